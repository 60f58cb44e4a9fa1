// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// Owners that share a result stand in a ring, and the last one clears it.
#include <libpq-fe.h>

class Shared {
 public:
  Shared() { alone(); }
  explicit Shared(PGresult *res) : res_(res) { alone(); }
  Shared(const Shared &other) : res_(other.res_) { join(other); }
  Shared &operator=(const Shared &other) {
    if (this != &other) {
      drop();
      res_ = other.res_;
      join(other);
    }
    return *this;
  }
  ~Shared() { drop(); }
  explicit operator bool() const { return res_ != nullptr; }
  ExecStatusType status() const { return PQresultStatus(res_); }

 private:
  void alone() { left_ = right_ = this; }
  void join(const Shared &other) {
    left_ = &other;
    right_ = other.right_;
    left_->right_ = right_->left_ = this;
  }
  void drop() {
    const bool was_last = left_ == this;
    right_->left_ = left_;
    left_->right_ = right_;
    alone();
    if (was_last) PQclear(res_);
    res_ = nullptr;
  }

  PGresult *res_ = nullptr;
  mutable const Shared *left_ = nullptr;
  mutable const Shared *right_ = nullptr;
};

ExecStatusType by_one(PGconn *conn) {
  Shared one(PQexec(conn, "select 1"));
  return one.status();
}

ExecStatusType assigned(PGconn *conn) {
  Shared one;
  one = Shared(PQexec(conn, "select 1"));
  if (!one) return PGRES_FATAL_ERROR;
  return one.status();
}

// The ring is one of links inside the owners.
class Ring {
 public:
  Ring() : left_(this), right_(this) {}
  ~Ring() { leave(); }
  Ring(const Ring &) = delete;
  Ring &operator=(const Ring &) = delete;
  void join(const Ring &other) {
    left_ = &other;
    right_ = other.right_;
    left_->right_ = right_->left_ = this;
  }
  bool leave() {
    const bool was_last = left_ == this;
    right_->left_ = left_;
    left_->right_ = right_;
    left_ = right_ = this;
    return was_last;
  }

 private:
  mutable const Ring *left_;
  mutable const Ring *right_;
};

class Counted {
 public:
  explicit Counted(PGresult *res = nullptr) : res_(res) {}
  Counted(const Counted &other) : res_(other.res_) { ring_.join(other.ring_); }
  Counted &operator=(const Counted &other) {
    if (this == &other) return *this;
    drop();
    res_ = other.res_;
    ring_.join(other.ring_);
    return *this;
  }
  ~Counted() { drop(); }
  int rows() const { return PQntuples(res_); }

 private:
  void drop() {
    if (ring_.leave() && res_) PQclear(res_);
    res_ = nullptr;
  }

  PGresult *res_;
  Ring ring_;
};

Counted ask(PGconn *conn) { return Counted(PQexec(conn, "select 1")); }

int counted(PGconn *conn) {
  Counted one(ask(conn)), other(one);
  if (other.rows() > 1) return 1;
  one = Counted(PQexec(conn, "select 2"));
  return other.rows();
}
