// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// Members that somebody may release or get, so that a destructor that does not says nothing.
#include <libpq-fe.h>
#include <utility>

class Lent {   // its caller gets it
 public:
  explicit Lent(const char *dsn) : conn_(PQconnectdb(dsn)) {}
  PGconn *get() const { return conn_; }

 private:
  PGconn *conn_;
};

class Closed {   // somebody calls close()
 public:
  explicit Closed(const char *dsn) : conn_(PQconnectdb(dsn)) {}
  ~Closed() {}
  void close() { PQfinish(std::exchange(conn_, nullptr)); }

 private:
  PGconn *conn_;
};

void keep(PGconn *conn);

class Handed {   // somebody else keeps it
 public:
  explicit Handed(const char *dsn) : conn_(PQconnectdb(dsn)) { keep(conn_); }

 private:
  PGconn *conn_;
};

class Elsewhere {   // finish() may do it: it is in another file
 public:
  explicit Elsewhere(const char *dsn) : conn_(PQconnectdb(dsn)) {}
  void finish();

 private:
  PGconn *conn_;
};

class Friendly {
 public:
  explicit Friendly(const char *dsn) : conn_(PQconnectdb(dsn)) {}
  friend void finish(Friendly &object);

 private:
  PGconn *conn_;
};

class Forever {   // the one object lives as long as the program
 public:
  explicit Forever(const char *dsn) : conn_(PQconnectdb(dsn)) {}
  bool is_up() const { return PQstatus(conn_) == CONNECTION_OK; }

 private:
  PGconn *conn_;
};
static Forever forever("dbname=app");
bool is_up() { return forever.is_up(); }

class Swapped {
 public:
  explicit Swapped(const char *dsn) : conn_(PQconnectdb(dsn)) {}
  void swap(PGconn *&other) { std::swap(conn_, other); }

 private:
  PGconn *conn_;
};

template <class Dsn>
class Template {   // any instantiation may do what it likes
 public:
  explicit Template(const Dsn &dsn) : conn_(PQconnectdb(dsn)) {}
  template <class Visitor> void visit(Visitor visitor) { visitor(conn_); }

 private:
  PGconn *conn_;
};
template class Template<const char *>;

class Within {   // a class within sees it, too
  struct Closer {
    Within *of;
    ~Closer() { PQfinish(of->conn_); }
  };

 public:
  explicit Within(const char *dsn) : conn_(PQconnectdb(dsn)) {}
  void run() { Closer closer{this}; }

 private:
  PGconn *conn_;
};

class Lambda {
 public:
  explicit Lambda(const char *dsn) : conn_(PQconnectdb(dsn)) {}
  auto closer() { return [this] { PQfinish(conn_); }; }

 private:
  PGconn *conn_;
};

class Adopted {   // the caller's
 public:
  explicit Adopted(PGconn *conn) : conn_(conn) {}
  bool is_up() const { return PQstatus(conn_) == CONNECTION_OK; }

 private:
  PGconn *conn_;
};
