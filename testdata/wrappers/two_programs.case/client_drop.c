// SPDX-License-Identifier: Apache-2.0
#include <libpq-fe.h>
#include <stdio.h>
void drop(PGconn *conn) { printf("%s\n", PQdb(conn)); }
