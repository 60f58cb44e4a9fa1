// SPDX-License-Identifier: Apache-2.0
#include "service.h"
#include <stdexcept>
#include <utility>

Service::Service(Connection conn, std::vector<std::string> topics) : conn_(std::move(conn)), topics_(std::move(topics)) {
  if (topics_.empty())
    throw std::invalid_argument("no topics");
}

Service::Service(PGconn *adopted) : conn_(adopted) { topics_.emplace_back("all"); }

void Service::run() {
  for (const std::string &topic : topics_) {
    PGresult *res = PQexec(conn_.get(), ("listen " + topic).c_str());
    const bool is_bad = PQresultStatus(res) != PGRES_COMMAND_OK;
    PQclear(res);
    if (is_bad)
      throw std::runtime_error(topic);
  }
}
