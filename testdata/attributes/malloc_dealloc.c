// SPDX-License-Identifier: Apache-2.0
// malloc(deallocator) as GCC has it; kept behind a macro that gives the compiler what it knows.
#define MALLOC_BY(f)
struct buf;
void buf_free(struct buf *buf) __attribute__((ownership_takes(buf, 1)));
struct buf *buf_new(unsigned long size) MALLOC_BY(buf_free) __attribute__((ownership_returns(buf)));
int buf_fill(struct buf *buf, int fd);
int read_one(int fd) {
  struct buf *buf = buf_new(512);
  if (!buf) return -1;
  if (buf_fill(buf, fd) < 0) return -1; // expect-connleak-error-path {'buf' from buf_new()}
  buf_free(buf);
  return 0;
}
