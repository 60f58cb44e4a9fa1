// SPDX-License-Identifier: Apache-2.0
// The project's own pool by its configuration.
struct pool;
struct conn;
struct conn *pool_get(struct pool *pool);
void pool_put(struct pool *pool, struct conn *conn);
int conn_exec(struct conn *conn, const char *sql);
int good(struct pool *pool) {
  struct conn *conn = pool_get(pool);
  if (!conn) return -1;
  int rc = conn_exec(conn, "select 1");
  pool_put(pool, conn);
  return rc;
}
int bad(struct pool *pool) {
  struct conn *conn = pool_get(pool);
  if (!conn) return -1;
  int rc = conn_exec(conn, "select 1");
  if (rc != 0) return rc; // expect-connleak-error-path {'conn' from pool_get()} expect-confidence certain
  pool_put(pool, conn);
  return 0;
}
