// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// The connection lives in another file's global; opened, used and closed through its functions.
#include "state.h"
int main(int argc, char **argv) {
  if (!state_open(argc > 1 ? argv[1] : "")) {
    state_close();
    return 1;
  }
  PQclear(PQexec(g_conn, "select 1"));
  state_close();
  return 0;
}
