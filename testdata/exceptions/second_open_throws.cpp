// SPDX-License-Identifier: Apache-2.0
// The second file cannot be opened: the throw loses the first.
#include <cerrno>
#include <fcntl.h>
#include <string>
#include <system_error>
#include <unistd.h>

void copy(const std::string &from, const std::string &to) {
  int in = ::open(from.c_str(), O_RDONLY);
  if (in < 0)
    throw std::system_error(errno, std::generic_category(), from);
  int out = ::open(to.c_str(), O_WRONLY | O_CREAT, 0644);
  if (out < 0)
    throw std::system_error(errno, std::generic_category(), to); // expect-connleak-exception-path {'in'}
  char buf[512];
  for (ssize_t n; (n = ::read(in, buf, sizeof buf)) > 0;)
    if (::write(out, buf, n) != n)
      break;
  ::close(in);
  ::close(out);
}
