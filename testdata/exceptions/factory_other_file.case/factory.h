// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <libpq-fe.h>
#include <memory>

struct Finish {
  void operator()(PGconn *conn) const noexcept;
};
using Connection = std::unique_ptr<PGconn, Finish>;

PGconn *open_raw(const char *dsn);
Connection open_owned(const char *dsn);
