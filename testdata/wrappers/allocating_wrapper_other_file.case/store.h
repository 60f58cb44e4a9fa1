// SPDX-License-Identifier: Apache-2.0
#pragma once
struct store;
struct store *store_open(const char *dsn);
int store_get(struct store *store, const char *key);
void store_close(struct store *store);
