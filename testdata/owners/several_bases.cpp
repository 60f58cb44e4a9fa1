// SPDX-License-Identifier: Apache-2.0
// A virtual base, a private base that owns a stream, and a class that adds a stream to a connection.
// case: expect-none
#include <cstdio>
#include <libpq-fe.h>
#include <memory>
#include <string>
#include <vector>

class Resource {
 public:
  Resource() = default;
  Resource(const Resource &) = delete;
  Resource &operator=(const Resource &) = delete;
  virtual ~Resource() = default;
  virtual std::string name() const = 0;
};

class PgResource : public Resource {
 public:
  explicit PgResource(const char *dsn) : conn_(PQconnectdb(dsn)) {}
  ~PgResource() override { PQfinish(conn_); }
  std::string name() const override { return "pg"; }

 protected:
  PGconn *conn_;
};

class LoggingPg : public PgResource {
 public:
  explicit LoggingPg(const char *dsn) : PgResource(dsn), log_(std::fopen("log", "a")) {
    if (log_)
      PQtrace(conn_, log_);
  }
  ~LoggingPg() override {
    PQuntrace(conn_);
    if (log_)
      std::fclose(log_);
  }

 private:
  FILE *log_;
};

class Mixin {
 public:
  FILE *extra = nullptr;
  ~Mixin() {
    if (extra)
      std::fclose(extra);
  }
};

class Both final : public virtual Resource, private Mixin {
 public:
  Both() { extra = std::fopen("x", "r"); }
  std::string name() const override { return "both"; }
};

std::unique_ptr<Resource> make(int kind) {
  switch (kind) {
  case 0:
    return std::make_unique<PgResource>("");
  case 1:
    return std::unique_ptr<Resource>(new LoggingPg(""));
  case 2:
    return std::make_unique<Both>();
  }
  return nullptr;
}

int main() {
  std::vector<std::unique_ptr<Resource>> all;
  for (int i = 0; i < 3; ++i)
    all.push_back(make(i));
  Resource *raw = new LoggingPg("z");
  size_t n = raw->name().size();
  delete raw;
  std::shared_ptr<Resource> s = make(1);
  for (auto &r : all)
    n += r->name().size();
  return int(n + s->name().size());
}
