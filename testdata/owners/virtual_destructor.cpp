// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// The owner is known by its base class only; the destructor is virtual.
#include <libpq-fe.h>
#include <memory>

class Backend {
 public:
  virtual ~Backend() = default;
  virtual int version() const = 0;
};

class PgBackend final : public Backend {
 public:
  explicit PgBackend(const char *dsn) : conn_(PQconnectdb(dsn)) {}
  ~PgBackend() override { PQfinish(conn_); }
  PgBackend(const PgBackend &) = delete;
  PgBackend &operator=(const PgBackend &) = delete;
  int version() const override { return PQserverVersion(conn_); }

 private:
  PGconn *conn_;
};

void require_version(int version);

int by_unique_ptr(const char *dsn) {
  std::unique_ptr<Backend> backend = std::make_unique<PgBackend>(dsn);
  require_version(backend->version());
  return backend->version();
}

int by_delete(const char *dsn) {
  Backend *backend = new PgBackend(dsn);
  int version = backend->version();
  delete backend;
  return version;
}
