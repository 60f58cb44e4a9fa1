// SPDX-License-Identifier: Apache-2.0
// Clearing the first member clears no other: the size counts, not only where it starts. What comes after the test is reachable.
#include <libpq-fe.h>
#include <string.h>

struct options { char name[16]; int node; };

int of_parameter(struct options *options) {
  memset(options->name, 0, sizeof options->name);
  if (options->node == 0)
    return -1;
  PGconn *conn = PQconnectdb("");
  return PQstatus(conn) == CONNECTION_OK; // expect-connleak-never-released
}

struct options configuration;

int of_global(void) {
  memset(configuration.name, 0, sizeof configuration.name);
  if (configuration.node == 0)
    return -1;
  PGconn *conn = PQconnectdb("");
  return PQstatus(conn) == CONNECTION_OK; // expect-connleak-never-released
}
