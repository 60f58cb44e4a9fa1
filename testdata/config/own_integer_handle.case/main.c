// SPDX-License-Identifier: Apache-2.0
// An integer handle that is valid from 0 on.
int slot_take(void);
void slot_give(int slot);
int slot_use(int slot);
int good(void) {
  int slot = slot_take();
  if (slot < 0) return -1;
  int n = slot_use(slot);
  slot_give(slot);
  return n;
}
int bad(void) {
  int slot = slot_take();
  if (slot < 0) return -1;
  int n = slot_use(slot);
  if (slot > 0) slot_give(slot);
  return n; // expect-connleak-error-path {'slot' from slot_take()}
}
