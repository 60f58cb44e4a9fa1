// SPDX-License-Identifier: Apache-2.0
// PQconnectdbParams as tools use it: keyword arrays, a password prompt, a second attempt.
#include <libpq-fe.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
char *ask_password(void);
PGconn *connect_database(const char *host, const char *dbname) {
  const char *keywords[4], *values[4];
  char *password = NULL;
  PGconn *conn;
  bool new_pass;
  do {
    keywords[0] = "host"; values[0] = host;
    keywords[1] = "password"; values[1] = password;
    keywords[2] = "dbname"; values[2] = dbname;
    keywords[3] = NULL; values[3] = NULL;
    new_pass = false;
    conn = PQconnectdbParams(keywords, values, 1); // expect-connleak-overwrite {'conn' from PQconnectdbParams()}
    if (!conn) return NULL;
    if (PQstatus(conn) == CONNECTION_BAD && PQconnectionNeedsPassword(conn) && !password) {
      password = ask_password();
      new_pass = true;
    }
  } while (new_pass);
  return conn;
}
