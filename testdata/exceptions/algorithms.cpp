// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// Algorithms of the library throw only what their callbacks throw, and these throw nothing.
#include <algorithm>
#include <cstring>
#include <libpq-fe.h>
#include <numeric>
#include <vector>

int longest(PGconn *conn) {
  PGresult *res = PQexec(conn, "select name from users");
  std::vector<int> lengths(static_cast<std::size_t>(PQntuples(res)));
  int row = 0;
  std::generate(lengths.begin(), lengths.end(), [&] { return PQgetlength(res, row++, 0); });
  std::sort(lengths.begin(), lengths.end(), [](int a, int b) { return a > b; });
  const int total = std::accumulate(lengths.begin(), lengths.end(), 0);
  const auto empty = std::find_if(lengths.begin(), lengths.end(), [](int n) { return n == 0; });
  const int longest = lengths.empty() || empty == lengths.begin() ? 0 : *std::max_element(lengths.begin(), lengths.end());
  PQclear(res);
  return std::max(longest, total / 2);
}
