// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <libpq-fe.h>
struct db { PGconn *conn; int version; };
int db_open(struct db *db, const char *dsn);
void db_close(struct db *db);
int pool_get(struct db *db);
