// SPDX-License-Identifier: Apache-2.0
#include "db.h"

PGconn *connectTo(const std::string &host) { return PQconnectdb(host.c_str()); }
