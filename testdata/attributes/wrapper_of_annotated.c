// SPDX-License-Identifier: Apache-2.0
// A wrapper of an annotated function needs no annotation of its own.
struct lease;
struct lease *lease_new(int id) __attribute__((ownership_returns(lease)));
void lease_end(struct lease *lease) __attribute__((ownership_takes(lease, 1)));
int lease_id(const struct lease *lease);
static struct lease *lease_any(int from, int to) {
  for (int id = from; id < to; id++) {
    struct lease *lease = lease_new(id);
    if (lease) return lease;
  }
  return 0;
}
int bad(void) {
  struct lease *lease = lease_any(0, 9);
  if (!lease) return -1;
  return lease_id(lease); // expect-connleak-never-released {'lease' from lease_any()}
}
