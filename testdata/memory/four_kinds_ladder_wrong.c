// SPDX-License-Identifier: Apache-2.0
// The ladder's first rung from above forgets the stream.
#include <fcntl.h>
#include <libpq-fe.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
struct job { char *sql; PGconn *conn; FILE *log; int fd; };
struct job *job_new(const char *dsn, const char *path) {
  struct job *job = calloc(1, sizeof *job);
  if (!job) return NULL;
  if (!(job->sql = strdup("select 1"))) goto free_job;
  if (!(job->log = fopen(path, "a"))) goto free_sql;
  job->conn = PQconnectdb(dsn);
  if (PQstatus(job->conn) != CONNECTION_OK) goto finish;
  if ((job->fd = open(path, O_RDONLY)) < 0) goto finish;
  return job;
finish:
  PQfinish(job->conn);
free_sql:
  free(job->sql);
free_job:
  free(job); // expect-connleak-error-path {'job->log' from fopen()}
  return NULL;
}
