// SPDX-License-Identifier: Apache-2.0
// A handle that is owed even when opening failed.
struct store;
int store_open(struct store **out, const char *path);
const char *store_error(struct store *store);
void store_close(struct store *store);
int bad(const char *path) {
  struct store *store = 0;
  if (store_open(&store, path) != 0) return -1; // expect-connleak-error-path {'store' from store_open()}
  store_close(store);
  return 0;
}
int good(const char *path) {
  struct store *store = 0;
  int rc = store_open(&store, path);
  store_close(store);
  return rc;
}
