// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <libpq-fe.h>
PGconn *db_open(const char *dsn);
void db_close(PGconn **conn);
