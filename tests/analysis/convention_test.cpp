// SPDX-License-Identifier: Apache-2.0
#include "checker/analysis/convention.h"

#include <gtest/gtest.h>

#include <ostream>

namespace connleak {

void PrintTo(Custom custom, std::ostream *out) { *out << (custom == Custom::Borrows ? "borrows" : custom == Custom::Ends ? "ends" : "keeps"); }

namespace {

TEST(Convention, WordsThatEnd) {
  for (const char *name : {"db_close", "closeConnection", "CLOSE_ALL", "PQfinish", "freeaddrinfo", "conn_destroy", "releaseHandle", "app_cleanup"})
    EXPECT_EQ(customOf(name, 0, 1), Custom::Ends) << name;
}

TEST(Convention, WordsThatKeep) {
  for (const char *name : {"list_append", "pushBack", "queue_put", "register_handler"}) EXPECT_EQ(customOf(name, 1, 2), Custom::Keeps) << name;
  EXPECT_EQ(customOf("remember_add", 0, 1), Custom::Keeps);
  EXPECT_EQ(customOf("list_append", 0, 2), Custom::Borrows);   // what is appended to
}

TEST(Convention, OtherWordsOnlyLook) {
  for (const char *name : {"PQexec", "print_status", "address_of", "pushed", "", "_", "dataset"}) EXPECT_EQ(customOf(name, 0, 2), Custom::Borrows) << name;
}

}  // namespace
}  // namespace connleak
