// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// Escaped for the way in, unescaped for the way out; both freed.
#include <libpq-fe.h>
#include <stdlib.h>
#include <string.h>
size_t round_trip(PGconn *conn, const unsigned char *data, size_t size, unsigned char *out, size_t room) {
  size_t length = 0, n = 0;
  unsigned char *text = PQescapeByteaConn(conn, data, size, &length);
  if (!text) return 0;
  unsigned char *back = PQunescapeBytea(text, &n);
  PQfreemem(text);
  if (back == NULL) return 0;
  if (n <= room) memcpy(out, back, n);
  else n = 0;
  PQfreemem(back);
  return n;
}
