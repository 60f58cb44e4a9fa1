// SPDX-License-Identifier: Apache-2.0
#include <libpq-fe.h>
PGconn *open_conn(const char *conninfo);
void log_failure(const char *text);
