// SPDX-License-Identifier: Apache-2.0
// C++ in the backend: the error does not run destructors, it leaves by siglongjmp().
// flags: -I{pg_server}
extern "C" {
#include <postgres.h>
#include <fmgr.h>
}
#include <libpq-fe.h>
#include <memory>

struct Finish { void operator()(PGconn *conn) const { PQfinish(conn); } };

extern "C" void ping(const char *where) {
  std::unique_ptr<PGconn, Finish> conn(PQconnectdb(where));
  if (PQstatus(conn.get()) != CONNECTION_OK)
    ereport(ERROR, (errmsg("no connection")));   // expect-connleak-error-path {the result of PQconnectdb() is not released when ereport() raises an error}
}
