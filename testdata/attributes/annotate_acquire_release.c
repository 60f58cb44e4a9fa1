// SPDX-License-Identifier: Apache-2.0
// The project's own pair by annotate().
#define ACQUIRES(name) __attribute__((annotate("connleak::acquire:" name)))
#define RELEASES(name) __attribute__((annotate("connleak::release:" name)))
struct session;
struct session *session_begin(const char *user) ACQUIRES("session");
void session_end(struct session *session RELEASES("session"));
const char *session_user(const struct session *session);
int good(const char *user) {
  struct session *session = session_begin(user);
  if (!session) return -1;
  int named = session_user(session) != 0;
  session_end(session);
  return named;
}
int bad(const char *user) {
  struct session *session = session_begin(user);
  if (!session) return -1;
  if (!session_user(session)) return -2; // expect-connleak-error-path {'session' from session_begin()}
  session_end(session);
  return 0;
}
