// SPDX-License-Identifier: Apache-2.0
// Which of two globals owns the connection depends on a field that nobody writes while the loop runs: library calls only
// read the text beside it. So the shared connection is never replaced without the other variable following.
// case: expect-none
#include <libpq-fe.h>
#include <stdbool.h>
#include <stdio.h>

typedef enum { kUnknown, kPrimary, kStandby, kWitness } Role;
struct Node {
  int id;
  Role role;
  char name[64];
  char conninfo[1024];
};

static struct Node upstream;
static PGconn *upstream_conn;
static PGconn *primary_conn;

static bool checkUpstream(PGconn **conn, const char *conninfo, PGconn **paired) {
  if (PQstatus(*conn) == CONNECTION_OK)
    return true;
  PQfinish(*conn);
  *conn = PQconnectdb(conninfo);
  if (paired != NULL)
    *paired = *conn;
  return PQstatus(*conn) == CONNECTION_OK;
}

void watch(const char *elsewhere) {
  upstream_conn = PQconnectdb(upstream.conninfo);
  if (upstream.role == kStandby)
    primary_conn = PQconnectdb(elsewhere);
  else
    primary_conn = upstream_conn;

  for (int round = 0; round < 10; ++round) {
    bool up;
    printf("checking %s\n", upstream.name);
    if (upstream.role == kStandby)
      up = checkUpstream(&upstream_conn, upstream.conninfo, NULL);
    else
      up = checkUpstream(&upstream_conn, upstream.conninfo, &primary_conn);
    if (!up && upstream.role == kStandby)
      fprintf(stderr, "%s: %s\n", upstream.name, PQerrorMessage(primary_conn));
  }

  if (upstream.role == kStandby)
    PQfinish(primary_conn);
  PQfinish(upstream_conn);
  primary_conn = upstream_conn = NULL;
}
