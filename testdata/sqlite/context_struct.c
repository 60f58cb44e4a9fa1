// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// The store keeps database and statements; close finalizes all.
#include <sqlite3.h>
#include <stdlib.h>
struct store { sqlite3 *db; sqlite3_stmt *get, *put; };
static void store_close(struct store *s) {
  if (!s) return;
  sqlite3_finalize(s->get);
  sqlite3_finalize(s->put);
  sqlite3_close(s->db);
  free(s);
}
struct store *store_open(const char *path) {
  struct store *s = calloc(1, sizeof *s);
  if (!s) return NULL;
  if (sqlite3_open(path, &s->db) != SQLITE_OK) goto fail;
  if (sqlite3_prepare_v2(s->db, "select v from kv where k = ?", -1, &s->get, NULL) != SQLITE_OK) goto fail;
  if (sqlite3_prepare_v2(s->db, "replace into kv values (?, ?)", -1, &s->put, NULL) != SQLITE_OK) goto fail;
  return s;
fail:
  store_close(s);
  return NULL;
}
