// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <libpq-fe.h>
[[noreturn]] void fail(PGconn *conn, const char *what);
[[noreturn]] void finish_and_fail(PGconn *conn, const char *what);
