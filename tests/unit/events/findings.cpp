// A list of findings: counts are complete, and which are listed does not depend on the order in
// which they were found.
#include <fmt/format.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>
#include <tuple>

#include "runtime/events/finding.h"

using namespace akad::events;

namespace {

Finding finding(int i) {
  Finding found;
  found.kind = i % 3 == 0 ? FindingKind::WrongType : FindingKind::Duplicate;
  found.log = i % 2;
  found.file = i % 5;
  found.line = static_cast<std::uint64_t>(i);
  found.subject = fmt::format("T{}", i * 17 % 911);
  found.detail = fmt::format("at: \"{}\"", i % 7);
  return found;
}

auto key(const Finding& f) { return std::tie(f.log, f.kind, f.subject, f.detail, f.file, f.line); }

std::vector<std::string> texts(const FindingList& list) {
  std::vector<std::string> all;
  for (const Finding& f : list.listed()) {
    all.push_back(fmt::format("{} {} {} {} {} {}", f.log, static_cast<int>(f.kind), f.subject,
                              f.detail, f.file, f.line));
  }
  return all;
}

// What would be listed if everything were kept, sorted and cut.
std::vector<std::string> expected(std::vector<Finding> all) {
  std::sort(all.begin(), all.end(),
            [](const Finding& a, const Finding& b) { return key(a) < key(b); });
  FindingList list;
  for (const Finding& f : all) {
    if (list.count_of(f.log, f.kind) < kMostListed) list.add(f);
  }
  return texts(list);
}

}  // namespace

TEST_CASE("the findings that come first by content are listed, in whatever order they were found") {
  std::vector<Finding> all;
  for (int i = 0; i < 9000; ++i) all.push_back(finding(i));
  const std::vector<std::string> wanted = expected(all);
  CHECK(wanted.size() == 4 * kMostListed);
  std::mt19937 random(7);
  for (int round = 0; round < 5; ++round) {
    std::shuffle(all.begin(), all.end(), random);
    FindingList one, left, right;
    for (std::size_t i = 0; i < all.size(); ++i) {
      one.add(all[i]);
      FindingList& part = i % 3 == 0 ? left : right;
      if (part.would_list(all[i].log, all[i].kind, all[i].subject)) {
        part.add(all[i]);
      } else {
        part.count(all[i].log, all[i].kind);
      }
    }
    left.add(right);
    CHECK(texts(one) == wanted);
    CHECK(texts(left) == wanted);
    CHECK(one.count_of(1, FindingKind::WrongType) == 1500);
    CHECK(left.count_of(1, FindingKind::WrongType) == 1500);
    CHECK(left.count_of(0, FindingKind::Malformed) == 0);
    CHECK(left.count_of(7, FindingKind::WrongType) == 0);
  }
}

TEST_CASE("a list about one subject counts the others only") {
  FindingList list;
  list.list_only("T17");
  for (int i = 0; i < 9000; ++i) list.add(finding(i));
  CHECK(list.count_of(0, FindingKind::WrongType) == 1500);
  CHECK_FALSE(list.would_list(0, FindingKind::WrongType, "T16"));
  CHECK(list.listed().size() == 10);
  for (const Finding& f : list.listed()) CHECK(f.subject == "T17");
}

TEST_CASE("a list about one subject has what may be of anybody, behind what is its own") {
  FindingList list;
  list.list_only("T17");
  const auto add = [&list](int line, const char* subject) {
    Finding one = finding(line);
    one.log = 0;
    one.kind = FindingKind::WrongType;
    one.subject = subject;
    REQUIRE(list.would_list(0, one.kind, subject));
    list.add(one);
  };
  for (int i = 0; i < 1500; ++i) add(i, "");
  for (int i = 0; i < 5; ++i) add(2000 + i, "T17");
  for (int i = 0; i < 1500; ++i) add(3000 + i, "");
  CHECK(list.count_of(0, FindingKind::WrongType) == 3005);
  const std::vector<Finding> all = list.listed();
  CHECK(all.size() == kMostListed);
  CHECK(std::count_if(all.begin(), all.end(),
                      [](const Finding& f) { return f.subject == "T17"; }) == 5);
}
