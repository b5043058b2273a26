// CSV: each row is the record that it means, or a finding.
#include <fmt/format.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "runtime/events/reading/digests/digester.h"
#include "tests/unit/events/packed.h"
#include "tests/unit/events/sample.h"

using namespace sample;
using namespace std::string_literals;
using events::FindingKind;

namespace {

struct Named {
  std::string path;
  Named(const std::string& end, const std::string& bytes)
      : path(std::filesystem::temp_directory_path() /
             fmt::format("akad-table-{}{}", ::getpid(), end)) {
    std::ofstream(path, std::ios::binary) << bytes;
  }
  ~Named() { std::filesystem::remove(path); }
  Named(const Named&) = delete;
  Named& operator=(const Named&) = delete;
};

Read read_as(const Builder& b, const std::string& end, const std::string& bytes) {
  const Named file(end, bytes);
  return read_files(b.program, {{"", file.path}});
}

std::vector<std::string> told_of(const Builder& b, const std::string& end,
                                 const std::string& bytes) {
  Read read = read_as(b, end, bytes);
  REQUIRE(read.ok);
  return told(read, b.program);
}

const std::string kRows = "id,at,type,ticket,status\n"
                          "1,2026-03-01T08:00:00Z,opened,T1,new\n"
                          "2,2026-03-01T08:01:00Z,closed,T1,\"a \"\"b\"\", c\nd\"\n"
                          "3,2026-03-01T08:02:00Z,opened,T2,\n";

std::string with(std::string rows, char separator, const std::string& newline) {
  std::string out;
  bool quoted = false;
  for (const char c : rows) {
    if (c == '"') quoted = !quoted;
    if (c == ',' && !quoted) {
      out += separator;
    } else if (c == '\n' && !quoted) {
      out += newline;
    } else {
      out += c;
    }
  }
  return out;
}

}  // namespace

TEST_CASE("rows are the records that they mean") {
  const Builder b = tickets();
  const auto expected = lines_of(
      b.program,
      R"({"id":"1","at":"2026-03-01T08:00:00Z","type":"opened","ticket":"T1","status":"new"}
{"id":"2","at":"2026-03-01T08:01:00Z","type":"closed","ticket":"T1","status":"a \"b\", c\nd"}
{"id":"3","at":"2026-03-01T08:02:00Z","type":"opened","ticket":"T2"}
)");
  CHECK(expected.size() == 5);
  CHECK(told_of(b, ".csv", kRows) == expected);
  CHECK(told_of(b, ".CSV", kRows.substr(0, kRows.size() - 1)) == expected);
  CHECK(told_of(b, ".csv", with(kRows, ';', "\r\n")) == expected);
  CHECK(told_of(b, ".csv", with(kRows, '\t', "\n")) == expected);
  CHECK(told_of(b, ".tsv", with(kRows, '\t', "\r\n\r\n")) == expected);
  CHECK(told_of(b, ".csv", "\xef\xbb\xbf" + kRows) == expected);
  CHECK(told_of(b, ".csv.gz", gzip(kRows)) == expected);
}

TEST_CASE("a row counts as its record in the digest, however it is quoted and separated") {
  const Builder b = tickets();
  const auto digest_of = [&](const std::string& end, const std::string& bytes) {
    const Named file(end, bytes);
    events::ReadOptions options;
    options.digests = true;
    events::ReadError error;
    auto store = events::read_logs(b.program, {{"", file.path}}, options, error);
    REQUIRE(store);
    return store->digester->digests().files[0].records;
  };
  const auto rows = digest_of(".csv", kRows);
  CHECK(rows.count == 3);
  CHECK(digest_of(".csv", with(kRows, ';', "\r\n")).digest == rows.digest);
  CHECK(digest_of(".csv", "\"id\",at,type,ticket,status\n" + kRows.substr(25)).digest ==
        rows.digest);
  CHECK(digest_of(".csv", "id,at,type,ticket,other\n" + kRows.substr(25)).digest != rows.digest);

  const std::string head = "id,at,type,ticket\n";
  const std::string good = "1,2026-03-01T08:00:00Z,opened,\"T1\"\n";
  const std::string cut = "2,2026-03-01T08:00:00Z,opened,\"T: 2\n";
  const auto cut_first = digest_of(".csv", head + cut + good);
  CHECK(cut_first.count == 2);
  CHECK(cut_first.digest == digest_of(".csv", head + good + cut).digest);
  CHECK(cut_first.digest == digest_of(".csv", head + good + cut + "\n\n").digest);
  CHECK(cut_first.digest != digest_of(".csv", head + good + "3" + cut.substr(1)).digest);
  CHECK(digest_of(".csv", head + "{}\n").digest != digest_of(".csv", head + ",,,\n").digest);
  CHECK(digest_of(".csv", head + "x: y\n").digest != digest_of(".csv", head + "y\n").digest);
}

TEST_CASE("a row that cannot be read is a finding, and takes no other with it") {
  const Builder b = tickets();
  const std::string head = "id,at,type,ticket\n";
  const auto row = [](int id) {
    return fmt::format("{0},2026-03-01T08:0{0}:00Z,opened,T{0}\n", id);
  };
  const auto check = [&](const std::string& wrong, const std::string& why) {
    INFO(wrong);
    const Read read = read_as(b, ".csv", head + row(1) + wrong + row(2));
    REQUIRE(read.ok);
    CHECK(tally(read) == "3 2 0 1");
    const auto listed = read.store.findings.listed();
    REQUIRE_FALSE(listed.empty());
    CHECK(listed[0].kind == FindingKind::Malformed);
    CHECK(listed[0].line == 3);
    CHECK(listed[0].detail.find(why) != std::string::npos);
  };
  check("3,2026-03-01T08:00:00Z,opened\n", "3 fields, and the header has 4: 3,2026");
  check("x\n", "1 field, and the header has 4");
  check("3,2026-03-01T08:00:00Z,opened,T,\n", "5 fields, and the header has 4");
  check("3,2026-03-01T08:00:00Z,opened,\"T\n", "a quote that is not closed");
  check("3,2026-03-01T08:00:00Z,opened,\"T\"x\n", "something behind a quoted field");
  check("3,2026-03-01T08:00:00Z,opened,T\"x\n", "a quote within a field that is not quoted");
  check("3,2026-03-01T08:00:00Z,opened,T\xff\n", "broken text");
  check("}{\"id\":5,\"at\":\"2026-03-01T08:00:00Z\"}\x1e{\"id\":5}\n", "a quote within");
  check("3,\xff}{\"id\":5}\n", "broken text");
  check("\"" + std::string(20 << 20, 'x') + "\n", "a quote that is not closed");
}

TEST_CASE("a row of empty fields is a blank line") {
  const Builder b = tickets();
  for (const std::string row : {",,,,\n", "\"\",,\"\",,\r\n", ",,,,\n\n,,,,\n"}) {
    INFO(row);
    Read read = read_as(b, ".csv", kRows + row + "4,2026-03-01T08:09:00Z,opened,T3,\n" + row);
    CHECK(tally(read) == "4 4 0 0");
    CHECK(read.store.findings.listed().empty());
    CHECK(told(read, b.program).size() == 6);
  }
}

TEST_CASE("rows over several lines do not move the lines of others") {
  const Builder b = tickets();
  const Read read = read_as(b, ".csv",
                            "id,at,type,ticket,\"no\nte\"\n"
                            "1,2026-03-01T08:00:00Z,opened,T1,\"a\nb\n\"\n"
                            "2,never,opened,T1,x\n\n"
                            "3,2026-03-01T08:00:00Z,opened,T1,\"\n\"\n"
                            "4,never,opened,T2,x\n");
  const auto listed = read.store.findings.listed();
  REQUIRE(listed.size() == 2);
  CHECK(listed[0].line == 6);
  CHECK(listed[1].line == 10);
}

TEST_CASE("a header that says nothing for certain is an error") {
  const Builder b = tickets();
  const auto check = [&](const std::string& bytes, const std::string& why) {
    const Read read = read_as(b, ".csv", bytes);
    CHECK_FALSE(read.ok);
    CHECK(read.error.find(why) != std::string::npos);
  };
  check("", "there is no header line");
  check("id,at,id\n1,2,3\n", "two columns are named `id`, and the agreement names it");
  check(",\n1,2\n", "no column has a name");
  check("id,at\r1,2\r", "carriage returns alone");
  check("sep=|\nid|at\n", "a separator that is none of comma");
  check("i\0d\0,\0a\0"s, "UTF-16");
  check("Report of March\n\nid,at,type,ticket\n1,2,3,4\n", "what stands above them");
  check("Report of March\nid;at;type;ticket\n", "what stands above them");
  check("id,at;ticket\n1,2\n", "more than one of comma, semicolon and tab");
  check("id,\"at\n1,2\n", "a quote that is not closed in the header");
  CHECK(read_as(b, ".csv", "id,\"at;ticket\"\n").ok);
  CHECK(tally(read_as(b, ".csv", "id\n")) == "0 0 0 0");
}
