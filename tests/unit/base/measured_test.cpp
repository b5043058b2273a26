// Measured values compare within a kind, exactly.
#include "runtime/base/measured.h"

#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <csignal>

using namespace akad;

namespace {

// Whether a comparison stops the program, as our own mistakes do.
template <class Compare>
bool stops(Compare compare) {
  const pid_t child = fork();
  if (child == 0) {
    std::signal(SIGABRT, SIG_DFL);  // the test library reports an abort as a failure
    close(STDERR_FILENO);
    _exit(compare() ? 0 : 1);
  }
  int status = 0;
  waitpid(child, &status, 0);
  return WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT;
}

}  // namespace

TEST_CASE("measured values of one kind compare exactly") {
  const Measured third{MeasuredKind::Share, Rational(1, 3)};
  CHECK(third == Measured{MeasuredKind::Share, Rational(2, 6)});
  CHECK(third != Measured{MeasuredKind::Share, Rational(33'333'333, 100'000'000)});
  CHECK(third > Measured{MeasuredKind::Share, Rational(33'333'333, 100'000'000)});
  CHECK(Measured{MeasuredKind::Length, Rational(5, 2)} < Measured{MeasuredKind::Length, 3});
}

TEST_CASE("measured values of two kinds do not compare") {
  const Measured share{MeasuredKind::Share, 1}, length{MeasuredKind::Length, 1};
  CHECK_FALSE(stops([&] { return share == share; }));
  CHECK(stops([&] { return share == length; }));
  CHECK(stops([&] { return share < length; }));
  CHECK(stops([&] { return length >= share; }));
}
