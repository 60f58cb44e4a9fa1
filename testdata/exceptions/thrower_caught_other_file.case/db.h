// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <libpq-fe.h>
#include <stdexcept>
#include <string>

struct DbError : std::runtime_error {
  using runtime_error::runtime_error;
};

int parsePort(const std::string &text);
int parseFlag(const std::string &text);
PGconn *connectTo(const std::string &host);
