// SPDX-License-Identifier: Apache-2.0
#include "db.h"

int parsePort(const std::string &text) {
  if (text.empty())
    throw DbError("no port");
  return text[0] - '0';
}

int parseFlag(const std::string &text) {
  try {
    return parsePort(text);
  } catch (const std::exception &) {
    return 0;
  }
}
