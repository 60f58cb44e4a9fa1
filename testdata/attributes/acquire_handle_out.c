// SPDX-License-Identifier: Apache-2.0
// acquire_handle on an out-parameter: acquired when the status is zero.
typedef unsigned int zx_handle;
typedef int status_t;
status_t channel_create(unsigned options, zx_handle *out __attribute__((acquire_handle("Zircon"))));
status_t handle_close(zx_handle handle __attribute__((release_handle("Zircon"))));
int channel_ready(zx_handle handle __attribute__((use_handle("Zircon"))));
status_t good(void) {
  zx_handle channel;
  status_t status = channel_create(0, &channel);
  if (status != 0) return status;
  channel_ready(channel);
  return handle_close(channel);
}
status_t bad(void) {
  zx_handle channel;
  status_t status = channel_create(0, &channel);
  if (status != 0) return status;
  if (!channel_ready(channel)) return -1; // expect-connleak-error-path {'channel' from channel_create()}
  return handle_close(channel);
}
