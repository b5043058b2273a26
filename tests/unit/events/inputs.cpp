// The same records from lines, arrays, archives and standard input give the same content.
#include <fmt/format.h>
#include <unistd.h>
#include <zstd.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>
#include <thread>

#include "runtime/input/source.h"
#include "tests/unit/events/packed.h"
#include "tests/unit/events/sample.h"

using namespace sample;
using events::FindingKind;

namespace {

std::string zstd(const std::string& bytes) {
  std::string packed(ZSTD_compressBound(bytes.size()), '\0');
  packed.resize(ZSTD_compress(packed.data(), packed.size(), bytes.data(), bytes.size(), 3));
  return packed;
}

std::vector<std::string> records(int count) {
  std::vector<std::string> all;
  for (int i = 0; i < count; ++i) {
    all.push_back(fmt::format(R"({{"id":{},"at":"2026-03-01T08:{:02}:{:02}Z",)"
                              R"("type":"{}","ticket":"T{}","status":"s{}"}})",
                              i, i / 60 % 60, i % 60, i % 3 ? "opened" : "closed", i % 7, i % 5));
  }
  return all;
}

}  // namespace

TEST_CASE("lines, arrays and archives are the same log") {
  const Builder b = tickets();
  const std::vector<std::string> all = records(30000);  // more than one block and one buffer
  const std::string lines = joined(all, "\n") + "\n";
  const std::vector<std::string> expected = lines_of(b.program, lines);
  CHECK(expected.size() == 60000);
  CHECK(lines_of(b.program, joined(all, "\n")) == expected);
  CHECK(lines_of(b.program, joined(all, "\r\n") + "\r\n") == expected);
  CHECK(lines_of(b.program, "\xef\xbb\xbf" + lines) == expected);
  CHECK(lines_of(b.program, "\n \n" + joined(all, "\n\n\t\n")) == expected);
  CHECK(lines_of(b.program, "[" + joined(all, ",") + "]") == expected);
  CHECK(lines_of(b.program, "\xef\xbb\xbf \n[\n" + joined(all, "\n,\n") + "\n]\n\n") == expected);
  CHECK(lines_of(b.program, gzip(lines)) == expected);
  CHECK(lines_of(b.program, zstd(lines)) == expected);
  const std::string one = lines.substr(0, lines.size() / 2 + 13);
  const std::string two = lines.substr(one.size());
  CHECK(lines_of(b.program, gzip(one) + gzip(two)) == expected);
  CHECK(lines_of(b.program, zstd(one) + zstd(two)) == expected);
  CHECK(lines_of(b.program, gzip(lines) + std::string(512, '\0')) == expected);
  CHECK(lines_of(b.program, gzip("[" + joined(all, ",\n") + "]")) == expected);
}

TEST_CASE("standard input is a file named -") {
  const Builder b = tickets();
  const std::string lines = joined(records(5), "\n");
  const File file(zstd(lines));
  const int saved = ::dup(0);
  REQUIRE(std::freopen(file.path.c_str(), "r", stdin) != nullptr);
  Read read = read_files(b.program, {{"", "-"}});
  ::dup2(saved, 0);
  ::close(saved);
  REQUIRE(read.ok);
  CHECK(told(read, b.program) == lines_of(b.program, lines));
  CHECK(read.store.files == std::vector<std::string>{"-"});
  CHECK(read_files(b.program, {{"", "-"}, {"", "-"}}).error ==
        "standard input can be read for one log only");
}

TEST_CASE("empty files hold no records") {
  const Builder b = tickets();
  for (const std::string& bytes :
       {std::string(), std::string("\n\n"), std::string("[]"), std::string(" [ \n ] "), gzip(""),
        zstd(""), std::string("\xef\xbb\xbf"), std::string(3 << 20, ' ')}) {
    const Read read = read_bytes(b.program, bytes);
    REQUIRE(read.ok);
    CHECK(tally(read) == "0 0 0 0");
  }
}

TEST_CASE("a broken archive is an error, not a shorter log") {
  const Builder b = tickets();
  const std::string lines = joined(records(1000), "\n");
  for (const std::string& packed : {gzip(lines), zstd(lines)}) {
    for (const std::size_t cut : {packed.size() - 1, packed.size() / 2, std::size_t{12}}) {
      const File file(packed.substr(0, cut));
      const Read read = read_files(b.program, {{"", file.path}});
      CHECK_FALSE(read.ok);
      CHECK(read.error.find(file.path) != std::string::npos);
      CHECK(read.error.find("is cut off") != std::string::npos);
    }
  }
  std::string changed = gzip(lines);
  changed[changed.size() / 2] ^= 0x55;
  CHECK_FALSE(read_bytes(b.program, changed).ok);
  CHECK_FALSE(read_bytes(b.program, gzip(lines) + "and more").ok);
}

TEST_CASE("files that are not there, folders and unknown logs") {
  const Builder b = tickets();
  CHECK(read_files(b.program, {{"", "/nowhere/at/all"}}).error ==
        "cannot open `/nowhere/at/all`: No such file or directory");
  CHECK(read_files(b.program, {{"", "/"}}).error == "cannot read `/`: Is a directory");
  CHECK(read_files(b.program, {{"probes", "x"}}).error ==
        "the agreement has no log `probes`: its logs are `tickets`");
  Builder two = tickets();
  two.program.logs.push_back(two.program.logs[0]);
  two.program.logs[1].name = "probes";
  CHECK(read_files(two.program, {{"", "x.ndjson"}}).error ==
        "say which log `x.ndjson` is, as NAME=FILE: its logs are `tickets`, `probes`");
}

TEST_CASE("an array's elements have the lines they begin on") {
  const Builder b = tickets();
  const std::string bytes = "[\n5,\n{\n\"type\":\n\"x\"},\n {\"a\"}\n,\n\"]\"\n]";
  const Read read = read_bytes(b.program, bytes);
  CHECK(tally(read) == "4 0 0 4");
  std::vector<std::uint64_t> lines, elements;
  for (const events::Finding& finding : read.store.findings.listed()) {
    lines.push_back(finding.line);
    elements.push_back(finding.element);
  }
  std::sort(lines.begin(), lines.end());
  std::sort(elements.begin(), elements.end());
  CHECK(lines == std::vector<std::uint64_t>{2, 3, 6, 8});
  CHECK(elements == std::vector<std::uint64_t>{1, 2, 3, 4});
}

TEST_CASE("elements of one line are told apart, and lines have no elements") {
  const Builder b = tickets();
  std::vector<std::string> all = records(4);
  all.insert(all.begin() + 2, "5");
  all.push_back(all[1]);  // again, with its id
  const auto places = [&](const std::string& bytes) {
    std::map<FindingKind, std::pair<std::uint64_t, std::uint64_t>> found;
    const Read read = read_bytes(b.program, bytes);
    for (const events::Finding& finding : read.store.findings.listed()) {
      found[finding.kind] = {finding.line, finding.element};
    }
    return found;
  };
  auto array = places("[" + joined(all, ",") + "]");
  CHECK(array[FindingKind::NotAnObject] == std::pair<std::uint64_t, std::uint64_t>{1, 3});
  CHECK(array[FindingKind::Duplicate] == std::pair<std::uint64_t, std::uint64_t>{1, 6});
  auto lines = places(joined(all, "\n"));
  CHECK(lines[FindingKind::NotAnObject] == std::pair<std::uint64_t, std::uint64_t>{3, 0});
  CHECK(lines[FindingKind::Duplicate] == std::pair<std::uint64_t, std::uint64_t>{6, 0});
  auto tail = places("[" + joined(all, ",") + "] x");
  CHECK(tail[FindingKind::Malformed] == std::pair<std::uint64_t, std::uint64_t>{1, 0});
}

TEST_CASE("an array that is not sound") {
  const Builder b = tickets();
  const std::string good = joined(records(2), ",");
  const auto check = [&b](const std::string& bytes, const std::string& expected,
                          std::uint64_t others = 0) {
    INFO(bytes);
    const Read read = read_bytes(b.program, bytes);
    CHECK(tally(read) == expected);
    CHECK(count(read, FindingKind::Malformed) + others == read.store.tallies[0].not_used);
  };
  check("[" + good, "2 1 0 1");
  check("[" + good + ",", "3 2 0 1");
  check("[" + good + ",]", "3 2 0 1");
  check("[," + good + "]", "3 2 0 1");
  check("[", "1 0 0 1");
  check("[" + good + "] x", "3 2 0 1");
  check("[" + good + "][" + good + "]", "4 2 0 2", 2);
  check("[" + good + ",{\"a\":\"\xff\"},5]", "4 2 0 2", 1);
  const Read deep = read_bytes(b.program, "[" + std::string(20 << 20, ' ') + "\"" +
                                              std::string(20 << 20, 'x') + "\"," + good + "]");
  CHECK(count(deep, FindingKind::TooLong) == 1);
  CHECK(tally(deep) == "3 2 0 1");
}

TEST_CASE("progress is told while a long log is read") {
  const Builder b = tickets();
  const File file(std::string(40 << 20, '\n') + joined(records(1), "\n"));
  std::vector<std::uint64_t> told_bytes;
  events::ReadOptions options;
  options.progress = [&](std::uint64_t bytes, std::uint64_t) { told_bytes.push_back(bytes); };
  events::ReadError error;
  REQUIRE(events::read_logs(b.program, {{"", file.path}}, options, error));
  CHECK_FALSE(told_bytes.empty());
}

TEST_CASE("a file that changes while it is read is an error") {
  const std::string line = joined(records(1), "\n") + "\n";
  const auto read_all = [](const std::string& path, const auto& meanwhile) {
    std::string error;
    auto source = input::Source::open(path, error);
    REQUIRE(source.has_value());
    std::string room(1 << 16, '\0');
    std::size_t got = source->read(room.data(), 10);
    meanwhile();
    while (got > 0) got = source->read(room.data(), room.size());
    return source->error();
  };
  const auto told = [](const std::string& path, const std::string& how) {
    return fmt::format("`{}` {} while it was read: give a copy that nobody writes to", path, how);
  };
  for (const std::string& bytes : {line, gzip(line)}) {
    const File file(bytes);
    CHECK(read_all(file.path, [] {}).empty());
    CHECK(read_all(file.path, [&] { std::ofstream(file.path, std::ios::app) << '\0'; }) ==
          told(file.path, "grew"));
  }
  const File shorter(line);
  CHECK(read_all(shorter.path, [&] { std::filesystem::resize_file(shorter.path, 5); }) ==
        told(shorter.path, "shrank"));
  const File touched(line);
  CHECK(read_all(touched.path, [&] {
          const auto before = std::filesystem::last_write_time(touched.path);
          std::filesystem::last_write_time(touched.path, before + std::chrono::seconds(5));
        }) == told(touched.path, "was changed"));
  const auto write_over = [](const std::string& path) {
    std::fstream(path, std::ios::in | std::ios::out).put('[');
  };
  // The clock of files goes on in steps.
  const auto wait = [] { std::this_thread::sleep_for(std::chrono::milliseconds(50)); };
  const File put_back(line);
  CHECK(read_all(put_back.path, [&] {
          wait();
          const auto before = std::filesystem::last_write_time(put_back.path);
          write_over(put_back.path);
          std::filesystem::last_write_time(put_back.path, before);
        }) == told(put_back.path, "was changed"));
  const File replaced(line), other(line);
  const std::string second = replaced.path + ".second";
  std::filesystem::create_hard_link(replaced.path, second);
  wait();
  CHECK(read_all(second, [&] { std::filesystem::rename(other.path, second); }) ==
        told(second, "was changed"));  // it lost a name
  CHECK(read_all(second, [&] { wait(); }).empty());
  std::filesystem::create_symlink(replaced.path, second + ".link");
  CHECK(read_all(second + ".link", [&] {
          std::filesystem::remove(second + ".link");
          std::filesystem::create_symlink(second, second + ".link");
        }) == told(second + ".link", "was replaced"));
  std::filesystem::remove(second + ".link");
  std::filesystem::remove(second);
}
