// SPDX-License-Identifier: Apache-2.0
// The caller takes -2 for "nothing open" as well.
#include <sqlite3.h>
#include <string.h>
struct ctx { int have_db, have_stmt; sqlite3 *db; sqlite3_stmt *stmt; };
static int ctx_open(struct ctx *c, const char *path) {
  memset(c, 0, sizeof *c);
  if (sqlite3_open(path, &c->db) != SQLITE_OK) {
    sqlite3_close_v2(c->db);
    c->db = NULL;
    return -1;
  }
  c->have_db = 1;
  if (sqlite3_prepare_v2(c->db, "select 1", -1, &c->stmt, NULL) != SQLITE_OK) return -2;
  c->have_stmt = 1;
  return 0;
}
static void ctx_close(struct ctx *c) {
  if (c->have_stmt) sqlite3_finalize(c->stmt);
  if (c->have_db) sqlite3_close_v2(c->db);
}
int run(const char *path) {
  struct ctx c;
  int rc = ctx_open(&c, path);
  if (rc < 0) return rc; // expect-connleak-error-path {from ctx_open()}
  rc = sqlite3_step(c.stmt);
  ctx_close(&c);
  return rc;
}
