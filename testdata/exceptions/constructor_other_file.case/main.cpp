// SPDX-License-Identifier: Apache-2.0
// The constructor opens in one file and calls a member of another, which throws.
#include "catalog.h"

std::size_t tables(const std::string &dsn) {
  Catalog catalog(dsn);
  return catalog.size();
}
