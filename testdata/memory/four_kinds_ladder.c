// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// Memory, stream, connection and descriptor in one object; the constructor's ladder and the destructor agree.
#include <fcntl.h>
#include <libpq-fe.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
struct job { char *sql; PGconn *conn; FILE *log; int fd; };
struct job *job_new(const char *dsn, const char *path) {
  struct job *job = malloc(sizeof *job);
  if (!job) return NULL;
  memset(job, 0, sizeof *job);
  job->fd = -1;
  if (!(job->sql = strdup("select 1"))) goto free_job;
  if (!(job->log = fopen(path, "a"))) goto free_sql;
  job->conn = PQconnectdb(dsn);
  if (PQstatus(job->conn) != CONNECTION_OK) goto finish;
  if ((job->fd = open(path, O_RDONLY)) < 0) goto finish;
  return job;
finish:
  PQfinish(job->conn);
  fclose(job->log);
free_sql:
  free(job->sql);
free_job:
  free(job);
  return NULL;
}
void job_free(struct job *job) {
  if (!job) return;
  if (job->fd != -1) close(job->fd);
  if (job->log) fclose(job->log);
  PQfinish(job->conn);
  free(job->sql);
  free(job);
}
int use(const char *dsn, const char *path) {
  struct job *job = job_new(dsn, path);
  if (!job) return -1;
  int v = PQserverVersion(job->conn);
  job_free(job);
  return v;
}
