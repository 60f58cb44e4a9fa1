// SPDX-License-Identifier: Apache-2.0
#pragma once
#include "unique_handle.h"
#include <libpq-fe.h>

void closeConnection(PGconn *c);
void closeResult(PGresult *r);

template <> struct Traits<PGconn> {
  static void close(PGconn *c) { closeConnection(c); }
};

template <> struct Traits<PGresult> {
  static void close(PGresult *r) { closeResult(r); }
};
