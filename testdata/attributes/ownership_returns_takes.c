// SPDX-License-Identifier: Apache-2.0
// ownership_returns and ownership_takes in declarations make a resource of their own.
struct lease;
struct lease *lease_new(int id) __attribute__((ownership_returns(lease)));
void lease_end(struct lease *lease) __attribute__((ownership_takes(lease, 1)));
int lease_ok(struct lease *lease) __attribute__((ownership_holds(other, 1)));
int lease_id(const struct lease *lease);
int good(int id) {
  struct lease *lease = lease_new(id);
  int n = lease_id(lease);
  lease_end(lease);
  return n;
}
int bad(int id) {
  struct lease *lease = lease_new(id);
  if (lease_id(lease) != id) return -1; // expect-connleak-error-path {'lease' from lease_new()}
  lease_end(lease);
  return 0;
}
