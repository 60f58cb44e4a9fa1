// SPDX-License-Identifier: Apache-2.0
// The logger is started again when the child with its pid has ended; where no child could be made its pid is 0, and no
// child has that: the file it would have taken is never opened twice.
// case: expect-none
#include <stdio.h>
#include <stdlib.h>
#include <sys/wait.h>
#include <unistd.h>
static FILE *log_file;
static int logger_pid = 0, worker_pid = 0;
static volatile int reload;

static int start_logger(const char *name) {
  int pid;
  log_file = fopen(name, "a");
  switch ((pid = fork())) {
    case -1: fprintf(stderr, "no fork\n"); return 0;
    case 0: exit(0);
    default:
      fclose(log_file);
      log_file = NULL;
      return pid;
  }
  return 0;
}
static int start_worker(void) { int pid = fork(); if (pid == 0) exit(0); return pid; }

static void reap(const char *name) {
  int pid, status;
  while ((pid = waitpid(-1, &status, WNOHANG)) > 0) {
    int again = 1;
    if (WIFEXITED(status) && WEXITSTATUS(status) == 3) again = 0;
    if (pid == worker_pid) {
      if (again) worker_pid = start_worker(); else worker_pid = 0;
    } else if (pid == logger_pid) {
      if (again)
        logger_pid = start_logger(name);
      else
        logger_pid = 0;
    }
  }
}
int serve(const char *name) {
  logger_pid = start_logger(name);
  worker_pid = start_worker();
  for (;;) {
    reap(name);
    pause();
  }
}
