// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// PQping opens nothing that stays.
#include <libpq-fe.h>
int alive(const char *dsn) { return PQping(dsn) == PQPING_OK; }
