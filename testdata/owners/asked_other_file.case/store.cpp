// SPDX-License-Identifier: Apache-2.0
// The destructor forgets the connection; what the other methods pass it to only asks it.
#include "store.h"

Store::Store(const char *where) : conn_(PQconnectdb(where)) {} // expect-connleak-never-released {by anything else in Store}

Store::~Store() {}

int Store::version() const { return PQserverVersion(conn_); }
