// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <libpq-fe.h>
void notify_all(PGconn *conn) noexcept;
void notify_one(PGconn *conn);
