// SPDX-License-Identifier: Apache-2.0
// The template loses its result for numbers, which are parsed by std::stoi(), and not for strings; its twin owns.
#include "value.h"

int backends(PGconn *conn) { return value_of<int>(conn, "select count(*) from pg_stat_activity"); }
int locks(PGconn *conn) { return owned_value_of<int>(conn, "select count(*) from pg_locks"); }
