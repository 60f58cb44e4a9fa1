// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// Unknown functions whose names say that they end or keep the handle.
#include <libpq-fe.h>
void db_disconnect(PGconn *conn);
void destroyConnection(PGconn *conn);
int queue_push(void *queue, PGconn *conn);
int a(const char *dsn) { PGconn *conn = PQconnectdb(dsn); int v = PQserverVersion(conn); db_disconnect(conn); return v; }
int b(const char *dsn) { PGconn *conn = PQconnectdb(dsn); int v = PQserverVersion(conn); destroyConnection(conn); return v; }
int c(void *queue, const char *dsn) { return queue_push(queue, PQconnectdb(dsn)); }
