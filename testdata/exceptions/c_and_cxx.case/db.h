// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <libpq-fe.h>
#ifdef __cplusplus
extern "C" {
#endif
PGconn *db_open(const char *dsn);
void db_close(PGconn *conn);
int db_rows(PGconn *conn, const char *table);
#ifdef __cplusplus
}
#endif
