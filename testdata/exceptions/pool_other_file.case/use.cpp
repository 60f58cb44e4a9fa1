// SPDX-License-Identifier: Apache-2.0
// A throw skips the giving back of what the pool of another file lent.
#include "pool.h"
#include <stdexcept>

int count(Pool &pool) {
  MYSQL *m = pool.take();
  if (mysql_query(m, "select 1"))
    throw std::runtime_error("query"); // expect-connleak-exception-path {'m'}
  MYSQL_RES *res = mysql_store_result(m);
  int n = res ? int(mysql_num_rows(res)) : 0;
  mysql_free_result(res);
  pool.give(m);
  return n;
}
