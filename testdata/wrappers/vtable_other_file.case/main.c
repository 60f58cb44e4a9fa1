// SPDX-License-Identifier: Apache-2.0
// The driver's table is another file's constant.
#include "driver.h"
#include <stddef.h>
int use(void *handle);
int run(const char *dsn, int dry) {
  void *handle = pg_driver.connect(dsn);
  if (handle == NULL) return -1;
  if (dry) return 0; // expect-connleak-error-path {'handle' from pg_connect()}
  pg_driver.disconnect(handle);
  return 1;
}
