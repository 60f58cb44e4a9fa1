// SPDX-License-Identifier: Apache-2.0
// What the findings of the golden files point into.
int load_orders(PGconn *conn) {
	PGresult *res = PQexec(conn, "select 1");
  if (PQresultStatus(res) != PGRES_TUPLES_OK)
    return -1;
  PQclear(res);
  return 0;
}
/* né🐘x */
