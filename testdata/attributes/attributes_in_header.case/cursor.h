// SPDX-License-Identifier: Apache-2.0
#pragma once
struct cursor;
struct cursor *cursor_open(const char *sql) __attribute__((annotate("connleak::acquire:cursor")));
int cursor_next(struct cursor *cursor);
void cursor_close(struct cursor *cursor __attribute__((annotate("connleak::release:cursor"))));
