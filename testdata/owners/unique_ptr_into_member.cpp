// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// The owner is moved through a parameter into a member.
#include <libpq-fe.h>
#include <memory>
#include <string>
#include <utility>
#include <vector>

struct Finish {
  void operator()(PGconn *conn) const noexcept { PQfinish(conn); }
};
using Connection = std::unique_ptr<PGconn, Finish>;

std::vector<std::string> read_names(PGconn *conn);

class Repository {
 public:
  explicit Repository(Connection conn) : conn_(std::move(conn)), names_(read_names(conn_.get())) {}
  void use(Connection conn) {
    conn_ = std::move(conn);
    names_ = read_names(conn_.get());
  }
  std::size_t size() const { return names_.size(); }

 private:
  Connection conn_;
  std::vector<std::string> names_;
};

std::size_t names(const char *first, const char *second) {
  Connection conn(PQconnectdb(first));
  Repository repository(std::move(conn));
  repository.use(Connection(PQconnectdb(second)));
  return repository.size();
}
