// SPDX-License-Identifier: Apache-2.0
// What the pool of another file lent: a throw skips the giving back by hand; a lease gives it back.
#include "pool.h"
#include <stdexcept>

int byHand(Pool &pool) {
  MYSQL *m = pool.take();
  if (mysql_query(m, "select 1"))
    throw std::runtime_error("query"); // expect-connleak-exception-path {'m'}
  MYSQL_RES *res = mysql_store_result(m);
  int n = res ? int(mysql_num_rows(res)) : 0;
  mysql_free_result(res);
  pool.give(m);
  return n;
}

int byLease(Pool &pool) {
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
    return byHand(pool) + byLease(pool);
  } catch (const std::runtime_error &) {
    return 1;
  }
}
