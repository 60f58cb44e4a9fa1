// SPDX-License-Identifier: Apache-2.0
#include <postgres.h>
#include <fmgr.h>
#include <libpq-fe.h>

extern void check(PGconn *conn, int level);
