// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// Looking into containers without a check throws nothing: operator[], front(), find(), iterators, get().
#include <libpq-fe.h>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

struct Options {
  std::map<std::string, int> limits;
  std::set<int> ports;
  std::vector<std::string> hosts;
  std::optional<int> timeout;
  std::unique_ptr<int> retries;
};

int sum(const char *dsn, const Options &options) {
  PGconn *conn = PQconnectdb(dsn);
  int sum = PQserverVersion(conn);
  const auto limit = options.limits.find("connections");
  if (limit != options.limits.end())
    sum += limit->second;
  for (int port : options.ports)
    sum += port;
  if (!options.hosts.empty())
    sum += options.hosts.front()[0] + options.hosts.back()[0] + static_cast<int>(options.hosts[0].size());
  if (options.timeout)
    sum += *options.timeout;
  if (options.retries)
    sum += *options.retries;
  PQfinish(conn);
  return sum;
}
