// SPDX-License-Identifier: Apache-2.0
// A kind is told by comparing a text with one name after the other, two calls away: each of the answers stays possible.
#include <libpq-fe.h>
#include <string.h>
#include <stdio.h>
#include <stdlib.h>
typedef enum { UNKNOWN, PRIMARY, STANDBY, WITNESS } stype;
struct node { int id; int up; stype type; char name[64]; char ci[64]; int prio; };
#define NODE_INIT { -1, -1, UNKNOWN, "", "", 100 }
stype parse_type(const char *t) {
  if (strcmp(t,"primary")==0) return PRIMARY;
  else if (strcmp(t,"standby")==0) return STANDBY;
  else if (strcmp(t,"witness")==0) return WITNESS;
  return UNKNOWN;
}
static void populate(PGresult *res, struct node *n) {
  n->id = atoi(PQgetvalue(res,0,0));
  n->type = parse_type(PQgetvalue(res,0,1));
  snprintf(n->name, sizeof n->name, "%s", PQgetvalue(res,0,2));
}
static int get(PGconn *c, struct node *n) {
  PGresult *res = PQexec(c,"q");
  if (PQresultStatus(res)!=PGRES_TUPLES_OK) { PQclear(res); return -1; }
  if (!PQntuples(res)) { PQclear(res); return 1; }
  populate(res,n);
  PQclear(res);
  return 0;
}
void run(const char *a, const char *b) {
  struct node n = NODE_INIT;
  PGconn *l = PQconnectdb(a), *p = PQconnectdb(b);
  if (get(p,&n) != 0) { PQfinish(l); PQfinish(p); exit(1); }
  if (n.type != WITNESS) { PQfinish(l); PQfinish(p); exit(1);}
  PQfinish(p); // l stays open
} // expect-connleak-error-path {'l' from PQconnectdb()}
