// SPDX-License-Identifier: Apache-2.0
#include <libpq-fe.h>
PGconn *connect_or_null(const char *dsn) { return PQconnectdb(dsn); }
