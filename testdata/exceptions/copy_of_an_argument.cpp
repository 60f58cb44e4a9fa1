// SPDX-License-Identifier: Apache-2.0
// The callee promises not to throw; copying its argument promises nothing.
#include <libpq-fe.h>

class Settings {
 public:
  Settings(const Settings &other);
  Settings(Settings &&other) noexcept;
  ~Settings();
};
void remember(Settings settings) noexcept;
void look_at(const Settings &settings) noexcept;

void by_value(const char *dsn, const Settings &settings) {
  PGconn *conn = PQconnectdb(dsn);
  remember(settings); // expect-connleak-exception-path {'conn' from PQconnectdb()}
  PQfinish(conn);
}

void by_reference(const char *dsn, Settings &settings) {
  PGconn *conn = PQconnectdb(dsn);
  look_at(settings);
  remember(static_cast<Settings &&>(settings));
  PQfinish(conn);
}
