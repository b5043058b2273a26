// What the values of a group are called: by machines, and by readers.
#include "runtime/results/groups.h"

#include <catch2/catch.hpp>

#include "tests/unit/settlement/stage.h"

using namespace akad;

namespace {

ir::Program for_each_ticket() {
  ir::Program p = stage::support();
  p.targets[0].by_subject = true;
  return p;
}

std::vector<std::string> names(const std::vector<results::NamedValue>& group) {
  std::vector<std::string> all;
  for (const results::NamedValue& part : group) all.push_back(part.name);
  return all;
}

using Names = std::vector<std::string>;

}  // namespace

TEST_CASE("readers meet the subject by the last step of its place, machines by one name") {
  ir::Program p = for_each_ticket();
  const results::Group group = {"toko", "T1"};
  CHECK(names(results::named(p, p.targets[0].groups, group)) == Names{"customer", "subject"});
  CHECK(names(results::called(p, p.targets[0], group)) == Names{"customer", "ticket"});
  p.fields[1].path = {"about", "case"};
  CHECK(names(results::called(p, p.targets[0], group)) == Names{"customer", "case"});
  CHECK(results::called(p, p.targets[0], group)[1].value == "T1");
  CHECK(names(results::called(stage::support(), stage::support().targets[0], {"toko"})) ==
        Names{"customer"});
}

TEST_CASE("a name that says nothing, or two things, is not used") {
  ir::Program p = for_each_ticket();
  p.fields[1].path = {"customer"};
  CHECK(results::subject_called(p, p.targets[0]) == "subject");
  p = for_each_ticket();
  p.logs[0].subject = {};
  CHECK(results::subject_called(p, p.targets[0]) == "subject");
}

TEST_CASE("a cap calls the subject as its targets do, if they agree") {
  ir::Program p = for_each_ticket();
  const Id<ir::Credit> first = stage::add_credit(p, "refund", {stage::otherwise(250)});
  stage::add_cap(p, "all", {}, 1000);
  p.caps[0].by_subject = true;
  CHECK(names(results::called(p, p.caps[0], {"T1"})) == Names{"ticket"});
  p.targets.push_back(p.targets[0]);
  p.fields.push_back({{"site"}});
  p.logs.push_back(p.logs[0]);
  p.logs[1].subject = {5};
  p.clocks.push_back(p.clocks[0]);
  p.clocks[1].log = {1};
  ir::of_items(p.targets[1]).clock = {1};
  stage::add_credit(p, "of sites", {stage::otherwise(250)});
  p.credits[1].target = {1};
  CHECK(names(results::called(p, p.caps[0], {"T1"})) == Names{"subject"});
  p.caps[0].credits = {first};
  CHECK(names(results::called(p, p.caps[0], {"T1"})) == Names{"ticket"});
}
