// SPDX-License-Identifier: Apache-2.0
// The message names the variable of the out-parameter, not the one behind the hidden first argument.
// flags: -fno-exceptions
namespace app {
struct Session;
struct Pool {
  bool try_acquire(Session **out, int seconds);
  void release(Session *session);
};
}
int run(app::Pool &pool, bool is_early) {
  app::Session *session;
  int seconds = 3;
  if (!pool.try_acquire(&session, seconds)) return 0;
  if (is_early) return 1; // expect-connleak-error-path {'session' from app::Pool::try_acquire()}
  pool.release(session);
  return 2;
}
