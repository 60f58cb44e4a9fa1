// SPDX-License-Identifier: Apache-2.0
#include "state.h"
PGconn *g_conn;
int state_open(const char *dsn) {
  g_conn = PQconnectdb(dsn);
  return PQstatus(g_conn) == CONNECTION_OK;
}
void state_close(void) {
  if (g_conn) PQfinish(g_conn);
  g_conn = NULL;
}
