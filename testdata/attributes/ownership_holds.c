// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// ownership_holds: the queue keeps the memory.
struct job;
struct queue;
struct job *job_new(void) __attribute__((ownership_returns(job)));
void job_free(struct job *job) __attribute__((ownership_takes(job, 1)));
void queue_push(struct queue *queue, struct job *job) __attribute__((ownership_holds(job, 2)));
int job_valid(const struct job *job);
int submit(struct queue *queue) {
  struct job *job = job_new();
  if (!job) return -1;
  if (!job_valid(job)) {
    job_free(job);
    return -1;
  }
  queue_push(queue, job);
  return 0;
}
