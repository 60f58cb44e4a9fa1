// SPDX-License-Identifier: Apache-2.0
#pragma once
struct driver {
  void *(*connect)(const char *dsn);
  void (*disconnect)(void *);
};
extern const struct driver pg_driver;
