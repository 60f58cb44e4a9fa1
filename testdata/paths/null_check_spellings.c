// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// Every spelling of "is there one" before the release.
#include <libpq-fe.h>
#include <stddef.h>
void a(const char *dsn) { PGconn *c = PQconnectdb(dsn); if (c) PQfinish(c); }
void b(const char *dsn) { PGconn *c = PQconnectdb(dsn); if (c != NULL) PQfinish(c); }
void c(const char *dsn) { PGconn *c = PQconnectdb(dsn); if (NULL != c) PQfinish(c); }
void d(const char *dsn) { PGconn *c = PQconnectdb(dsn); if (!c) return; PQfinish(c); }
void e(const char *dsn) { PGconn *c = PQconnectdb(dsn); if (c == (PGconn *)0) return; PQfinish(c); }
void f(const char *dsn) { PGconn *c = PQconnectdb(dsn); if (!!c) PQfinish(c); }
void g(const char *dsn) { PGconn *c = PQconnectdb(dsn); c ? PQfinish(c) : (void)0; }
void h(const char *dsn) { PGconn *c = PQconnectdb(dsn); while (c) { PQfinish(c); c = NULL; } }
void i(const char *dsn) { PGconn *c; if ((c = PQconnectdb(dsn)) == NULL) return; PQfinish(c); }
void j(const char *dsn) { PGconn *c; if ((c = PQconnectdb(dsn))) PQfinish(c); }
void k(const char *dsn) { PGconn *c = PQconnectdb(dsn); _Bool have = c != NULL; if (have) PQfinish(c); }
void l(const char *dsn) { PGconn *c = PQconnectdb(dsn); int missing = !c; if (missing == 0) PQfinish(c); }
