// SPDX-License-Identifier: Apache-2.0
// An opaque type: its user only sees a pointer, which holds the connection.
#include "store.h"
int good(const char *dsn) {
  struct store *store = store_open(dsn);
  if (!store) return -1;
  int found = store_get(store, "a");
  store_close(store);
  return found;
}
int bad(const char *dsn) {
  struct store *store = store_open(dsn);
  if (!store) return -1;
  if (!store_get(store, "a")) return 0; // expect-connleak-error-path {store_open()}
  store_close(store);
  return 1;
}
