// SPDX-License-Identifier: Apache-2.0
// acquire_handle on a function: what it returns is owed.
// Known gap: behind the declarator the attribute belongs to the function's type, not to its declaration.
typedef int ticket_t;
ticket_t ticket_open(const char *name) __attribute__((acquire_handle("ticket")));
void ticket_close(ticket_t ticket __attribute__((release_handle("ticket"))));
int ticket_read(ticket_t ticket __attribute__((use_handle("ticket"))));
int good(const char *name) {
  ticket_t ticket = ticket_open(name);
  int n = ticket_read(ticket);
  ticket_close(ticket);
  return n;
}
int bad(const char *name) {
  ticket_t ticket = ticket_open(name);
  int n = ticket_read(ticket);
  if (n < 0) return n; // gap: misses connleak-error-path
  ticket_close(ticket);
  return n;
}
