// SPDX-License-Identifier: Apache-2.0
#pragma once
#include <libpq-fe.h>
#include <memory>

struct ResultSink {
  virtual ~ResultSink() = default;
  virtual void accept(PGresult *res) = 0;
};

std::unique_ptr<ResultSink> makeSink();
void produce(PGconn *conn, ResultSink &sink);
