// SPDX-License-Identifier: Apache-2.0
// Member functions of a namespace's class, without exceptions.
// flags: -fno-exceptions
namespace app {
struct Conn { bool exec(const char *sql); };
class Pool {
 public:
  Conn *acquire();
  void release(Conn *conn);
};
}
bool good(app::Pool &pool) {
  app::Conn *conn = pool.acquire();
  if (!conn) return false;
  bool ok = conn->exec("select 1");
  pool.release(conn);
  return ok;
}
bool bad(app::Pool &pool) {
  app::Conn *conn = pool.acquire();
  if (!conn) return false;
  if (!conn->exec("select 1")) return false; // expect-connleak-error-path {'conn' from app::Pool::acquire()}
  pool.release(conn);
  return true;
}
