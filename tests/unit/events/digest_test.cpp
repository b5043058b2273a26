// What is said of the evidence: the digest of a log's records, and of its files.
#include "runtime/events/digest.h"

#include <fmt/format.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <random>
#include <set>

#include "tests/unit/events/packed.h"
#include "tests/unit/events/sample.h"

using namespace sample;
using events::Digest;
using events::FindingKind;
using events::sha256;

namespace {

using Lines = std::vector<std::string>;

Lines records(int count) {
  Lines lines;
  for (int i = 0; i < count; ++i) {
    lines.push_back(fmt::format(R"({{"id":{},"at":"2026-03-01T08:{:02}:{:02}Z","type":"opened",)"
                                R"("ticket":"T{}","note":"{}"}})",
                                i, i / 60 % 60, i % 60, i % 7, std::string(i % 300, 'x')));
  }
  return lines;
}

events::Digests digests_of_files(const ir::Program& program, const Lines& paths) {
  std::vector<events::LogFile> files;
  for (const std::string& path : paths) files.push_back({"", path});
  events::ReadOptions options;
  options.digests = options.stored_digests = true;
  events::ReadError error;
  auto store = events::read_logs(program, files, options, error);
  REQUIRE(store.has_value());
  return *events::digests_of(*store);
}

std::string digest_of(const std::string& bytes) {
  const File file(bytes);
  const events::Digests digests = digests_of_files(tickets().program, {file.path});
  REQUIRE(digests.logs.size() == 1);
  REQUIRE(digests.files.size() == 1);
  CHECK(digests.files[0].bytes == bytes.size());
  CHECK(digests.files[0].stored == sha256(bytes));
  CHECK(digests.files[0].records.digest == digests.logs[0].digest);
  return fmt::format("{} {}", digests.logs[0].count, events::text_of(digests.logs[0].digest));
}

// By the words of the reference, and nothing else.
std::string expected_of(const Lines& texts) {
  std::vector<Digest> all;
  for (const std::string& text : texts) all.push_back(sha256(text));
  std::sort(all.begin(), all.end());
  std::string list;
  for (const Digest& one : all) list.append(one.begin(), one.end());
  return fmt::format("{} {}", texts.size(), events::text_of(sha256(list)));
}

Builder without_ids() {
  Builder b = tickets();
  b.program.logs[0].id = {};
  return b;
}

}  // namespace

TEST_CASE("SHA-256 by its published examples") {
  CHECK(events::hex_of(sha256("")) ==
        "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  CHECK(events::hex_of(sha256("abc")) ==
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  events::Sha256 hash;
  for (const char* part : {"a", "", "bc"}) hash.add(part);
  CHECK(hash.end() == sha256("abc"));
  CHECK(hash.end() == sha256(""));  // from the beginning again
}

// tests/oracle/records_digest.py says the same of these two lines.
TEST_CASE("the digest of a log that is written down") {
  CHECK(digest_of("{\"a\":1}\n  {\"b\":2}\r\n") ==
        "2 sha256:e995b26f1ff802f91230e035e4e192b91f79fc61970035e2b80bc960b7b17a16");
  CHECK(digest_of("") ==
        "0 sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST_CASE("the digest is of the records, not of lines, order, files, packing or white space") {
  for (const int count : {1, 2, 40, 20000}) {  // 20000 take several chunks and a thread
    Lines all = records(count);
    const std::string expected = expected_of(all);
    CHECK(digest_of(joined(all)) == expected);
    std::shuffle(all.begin(), all.end(), std::mt19937(7));
    CHECK(digest_of(joined(all) + "\n") == expected);
    CHECK(digest_of("\xef\xbb\xbf\n \t" + joined(all, " \r\n\n  ")) == expected);
    CHECK(digest_of("[" + joined(all, " ,\n") + "\n]") == expected);
    CHECK(digest_of(gzip(joined(all))) == expected);
  }
}

TEST_CASE("where some lines are no records, the digest is the same in every order too") {
  Lines all = {"{broken",          "5",          "\"no object\"", "ERROR: no JSON",
               R"({"id":1,"at":)", records(1)[0]};
  std::sort(all.begin(), all.end());
  const std::string expected = expected_of(all);
  do {
    CHECK(digest_of(joined(all)) == expected);
  } while (std::next_permutation(all.begin(), all.end()));
}

TEST_CASE("any split over files has the same digest, and each file its own") {
  const Lines all = records(20000);
  for (const std::size_t cut : {0, 1, 8777, 20000}) {
    const auto middle = all.begin() + static_cast<std::ptrdiff_t>(cut);
    const Lines one(all.begin(), middle), two(middle, all.end());
    const File first(joined(one)), second(joined(two));
    const auto digests = digests_of_files(tickets().program, {second.path, first.path});
    const auto told = [](const events::RecordsDigest& records) {
      return fmt::format("{} {}", records.count, events::text_of(records.digest));
    };
    CHECK(told(digests.logs[0]) == expected_of(all));
    CHECK(told(digests.files[0].records) == expected_of(two));
    CHECK(told(digests.files[1].records) == expected_of(one));
    CHECK(digests.files[0].stored == sha256(joined(two)));
    CHECK(digests.files[1].stored == sha256(joined(one)));
  }
}

TEST_CASE("many records, and many that are equal, are put in order") {
  Lines all = records(30000);
  std::fill(all.begin(), all.begin() + 10000, all[12000]);
  std::shuffle(all.begin(), all.end(), std::mt19937(7));
  CHECK(digest_of(joined(all)) == expected_of(all));
}

TEST_CASE("one byte, one record more or one twice is another digest") {
  const Lines all = records(50);
  std::set<std::string> digests = {expected_of(all)};
  for (const std::size_t at : {0, 17, 49}) {
    Lines changed = all;
    changed[at].insert(changed[at].size() - 1, " ");  // means the same
    CHECK(digests.insert(digest_of(joined(changed))).second);
    changed = all;
    changed.push_back(changed[at]);
    CHECK(digests.insert(digest_of(joined(changed))).second);
    changed.pop_back();
    changed.erase(changed.begin() + static_cast<std::ptrdiff_t>(at));
    CHECK(digests.insert(digest_of(joined(changed))).second);
  }
  CHECK(digest_of("x\xff") == expected_of({"x\xff"}));  // what is no record is read as well
  CHECK(digest_of("[5,{\"a\":\"" + std::string(17 << 20, 'x') + "\"}]") == expected_of({"5", ""}));
}

TEST_CASE("files with the same records are noticed where no id tells that they are") {
  const Builder b = without_ids();
  const Lines all = records(1500);
  const File file(joined(all)), packed(gzip(joined(all))), array("[" + joined(all, ",") + "]");
  const File turned(joined({all.rbegin(), all.rend()}));
  const std::string link = file.path + ".link";
  std::filesystem::create_symlink(file.path, link);
  for (const std::string& twin : {file.path, link, packed.path, array.path, turned.path}) {
    const Read read = read_files(b.program, {{"", file.path}, {"", twin}});
    CHECK_FALSE(read.ok);
    CHECK(read.error == fmt::format("`{}` and `{}` hold the same records of the log `tickets`; as "
                                    "they have no id, each would count twice: give them once",
                                    file.path, twin));
  }
  std::filesystem::remove(link);
  const Read with_ids = read_files(tickets().program, {{"", file.path}, {"", packed.path}});
  CHECK(with_ids.ok);
  CHECK(count(with_ids, FindingKind::Duplicate) == 1500);
}

TEST_CASE("files that differ, and files of nothing, are not taken for one") {
  const Builder b = without_ids();
  const Lines all = records(20);
  const File one(joined(all)), more(joined(all) + "\n" + all[0]), none(""), blank("\n\n");
  CHECK(read_files(b.program, {{"", one.path}, {"", more.path}}).ok);
  CHECK(read_files(b.program, {{"", none.path}, {"", one.path}, {"", blank.path}}).ok);
  // Of what is cut off or too long no text is kept: these are told as what they are.
  const File cut(R"([{"at":"2026-03-01T08:00:00Z","type":"ope)"), other(R"([{"ticket": )");
  const Read cut_off = read_files(b.program, {{"", cut.path}, {"", other.path}});
  CHECK(cut_off.ok);
  CHECK(count(cut_off, FindingKind::Malformed) == 2);
  const std::string long_text(17 << 20, 'x');
  const File long_one("\"" + long_text + "a\""), long_other("\"" + long_text + "b\"");
  const Read too_long = read_files(b.program, {{"", long_one.path}, {"", long_other.path}});
  CHECK(too_long.ok);
  CHECK(count(too_long, FindingKind::TooLong) == 2);
  // A file that is given twice is one, whatever else is in it.
  const File both(joined(all) + "\n\"" + long_text + "\"");
  CHECK_FALSE(read_files(b.program, {{"", both.path}, {"", both.path}}).ok);
}

TEST_CASE("white space behind a record counts for what is too long, in lines and in arrays") {
  const std::string record = records(1)[0];
  const std::size_t most = std::size_t{16} << 20;
  const std::string blanks(most - record.size(), ' ');
  CHECK(digest_of(blanks + record) == expected_of({record}));
  CHECK(digest_of(record + blanks + "\n" + record) == expected_of({record, record}));
  CHECK(digest_of(blanks + " " + record + "\n" + record) == expected_of({record, record}));
  CHECK(digest_of(record + "\n" + record + blanks + " ") == expected_of({"", record}));
  CHECK(digest_of(record + "\n" + std::string(most, ' ') + "\n") == expected_of({record}));
  CHECK(digest_of(record + "\n" + std::string(most + 1, ' ') + "\n") == expected_of({record}));
  CHECK(digest_of("[" + record + blanks + "]") == expected_of({record}));
  CHECK(digest_of("[" + record + blanks + " ," + record + "]") == expected_of({"", record}));
  CHECK(digest_of("[" + record + "," + blanks + " " + record + "]") ==
        expected_of({record, record}));
}
