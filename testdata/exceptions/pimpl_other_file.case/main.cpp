// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// The user of the class knows nothing of a connection; the class owns it by a pointer to its implementation.
#include "store.h"
#include <stdexcept>

void keep(const std::string &dsn, const std::string &key) {
  Store store(dsn);
  store.put(key, "1");
  if (key.empty())
    throw std::invalid_argument("key");
  auto other = std::make_unique<Store>(dsn);
  other->put(key, "2");
}
