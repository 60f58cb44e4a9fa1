// SPDX-License-Identifier: Apache-2.0
#include "driver.h"
#include <libpq-fe.h>
static void *pg_connect(const char *dsn) { return PQconnectdb(dsn); }
static void pg_disconnect(void *handle) { PQfinish(handle); }
const struct driver pg_driver = {pg_connect, pg_disconnect};
