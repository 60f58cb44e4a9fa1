// SPDX-License-Identifier: Apache-2.0
// The blob handle is left when the read fails.
#include <sqlite3.h>
int read_blob(sqlite3 *db, sqlite3_int64 row, void *buf, int size) {
  sqlite3_blob *blob;
  if (sqlite3_blob_open(db, "main", "files", "data", row, 0, &blob) != SQLITE_OK) return -1;
  if (sqlite3_blob_bytes(blob) < size) size = sqlite3_blob_bytes(blob);
  if (sqlite3_blob_read(blob, buf, size, 0) != SQLITE_OK) return -1; // expect-connleak-error-path {'blob' from sqlite3_blob_open()}
  sqlite3_blob_close(blob);
  return size;
}
