// SPDX-License-Identifier: Apache-2.0
// How the programs of this folder get at their database.
#ifndef DEMO_DB_H
#define DEMO_DB_H

#include <libpq-fe.h>

// Connects to the shop's database on that host. The caller finishes what it gets, also when the login failed: the
// status tells.
PGconn *db_open(const char *host);

#endif
