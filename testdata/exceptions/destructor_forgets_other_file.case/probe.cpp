// SPDX-License-Identifier: Apache-2.0
#include "probe.h"
#include <cstdio>

Probe::Probe(const char *dsn) noexcept : conn_(PQconnectdb(dsn)) {} // expect-connleak-never-released {by ~Probe()}
Probe::~Probe() { std::puts("probed"); }
bool Probe::is_up() const noexcept { return PQstatus(conn_) == CONNECTION_OK; }
