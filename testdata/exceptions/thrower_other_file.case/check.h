// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <libpq-fe.h>
void check_version(PGconn *conn, int least);
int major_version(PGconn *conn);
