// SPDX-License-Identifier: Apache-2.0
// case: expect-none
// A list of nodes that own their connection and their successor.
#include <libpq-fe.h>
#include <memory>
#include <utility>

struct Node {
  Node(const char *dsn, std::unique_ptr<Node> rest) : conn(PQconnectdb(dsn)), next(std::move(rest)) {}
  ~Node() { PQfinish(conn); }
  Node(const Node &) = delete;
  Node &operator=(const Node &) = delete;
  PGconn *conn;
  std::unique_ptr<Node> next;
};

void compare(PGconn *left, PGconn *right);

int compare_all(const char *const *dsns, int n) {
  std::unique_ptr<Node> head;
  for (int i = 0; i < n; i++)
    head = std::make_unique<Node>(dsns[i], std::move(head));
  int compared = 0;
  for (const Node *node = head.get(); node && node->next; node = node->next.get()) {
    compare(node->conn, node->next->conn);
    compared++;
  }
  if (head && PQstatus(head->conn) != CONNECTION_OK)
    head = std::move(head->next);
  return compared;
}
