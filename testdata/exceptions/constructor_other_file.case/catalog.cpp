// SPDX-License-Identifier: Apache-2.0
#include "catalog.h"

Catalog::Catalog(const std::string &dsn) : conn_(PQconnectdb(dsn.c_str())) {
  load(); // expect-connleak-exception-path {load() throws}
}

Catalog::~Catalog() { PQfinish(conn_); }
