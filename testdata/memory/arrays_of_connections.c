// SPDX-License-Identifier: Apache-2.0
// More ways to go through arrays of connections.
#include <libpq-fe.h>
#include <stdlib.h>
#include <string.h>
struct slot { PGconn *conn; int busy; };
static struct slot slots[8];
// 1: swap two slots: silent
void swap(int a, int b) { struct slot t = slots[a]; slots[a] = slots[b]; slots[b] = t; }
int s1(const char *d, int a, int b) {
  PGconn *c[4] = {0};
  c[a] = PQconnectdb(d);
  PGconn *t = c[a]; c[a] = c[b]; c[b] = t;
  for (int i = 0; i < 4; i++) PQfinish(c[i]);
  return 0;
}
// 2: compact: move down
int s2(const char **d, int n) {
  PGconn *c[8]; int m = 0;
  for (int i = 0; i < n && i < 8; i++) {
    c[m] = PQconnectdb(d[i]);
    if (PQstatus(c[m]) != CONNECTION_OK) { PQfinish(c[m]); continue; }
    m++;
  }
  while (m > 0) PQfinish(c[--m]);
  return 0;
}
// 3: index masked ring
static PGconn *ring[4]; static unsigned head;
void s3(const char *d) {
  PGconn *old = ring[head & 3];
  PQfinish(old);
  ring[head & 3] = PQconnectdb(d);
  head++;
}
// 4: stack push/pop
static PGconn *st[16]; static int top;
int push(PGconn *c) { if (top == 16) return -1; st[top++] = c; return 0; }
PGconn *pop(void) { return top ? st[--top] : NULL; }
int s4(const char *d) {
  PGconn *c = PQconnectdb(d);
  if (push(c) < 0) { PQfinish(c); return -1; }
  PGconn *x = pop();
  PQfinish(x);
  return 0;
}
// 5: push failing leaks
int s5(const char *d) {
  PGconn *c = PQconnectdb(d);
  if (push(c) < 0) return -1;    // expect-connleak-error-path {from PQconnectdb()}
  return 0;
}
// 6: fds in pollfd-like
int s6(const char **d, int n) {
  struct slot *p = calloc(n, sizeof *p); int i;
  if (!p) return -1;
  for (i = 0; i < n; i++) {
    p[i].conn = PQconnectdb(d[i]);
    if (PQstatus(p[i].conn) != CONNECTION_OK) goto fail;
  }
  for (i = 0; i < n; i++) PQfinish(p[i].conn);
  free(p);
  return 0;
fail:
  while (i >= 0) PQfinish(p[i--].conn);
  free(p);
  return -1;
}
// 7: fail path off by one: current one not finished
int s7(const char **d, int n) {
  struct slot *p = calloc(n, sizeof *p); int i;
  if (!p) return -1;
  for (i = 0; i < n; i++) {
    p[i].conn = PQconnectdb(d[i]);
    if (PQstatus(p[i].conn) != CONNECTION_OK) goto fail;
  }
  for (i = 0; i < n; i++) PQfinish(p[i].conn);
  free(p);
  return 0;
fail:
  while (--i >= 0) PQfinish(p[i].conn);
  free(p);   // expect-connleak-error-path {from PQconnectdb()}
  return -1;
}
// 8: pointer walk
int s8(const char **d, int n) {
  struct slot *p = calloc(n, sizeof *p), *e = p + n, *s;
  if (!p) return -1;
  for (s = p; s < e; s++) s->conn = PQconnectdb(*d++);
  for (s = p; s < e; s++) { if (s->conn) PQfinish(s->conn); s->conn = NULL; }
  free(p);
  return 0;
}
// 9: slot pointer
int s9(const char *d, int k) {
  struct slot *s = &slots[k];
  if (s->conn) return 0;
  s->conn = PQconnectdb(d);
  if (PQstatus(s->conn) != CONNECTION_OK) { PQfinish(slots[k].conn); slots[k].conn = NULL; return -1; }
  return 1;
}
// 10: reset through helper by index
static void reset(int k) { PQfinish(slots[k].conn); slots[k].conn = NULL; slots[k].busy = 0; }
int s10(const char *d, int k) {
  reset(k);
  slots[k].conn = PQconnectdb(d);
  if (PQstatus(slots[k].conn) != CONNECTION_OK) { reset(k); return -1; }
  return 0;
}
// 11: replaces without finishing the old: leak? (unknown old) silent
void s11(const char *d, int k) { slots[k].conn = PQconnectdb(d); }
// 12 overwrite in retry on slot
int s12(const char *d, int k) {
  for (int t = 0; t < 3; t++) {
    slots[k].conn = PQconnectdb(d);                 // expect-connleak-overwrite
    if (PQstatus(slots[k].conn) == CONNECTION_OK) return 0;
  }
  PQfinish(slots[k].conn); slots[k].conn = NULL;
  return -1;
}
// 13 2D
int s13(const char *d, int a, int b) {
  PGconn *m[3][3] = {{0}};
  m[a][b] = PQconnectdb(d);
  int ok = PQstatus(m[a][b]) == CONNECTION_OK;
  PQfinish(m[a][b]);
  return ok;
}
// 14 index changes in between
int s14(const char *d, int k) {
  PGconn *c[8] = {0};
  c[k] = PQconnectdb(d);
  k++;
  c[k] = PQconnectdb(d);
  for (int i = 0; i < 8; i++) PQfinish(c[i]);
  return 0;
}
// 15: array of results, cleared by count down
int s15(PGconn *c, const char **q) {
  PGresult *r[10]; int n = 0;
  for (; q[n] && n < 10; n++) r[n] = PQexec(c, q[n]);
  while (n--) PQclear(r[n]);
  return 0;
}
