// CSV files put one behind the other: each begins with the names of its columns, which are no
// record.
#include <fmt/format.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "runtime/events/reading/digests/digester.h"
#include "tests/unit/events/sample.h"

using namespace sample;
using events::FindingKind;

namespace {

const std::string kMark = "\xef\xbb\xbf";
const std::string kHead = "id,at,type,ticket\n";
const std::string kOther = "ticket,type,at,id\n";
const std::string kFirst = "1,2026-03-01T08:00:00Z,opened,T1\n"
                           "2,2026-03-01T09:00:00Z,closed,\"T\"\"1\"\n";
const std::string kMore = "3,2026-03-02T08:00:00Z,opened,T2\n";
const std::string kTurned = "T2,opened,2026-03-02T08:00:00Z,3\n";

struct Tables {
  std::vector<std::string> paths;

  explicit Tables(const std::vector<std::string>& bytes, const std::string& end = ".csv") {
    for (const std::string& one : bytes) {
      paths.push_back(std::filesystem::temp_directory_path() /
                      fmt::format("akad-again-{}-{}{}", ::getpid(), paths.size(), end));
      std::ofstream(paths.back(), std::ios::binary) << one;
    }
  }
  ~Tables() {
    for (const std::string& path : paths) std::filesystem::remove(path);
  }
  Tables(const Tables&) = delete;
  Tables& operator=(const Tables&) = delete;

  std::vector<events::LogFile> files() const {
    std::vector<events::LogFile> files;
    for (const std::string& path : paths) files.push_back({"", path});
    return files;
  }
};

struct Result {
  std::vector<std::string> told;
  std::string tally;
  std::uint64_t again = 0;
  std::size_t losses = 0;
  std::vector<events::Finding> findings;
};

Result read(const std::vector<std::string>& bytes) {
  const Builder b = tickets();
  const Tables tables(bytes);
  Read found = read_files(b.program, tables.files());
  INFO(found.error);
  REQUIRE(found.ok);
  Result result{{},
                tally(found),
                count(found, FindingKind::HeaderAgain),
                found.store.losses.size(),
                found.store.findings.listed()};
  result.told = told(found, b.program);
  return result;
}

// As the files each for itself, but for the finding.
void check_joined(const std::vector<std::string>& parts, const std::string& joined,
                  std::uint64_t again = 1) {
  INFO(joined);
  const Result apart = read(parts);
  const Result together = read({joined});
  CHECK(together.told == apart.told);
  CHECK(together.tally == apart.tally);
  CHECK(together.losses == apart.losses);
  CHECK(together.again == apart.again + again);
  CHECK(together.findings.size() == apart.findings.size() + again);
}

}  // namespace

TEST_CASE("the names of the columns once more are no record, and rows go on below them") {
  const std::vector<std::string> parts = {kHead + kFirst, kHead + kMore};
  CHECK(read(parts).tally == "3 3 0 0");
  check_joined(parts, parts[0] + parts[1]);
  check_joined(parts, kMark + parts[0] + kMark + parts[1]);
  check_joined(parts, parts[0] + "\n\"id\",at,\"type\",ticket\r\n" + kMore);
  check_joined(parts, parts[0] + kHead + kHead + kMore + kHead, 3);
  check_joined(parts, parts[0] + "sep=,\n" + parts[1], 2);
  check_joined(parts, kHead + parts[0] + parts[1], 2);
  check_joined({kHead + kFirst, kHead + kMore}, "sep=,\n" + parts[0] + parts[1]);
}

TEST_CASE("columns in another order, or others, are those of the rows below") {
  check_joined({kHead + kFirst, kOther + kTurned}, kHead + kFirst + kOther + kTurned);
  check_joined({kHead + kFirst, kOther + kTurned, kHead + kMore},
               kHead + kFirst + kOther + kTurned + kHead + kMore, 2);
  check_joined({kHead + kFirst, "id,site,at,type,ticket\n3,x,2026-03-02T08:00:00Z,opened,T2\n"},
               kHead + kFirst + "id,site,at,type,ticket\n3,x,2026-03-02T08:00:00Z,opened,T2\n");
  check_joined(
      {kHead + kFirst, "no,id,at,type,ticket\n7,3,2026-03-02T08:00:00Z,opened,T2\n"},
      kHead + kFirst + kMark + "no,id,at,type,ticket\n7,3,2026-03-02T08:00:00Z,opened,T2\n");
  check_joined({"id,note,at,type,ticket\n1,,2026-03-01T08:00:00Z,opened,T1\n", kHead + kMore},
               "id,note,at,type,ticket\n1,,2026-03-01T08:00:00Z,opened,T1\n" + kHead + kMore);
  const auto findings = read({kHead + kFirst + kOther + kTurned}).findings;
  REQUIRE(findings.size() == 1);
  CHECK(findings[0].detail == "in another order");
  CHECK(findings[0].line == 4);
}

TEST_CASE("a header that lacks a column which the agreement names marks what is below") {
  for (const std::string head : {"at,ticket,id\n", "id,at,kind,ticket\n", "id,when,type,ticket\n",
                                 "at,ticket\n", "id,at,Type,ticket,note\n"}) {
    INFO(head);
    const Result found = read({kHead + kFirst + head});
    CHECK(found.tally == "3 2 0 1");
    CHECK(found.losses == 1);
    REQUIRE(found.findings.size() == 1);
    CHECK(found.findings[0].kind == FindingKind::Malformed);
    CHECK(found.findings[0].detail.find("of other columns, without") != std::string::npos);
  }
}

TEST_CASE("a last line without an end does not take the header behind it along") {
  const std::string first = kFirst + "4,2026-03-01T10:00:00Z,opened,T4";
  check_joined({kHead + first, kHead + kMore}, kHead + first + kHead + kMore);
  check_joined({kHead + first, kHead + kMore}, kMark + kHead + first + kMark + kHead + kMore);
  check_joined({kHead + first, kOther + kTurned}, kHead + first + kOther + kTurned);
  check_joined({kHead + first + ",", kHead + kMore}, kHead + first + ",\n" + kHead + kMore);
  const auto findings = read({kHead + first + kHead + "x\n"}).findings;
  REQUIRE(findings.size() == 2);
  CHECK(findings[0].line == 5);
  CHECK(findings[1].line == 4);
}

TEST_CASE("a header once more is met wherever a piece of the file ends") {
  std::string rows;
  for (int i = 0; rows.size() < (256 << 10) - 200; ++i) {
    rows += fmt::format("a{0},2026-03-01T08:00:00Z,opened,T{0}\n", i);
  }
  for (std::size_t size = (256 << 10) - kHead.size() - 24; size < (256 << 10); size += 3) {
    const std::size_t filled = kHead.size() + rows.size() + 35;
    const std::string last =
        "b,2026-03-01T08:00:00Z,opened,T" + std::string(size - filled, 'x') + "\n\n\n";
    check_joined({kHead + rows + last, kHead + kMore}, kHead + rows + last + kMark + kHead + kMore);
  }
}

TEST_CASE("what only looks like a header is a row") {
  const auto check = [](const std::string& row, const std::string& expected) {
    INFO(row);
    const Result found = read({kHead + kFirst + row});
    CHECK(found.again == 0);
    CHECK(found.tally == expected);
  };
  check("id,2026-03-02T08:00:00Z,opened,ticket\n", "3 3 0 0");
  check("ID,At,Type,Ticket\n", "3 2 0 1");
  check("x,at,type,ticket\n", "3 2 0 1");
  check(kMark + "5,2026-03-02T08:00:00Z,opened,T5\n", "3 3 0 0");
  check("sep=,2026-03-02T08:00:00Z,opened,T5\n", "3 3 0 0");
}

TEST_CASE("a header once more leaves no trace in the digest of the records") {
  const Builder b = tickets();
  const auto digest_of = [&](const std::string& bytes) {
    const Tables tables({bytes});
    events::ReadOptions options;
    options.digests = true;
    events::ReadError error;
    auto store = events::read_logs(b.program, tables.files(), options, error);
    REQUIRE(store);
    return store->digester->digests().files[0].records.digest;
  };
  CHECK(digest_of(kHead + kFirst + kMore) == digest_of(kHead + kFirst + kHead + kMore));
  CHECK(digest_of(kHead + kFirst + kMore) != digest_of(kHead + kFirst));
}

TEST_CASE("columns without a name say nothing, and nothing may stand behind the last name") {
  const Result plain = read({kHead + kFirst + kMore});
  const auto check = [&](const std::string& bytes) {
    INFO(bytes);
    const Result found = read({bytes});
    CHECK(found.told == plain.told);
    CHECK(found.tally == plain.tally);
  };
  check("id,at,type,ticket,,\n1,2026-03-01T08:00:00Z,opened,T1,,\n"
        "2,2026-03-01T09:00:00Z,closed,\"T\"\"1\"\n3,2026-03-02T08:00:00Z,opened,T2,\n");
  check(",id,at,type,ticket\n0,1,2026-03-01T08:00:00Z,opened,T1\n"
        "1,2,2026-03-01T09:00:00Z,closed,\"T\"\"1\"\n2,3,2026-03-02T08:00:00Z,opened,T2\n");
  check("id,at,,type,,ticket\n1,2026-03-01T08:00:00Z,,opened,x,T1\n"
        "2,2026-03-01T09:00:00Z,,closed,,\"T\"\"1\"\n3,2026-03-02T08:00:00Z,,opened,y,T2\n");
  check("id,note,at,type,ticket,note\n1,a,2026-03-01T08:00:00Z,opened,T1,b\n"
        "2,,2026-03-01T09:00:00Z,closed,\"T\"\"1\",\n3,,2026-03-02T08:00:00Z,opened,T2,c\n");
  const Result moved = read({"id,at,type,ticket,\n1,2026-03-01T08:00:00Z,opened,a,T1\n"});
  CHECK(moved.tally == "1 0 0 1");
  REQUIRE(moved.findings.size() == 1);
  CHECK(moved.findings[0].kind == FindingKind::Malformed);
  CHECK(moved.findings[0].detail.find("a value in column 5, which has no name") !=
        std::string::npos);
}
