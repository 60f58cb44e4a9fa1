// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <libpq-fe.h>
extern PGconn *g_conn;
int state_open(const char *dsn);
void state_close(void);
