// SPDX-License-Identifier: Apache-2.0
// A transaction rolls back in its destructor, unless it was committed; the twin forgets the result of the rollback.
#include <libpq-fe.h>
#include <stdexcept>

class Transaction {
 public:
  explicit Transaction(PGconn *conn) : conn_(conn) { run("begin"); }
  ~Transaction() {
    if (!is_done_)
      PQclear(PQexec(conn_, "rollback"));
  }
  Transaction(const Transaction &) = delete;
  Transaction &operator=(const Transaction &) = delete;
  void commit() {
    run("commit");
    is_done_ = true;
  }

 private:
  void run(const char *sql) {
    PGresult *res = PQexec(conn_, sql);
    const bool is_good = PQresultStatus(res) == PGRES_COMMAND_OK;
    PQclear(res);
    if (!is_good)
      throw std::runtime_error(sql);
  }
  PGconn *conn_;
  bool is_done_ = false;
};

class CarelessTransaction {
 public:
  explicit CarelessTransaction(PGconn *conn) : conn_(conn) { PQclear(PQexec(conn_, "begin")); }
  ~CarelessTransaction() {
    PQexec(conn_, "rollback"); // expect-connleak-never-released {PQexec()}
  }

 private:
  PGconn *conn_;
};

void book(PGconn *conn, int order);

void book_order(PGconn *conn, int order) {
  Transaction transaction(conn);
  book(conn, order);
  transaction.commit();
}

void try_order(PGconn *conn, int order) {
  CarelessTransaction transaction(conn);
  book(conn, order);
}
