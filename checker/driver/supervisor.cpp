// SPDX-License-Identifier: Apache-2.0
// The child tells its parent through a page they share: what each thread has in hand is noted before it is begun, and a
// signal handler on a stack of its own notes which thread it was that died. No state survives a crash but that page:
// a process whose parser died in the middle of malloc() is not one to go on in.
#include "checker/driver/supervisor.h"

#include <pthread.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <exception>
#include <iostream>
#include <memory>
#include <new>
#include <vector>

#include "llvm/Support/ErrorHandling.h"

namespace connleak {

namespace {

constexpr size_t kNoUnit = ~size_t(0);
constexpr int kCrashed = 70;   // status of a child that noted its crash; the note counts, not the number

enum class Cause : int { None, Signal, TooDeep, NoMemory, GaveUp };

struct Board {
  std::atomic<Cause> cause{Cause::None};
  std::atomic<int> signal{0};
  std::atomic<size_t> unit{kNoUnit};       // of the thread that died
  std::atomic<size_t> last_begun{kNoUnit};
};

Board *board = nullptr;   // shared with the parent; null: nobody supervises
thread_local size_t unit_in_hand = kNoUnit;
thread_local const char *stack_begin = nullptr;   // its lowest address

// Called from signal handlers. The first crash counts; another one has to wait for the end.
[[noreturn]] void noteAndDie(Cause cause, int signal) {
  Cause none = Cause::None;
  if (!board->cause.compare_exchange_strong(none, cause))
    for (;;) pause();
  board->signal = signal;
  board->unit = unit_in_hand;
  _exit(kCrashed);
}

void onCrash(int signal, siginfo_t *info, void *) {
  const char *address = static_cast<const char *>(info->si_addr);
  constexpr ptrdiff_t kNear = 1 << 20;   // guard pages, and frames that skip them
  bool is_deep = signal == SIGSEGV && stack_begin && address > stack_begin - kNear && address < stack_begin + kNear;
  noteAndDie(is_deep ? Cause::TooDeep : Cause::Signal, signal);
}

void onNoMemory(void *, const char *, bool) { noteAndDie(Cause::NoMemory, 0); }
void onGivenUp(void *, const char *, bool) { noteAndDie(Cause::GaveUp, 0); }

[[noreturn]] void onTerminate() {
  bool is_memory = false;
  if (std::exception_ptr problem = std::current_exception()) {
    try {
      std::rethrow_exception(problem);
    } catch (const std::bad_alloc &) {
      is_memory = true;
    } catch (...) {
    }
  }
  noteAndDie(is_memory ? Cause::NoMemory : Cause::GaveUp, 0);
}

void noticeCrashes() {
  struct sigaction action = {};
  action.sa_sigaction = onCrash;
  action.sa_flags = SA_SIGINFO | SA_ONSTACK;
  for (int signal : {SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT}) sigaction(signal, &action, nullptr);
  llvm::install_fatal_error_handler(onGivenUp);
  llvm::install_bad_alloc_error_handler(onNoMemory);
  std::set_terminate(onTerminate);
}

// A handler needs a stack when the thread's own is full.
class CrashStack {
 public:
  CrashStack() : memory_(new char[kSize]) {
    pthread_attr_t attributes;
    void *begin = nullptr;
    size_t size = 0;
    if (pthread_getattr_np(pthread_self(), &attributes) == 0) {
      pthread_attr_getstack(&attributes, &begin, &size);
      pthread_attr_destroy(&attributes);
    }
    stack_begin = static_cast<const char *>(begin);
    stack_t stack = {};
    stack.ss_sp = memory_.get();
    stack.ss_size = kSize;
    sigaltstack(&stack, &before_);
  }
  ~CrashStack() { sigaltstack(&before_, nullptr); }
  CrashStack(const CrashStack &) = delete;
  CrashStack &operator=(const CrashStack &) = delete;

 private:
  static constexpr size_t kSize = 64 << 10;
  std::unique_ptr<char[]> memory_;
  stack_t before_ = {};
};

void *runBody(void *body) {
  CrashStack stack;
  (*static_cast<const std::function<void()> *>(body))();
  return nullptr;
}

// False when no thread can be made at all.
bool startThread(pthread_t &thread, size_t wanted, const std::function<void()> &body) {
  constexpr size_t kLeast = size_t(8) << 20;
  for (size_t size = wanted; size >= kLeast; size /= 4) {
    pthread_attr_t attributes;
    pthread_attr_init(&attributes);
    pthread_attr_setstacksize(&attributes, size);
    int problem = pthread_create(&thread, &attributes, runBody, const_cast<std::function<void()> *>(&body));
    pthread_attr_destroy(&attributes);
    if (problem == 0) return true;
  }
  return false;
}

std::string sentence(Cause cause, int signal) {
  switch (cause) {
    case Cause::TooDeep: return "it nests too deep for the stack";
    case Cause::NoMemory: return "there is not enough memory for it";
    case Cause::None: case Cause::Signal: case Cause::GaveUp: break;
  }
  return signal ? std::string("reading it crashed (") + strsignal(signal) + "); please report it as a bug of connleak"
                : "Clang gave up on it; please report it as a bug of connleak";
}

// What becomes of the next run. False: there is nothing left to try.
bool learn(RunMode &mode) {
  size_t unit = board->unit;
  if (unit == kNoUnit && mode.one_at_a_time && board->cause == Cause::None) unit = board->last_begun;
  if (unit != kNoUnit) {
    if (!mode.lost_units.emplace(unit, sentence(board->cause, board->signal)).second) return false;
    mode.analyse_separately = false;
    return true;
  }
  if (board->cause == Cause::None && !mode.one_at_a_time) return mode.one_at_a_time = true;
  if (board->cause != Cause::None && !mode.analyse_separately) return mode.analyse_separately = true;
  return false;
}

}  // namespace

int supervise(const std::function<int(const RunMode &)> &work) {
  RunMode mode;
  void *page = mmap(nullptr, sizeof(Board), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  if (page == MAP_FAILED) return work(mode);
  for (;;) {
    board = new (page) Board;
    std::cout.flush();
    pid_t parent = getpid(), child = fork();
    if (child < 0) { board = nullptr; return work(mode); }
    if (child == 0) {
      prctl(PR_SET_PDEATHSIG, SIGTERM);
      if (getppid() != parent) _exit(kCrashed);
      noticeCrashes();
      exit(work(mode));
    }
    int status = 0;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR) {}
    bool has_noted = board->cause != Cause::None;
    if (WIFEXITED(status) && !has_noted) return WEXITSTATUS(status);
    if (WIFSIGNALED(status) && !has_noted && WTERMSIG(status) != SIGKILL) {
      signal(WTERMSIG(status), SIG_DFL);   // somebody wants us to end
      raise(WTERMSIG(status));
    }
    if (learn(mode)) continue;
    std::cerr << "connleak: error: the check itself ended early: "
              << (board->cause == Cause::NoMemory ? "there is not enough memory" : board->cause == Cause::TooDeep ? "the stack is too small" : "it crashed")
              << "; check fewer files at once, and please report it as a bug of connleak\n";
    return 2;
  }
}

UnitInHand::UnitInHand(size_t unit) {
  unit_in_hand = unit;
  if (board) board->last_begun = unit;
}

UnitInHand::~UnitInHand() { unit_in_hand = kNoUnit; }

void runWithStack(size_t wanted, const std::function<void()> &run) {
  pthread_t thread;
  if (startThread(thread, wanted, run)) pthread_join(thread, nullptr);
  else runBody(const_cast<std::function<void()> *>(&run));
}

void runOnThreads(size_t count, size_t wanted_stack, const std::function<void()> &run) {
  std::vector<pthread_t> threads;
  for (pthread_t thread; threads.size() + 1 < count && startThread(thread, wanted_stack, run);) threads.push_back(thread);
  run();
  for (pthread_t thread : threads) pthread_join(thread, nullptr);
}

}  // namespace connleak
