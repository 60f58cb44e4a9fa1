// SPDX-License-Identifier: Apache-2.0
#include "sink.h"
#include <cstdio>

namespace {
class Printer final : public ResultSink {
  void accept(PGresult *res) override {
    std::printf("%d\n", PQntuples(res));
    PQclear(res);
  }
};
}

std::unique_ptr<ResultSink> makeSink() { return std::make_unique<Printer>(); }
