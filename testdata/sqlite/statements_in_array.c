// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// Statements prepared in a loop into an array of the caller's struct; on failure close() finalizes all.
#include <sqlite3.h>
#include <stdbool.h>
#include <string.h>
enum { Q_GET, Q_PUT, Q_COUNT };
static const char *const queries[Q_COUNT] = {"select v from kv where k = ?", "replace into kv values (?, ?)"};
struct store { sqlite3_stmt *stmts[Q_COUNT]; };
void store_close(struct store *s) {
  for (int i = 0; i < Q_COUNT; i++) {
    sqlite3_finalize(s->stmts[i]);
    s->stmts[i] = NULL;
  }
}
bool store_prepare(struct store *s, sqlite3 *db) {
  memset(s, 0, sizeof *s);
  for (int i = 0; i < Q_COUNT; i++) {
    if (sqlite3_prepare_v2(db, queries[i], -1, &s->stmts[i], NULL) != SQLITE_OK) {
      store_close(s);
      return false;
    }
  }
  return true;
}
