// SPDX-License-Identifier: Apache-2.0
#include "value.h"

std::string database(PGconn *conn) { return value_of<std::string>(conn, "select current_database()"); }
std::string role(PGconn *conn) { return owned_value_of<std::string>(conn, "select current_role"); }
