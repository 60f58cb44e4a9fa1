// SPDX-License-Identifier: Apache-2.0
// A lease gives back what the pool of another file lent.
// case: expect-none
#include "pool.h"
#include <stdexcept>

int count(Pool &pool) {
  Lease lease(pool);
  if (mysql_query(lease.get(), "select 1"))
    throw std::runtime_error("query");
  MYSQL_RES *res = mysql_store_result(lease.get());
  int n = res ? int(mysql_num_rows(res)) : 0;
  mysql_free_result(res);
  return n;
}

int main() {
  Pool pool;
  try {
    return count(pool) + count(pool);
  } catch (const std::runtime_error &) {
    return 1;
  }
}
