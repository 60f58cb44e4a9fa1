// SPDX-License-Identifier: Apache-2.0
#include "query.h"

int orders(PGconn *conn) { return query_rows(conn, "select 1 from orders"); }
