// Which declaration is which of the other agreement, and which row of a table.
#include <algorithm>
#include <catch2/catch.hpp>

#include "runtime/differences/write/write.h"
#include "tests/drive/drive.h"

using namespace akad;

namespace {

ir::Program stored(const std::string& name) {
  ir::LoadError error;
  auto program = ir::from_json(
      drive::read_file(AKAD_ROOT "/tests/stored/v1/" + name + "/agreement.ir.json"), error);
  INFO(error.message);
  REQUIRE(program);
  return std::move(*program);
}

// "renamed logs.name, changed clocks.judged"
std::string found(const ir::Program& before, const ir::Program& after) {
  std::string text;
  for (const auto& one : differences::compare(before, after).of_the_deal) {
    text += (text.empty() ? "" : ", ") +
            std::string(words(one.kind)[static_cast<std::size_t>(one.kind)]) + " " + one.place;
  }
  return text;
}

}  // namespace

TEST_CASE("what is renamed in a chain is renamed, and what refers to it does not differ") {
  const ir::Program before = stored("help-desk");
  ir::Program after = before;
  after.logs.front().name = "requests";
  after.events.front().name = "arrived";
  after.clocks.front().name = "handling";
  CHECK(found(before, after) == "renamed logs.name, renamed events.name, renamed clocks.name");
}

TEST_CASE("two that could be meant are not guessed") {
  ir::Program before = stored("help-desk");
  before.fees = {{"a", {}, 5, "IDR"}, {"b", {}, 5, "IDR"}};
  ir::Program after = before;
  after.fees[0].name = "c";
  after.fees[1].name = "d";
  CHECK(found(before, after).starts_with("removed fees, removed fees, added fees, added fees"));
  after.fees[1].name = "b";
  CHECK(found(before, after) == "renamed fees.name");
}

TEST_CASE("what stands under the number of a clause that was there is the same clause") {
  const ir::Program before = stored("help-desk");
  ir::Program after = before;
  after.targets.front().name = "another";
  after.targets.front().by_subject = !after.targets.front().by_subject;
  CHECK(found(before, after) == "renamed targets.name, changed targets.by_subject");
  after.targets.front().clause.number = "99";
  CHECK(found(before, after).find("removed targets") != std::string::npos);
}

TEST_CASE("rows whose order decides, in another order, are one difference") {
  const ir::Program before = stored("help-desk");
  ir::Program after = before;
  auto& limits = ir::of_items(after.targets.front()).limits;
  REQUIRE(limits.size() > 2);
  std::swap(limits[0], limits[1]);
  CHECK(found(before, after) == "reordered targets.limits");
  std::swap(limits[0], limits[1]);
  limits.erase(limits.begin());
  CHECK(found(before, after) == "removed targets.limits");
}

namespace {

using Credits = std::vector<Id<ir::Credit>>;

// Three credits of whole amounts, the first two of them under a cap, and another cap.
ir::Program with_caps(const Credits& of_another) {
  ir::Program program = stored("help-desk");
  ir::Credit credit = program.credits.front();
  credit.unit = 1;
  for (ir::SlabRow& row : credit.slabs) row.amount.is = ir::FixedAmount{Rational(5)};
  program.credits = {credit, credit, credit};
  program.credits[1].name = "second";
  program.credits[2].name = "third";
  ir::Cap cap;
  cap.name = "a_cap";
  cap.credits = {{0}, {1}};
  cap.most.is = ir::FixedAmount{Rational(5)};
  program.caps = {cap, cap};
  program.caps[1].name = "another_cap";
  program.caps[1].credits = of_another;
  return program;
}

ir::Program swapped(ir::Program program) {
  std::swap(program.caps[0], program.caps[1]);
  return program;
}

std::string said(const ir::Program& before, const ir::Program& after) {
  const auto all = differences::compare(before, after).of_the_deal;
  REQUIRE(all.size() == 1);
  return phrases::english().say(differences::said(all.front()));
}

}  // namespace

TEST_CASE("the order of caps differs where the order decides which lowers first") {
  const ir::Program crossing = with_caps({{1}, {2}});
  CHECK(found(crossing, swapped(crossing)) == "reordered caps");
  CHECK(said(crossing, swapped(crossing)).ends_with("lowers them first"));

  const ir::Program nested = with_caps({{1}, {0}});
  CHECK(said(nested, swapped(nested)).ends_with("what is owed in all stays the same"));

  // The narrower one lowers first, wherever it stands.
  const ir::Program wider = with_caps({});
  CHECK(found(wider, swapped(wider)).empty());
}
