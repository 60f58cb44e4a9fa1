// SPDX-License-Identifier: Apache-2.0
// Lists without locks, and slots that are filled once.
#include <libpq-fe.h>
#include <stdatomic.h>
#include <stdlib.h>

struct session {
  struct session *next;
  PGconn *conn;
};

static _Atomic(struct session *) top;
static _Atomic(PGconn *) slot;

int pushes(const char *dsn) {
  struct session *session = calloc(1, sizeof *session);
  if (session == NULL)
    return -1;
  session->conn = PQconnectdb(dsn);
  session->next = atomic_load(&top);
  while (!atomic_compare_exchange_weak(&top, &session->next, session)) {
  }
  return 0;
}

int opens_what_was_pushed(const char *dsn) {
  struct session *session = calloc(1, sizeof *session);
  if (session == NULL)
    return -1;
  session->next = atomic_load(&top);
  while (!atomic_compare_exchange_weak(&top, &session->next, session)) {
  }
  session->conn = PQconnectdb(dsn);
  return 0;
}

PGconn *one_for_all(const char *dsn) {
  PGconn *conn = atomic_load(&slot), *none = NULL;
  if (conn != NULL)
    return conn;
  conn = PQconnectdb(dsn);
  if (!atomic_compare_exchange_strong(&slot, &none, conn)) {
    PQfinish(conn);
    return none;
  }
  return conn;
}

void forgets_the_other(const char *dsn) {
  PGconn *none = NULL, *conn = PQconnectdb(dsn);
  atomic_compare_exchange_strong(&slot, &none, conn);
} // expect-connleak-error-path {'conn'}

static PGconn *shared;

// What was there says whether it was put there.
void by_value(const char *dsn) {
  PGconn *conn = PQconnectdb(dsn);
  PGconn *was = __sync_val_compare_and_swap(&shared, NULL, conn);
  if (was != NULL)
    PQfinish(conn);
}

// Only where nothing was: what is there stays.
void first_stays(const char *dsn) {
  _Atomic(PGconn *) mine = PQconnectdb(dsn);
  PGconn *none = NULL, *other = PQconnectdb(dsn);
  if (!atomic_compare_exchange_strong(&mine, &none, other))
    PQfinish(other);
  PQfinish(atomic_load(&mine));
}
