// SPDX-License-Identifier: Apache-2.0
// substr() throws when the text is shorter than it thinks; here the connection is not yet in its owner.
#include <libpq-fe.h>
#include <memory>
#include <string>

using Connection = std::unique_ptr<PGconn, decltype(&PQfinish)>;

Connection open_late(const std::string &url) {
  PGconn *raw = PQconnectdb(url.c_str());
  std::string host = url.substr(13); // expect-connleak-exception-path {'raw' from PQconnectdb()} gap on libc++: misses connleak-exception-path
  if (host == "localhost")
    PQsetErrorVerbosity(raw, PQERRORS_VERBOSE);
  return Connection(raw, &PQfinish);
}

Connection open_early(const std::string &url) {
  Connection conn(PQconnectdb(url.c_str()), &PQfinish);
  std::string host = url.substr(13);
  if (host == "localhost")
    PQsetErrorVerbosity(conn.get(), PQERRORS_VERBOSE);
  return conn;
}
