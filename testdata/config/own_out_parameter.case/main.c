// SPDX-License-Identifier: Apache-2.0
// Out-parameter and condition in the configuration.
struct channel;
int channel_open(const char *name, struct channel **out);
void channel_close(struct channel *channel);
int channel_send(struct channel *channel, const char *text);
int good(const char *name) {
  struct channel *channel;
  if (channel_open(name, &channel) != 0) return -1;
  int rc = channel_send(channel, "x");
  channel_close(channel);
  return rc;
}
int bad(const char *name) {
  struct channel *channel;
  int rc = channel_open(name, &channel);
  if (rc != 0) return rc;
  rc = channel_send(channel, "x");
  if (rc) return rc; // expect-connleak-error-path {'channel' from channel_open()}
  channel_close(channel);
  return 0;
}
