#include <catch2/catch.hpp>

#include "runtime/ir/program.h"
#include "tests/unit/compiler/compile.h"

using namespace akad;
using namespace akad::tests;

namespace {

// A target that nothing but AK1004 is found in: the credit begins to pay below 90%.
std::string text(const std::string& of_credit, const std::string& of_head = "") {
  std::string whole = agreement(frame() + R"(
target t {
  handling is within 4 hours of office
  for at least 95% of tickets resolved in each calendar month
  open at the end of a month: left out
  small numbers: no exception
  with no tickets: met
}

credit c for t {
  the result is
    | at least 90% | no credit    |
    | otherwise    | 5% of charge |
)" + of_credit + "}\n");
  whole.insert(whole.find("  currency IDR\n"), of_head);
  return whole;
}

std::string accepted_of(const std::string& text) {
  std::string out;
  for (const Diagnostic& row : compiled(text).sink.diagnostics) {
    if (row.accepted) out += std::string(name_of(row.code)) + " " + *row.accepted + "\n";
  }
  return out;
}

std::string told_of(const std::string& text) {
  std::string out;
  for (const Diagnostic& row : compiled(text).sink.diagnostics) {
    // The frame has more than this agreement uses.
    if (row.code == Code::AK1005 || row.code == Code::AK1062) continue;
    if (!row.accepted) out += std::string(out.empty() ? "" : " ") + std::string(name_of(row.code));
  }
  return out;
}

const std::string kLine = "  accepted AK1004: \"minutes of 3 May\"\n";

}  // namespace

TEST_CASE("a finding is accepted in its block or in the head") {
  CHECK(told_of(text("")) == "AK1004");
  CHECK(told_of(text(kLine)).empty());
  CHECK(told_of(text("", kLine)).empty());
  CHECK(accepted_of(text(kLine)) == "AK1004 minutes of 3 May\n");
  CHECK(count_of(compiled(text(kLine)).sink).accepted == 1);
  CHECK(count_of(compiled(text(kLine)).sink).warnings + 1 ==
        count_of(compiled(text("")).sink).warnings);
}

TEST_CASE("an acceptance means nothing for what is owed") {
  CHECK(ir::digest(*compiled(text(kLine)).program) == ir::digest(*compiled(text("")).program));
}

TEST_CASE("an acceptance that accepts nothing is told") {
  CHECK(told_of(text(kLine + kLine)) == "AK1090");
  CHECK(told_of(text(kLine, kLine)) == "AK1090");
  CHECK(told_of(text("  accepted AK1003: \"x\"\n")) == "AK1004 AK1090");
  CHECK(told_of(text("  accepted AK1004: \" \"\n")) == "AK1004 AK1090");
  CHECK(accepted_of(text("  accepted AK1004: \"\"\n")).empty());
}

TEST_CASE("only what is no mistake can be accepted") {
  CHECK(told_of(text("  accepted AK1234: \"x\"\n")) == "AK0201");
  CHECK(told_of(text("  accepted AK0404: \"x\"\n")) == "AK0207");
  CHECK(told_of(text("  accepted AK1090: \"x\"\n")) == "AK0207");
}
