// SPDX-License-Identifier: Apache-2.0
// The failing constructor closes the database but not the statement prepared before.
#include <sqlite3.h>
#include <stdlib.h>
struct store { sqlite3 *db; sqlite3_stmt *get, *put; };
struct store *store_open(const char *path) {
  struct store *s = calloc(1, sizeof *s);
  if (!s) return NULL;
  if (sqlite3_open(path, &s->db) != SQLITE_OK) goto fail;
  if (sqlite3_prepare_v2(s->db, "select v from kv where k = ?", -1, &s->get, NULL) != SQLITE_OK) goto fail;
  if (sqlite3_prepare_v2(s->db, "replace into kv values (?, ?)", -1, &s->put, NULL) != SQLITE_OK) goto fail;
  return s;
fail:
  sqlite3_close_v2(s->db);
  free(s); // expect-connleak-error-path {'s->get' from sqlite3_prepare_v2()}
  return NULL;
}
