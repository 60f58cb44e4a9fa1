// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <libpq-fe.h>
void give_up(PGconn *conn, int finish, const char *why);
