// SPDX-License-Identifier: Apache-2.0
// An intrinsic that the target of the command lacks is an error that Clang tells late, when it makes code. The unit is
// analysed all the same.
#include <libpq-fe.h>

#if defined(__x86_64__)
static unsigned mixed(unsigned hash, unsigned char c) { return __builtin_ia32_crc32qi(hash, c); }
#else
static unsigned mixed(unsigned hash, unsigned char c) { return hash * 31 + c; }
#endif

int keeps(const char *dsn) {
  PGconn *conn = PQconnectdb(dsn);  // expect-note {acquired here}
  if (mixed(0, dsn[0]) == 7)
    return -1;                      // expect-connleak-error-path {'conn' from PQconnectdb()}
  PQfinish(conn);
  return 0;
}

int closes(const char *dsn) {
  PGconn *conn = PQconnectdb(dsn);
  unsigned hash = mixed(0, dsn[0]);
  PQfinish(conn);
  return hash == 7;
}
