// A file is a sequence of documents, however they are written; one that is broken takes no other
// with it.
#include <fmt/format.h>

#include <algorithm>
#include <catch2/catch.hpp>

#include "tests/unit/events/packed.h"
#include "tests/unit/events/sample.h"

using namespace sample;
using events::FindingKind;

namespace {

std::string record(int id) {
  return fmt::format(R"({{"id":{0},"at":"2026-03-01T08:{0:02}:00Z","type":"opened",)"
                     R"("ticket":"T{0}","author":{{"role":"é \"}},{{","tags":["a",{{"b":1}}]}}}})",
                     id);
}

// As json.dumps and jq write it, with so much before each line.
std::string over_lines(int id, const std::string& before) {
  return fmt::format("{1}{{\n{1}  \"id\": {0},\n{1}  \"at\": \"2026-03-01T08:{0:02}:00Z\",\n"
                     "{1}  \"type\": \"opened\",\n{1}  \"ticket\": \"T{0}\",\n{1}  \"author\": {{\n"
                     "{1}    \"tags\": [\n{1}      {{\n{1}        \"b\": 1\n{1}      }}\n{1}    ]\n"
                     "{1}  }}\n{1}}}",
                     id, before);
}

std::vector<std::string> all_of(int count) {
  std::vector<std::string> all;
  for (int i = 0; i < count; ++i) all.push_back(record(i));
  return all;
}

std::string utf16(const std::string& text, bool big) {
  std::string out;
  const auto put = [&](unsigned unit) {
    const char high = static_cast<char>(unit >> 8), low = static_cast<char>(unit & 0xff);
    out += big ? std::string{high, low} : std::string{low, high};
  };
  put(0xfeff);
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    if (byte < 0x80) {
      put(byte);
    } else {
      put((byte & 0x1fu) << 6 | (static_cast<unsigned char>(text[++i]) & 0x3fu));
    }
  }
  return out;
}

}  // namespace

TEST_CASE("documents in every form are the same log") {
  const Builder b = tickets();
  std::vector<std::string> all = all_of(40);
  const auto expected = lines_of(b.program, joined(all, "\n") + "\n");
  CHECK(expected.size() == 40);
  const auto part = [&](int from, int to, const std::string& between) {
    return joined({all.begin() + from, all.begin() + to}, between);
  };
  const auto page = [&](int from, int to) { return "[" + part(from, to, ",") + "]"; };
  std::string pretty, pretty_array = "[\n", separated;
  for (int i = 0; i < 40; ++i) {
    pretty += over_lines(i, "") + "\n";
    pretty_array += over_lines(i, i % 2 ? "  " : "\t") + (i < 39 ? ",\n" : "\n]\n");
    separated += "\x1e" + all[static_cast<std::size_t>(i)] + "\n";
  }
  const std::vector<std::string> forms = {
      page(0, 20) + "\n" + page(20, 40) + "\n",
      page(0, 20) + page(20, 40),
      page(0, 1) + "\r\n\r\n [ ] []" + page(1, 40),
      "[\n" + part(0, 20, ",\n") + "\n]\n[\n" + part(20, 40, "\n,\n") + "\n]",
      joined(all, ""),
      joined(all, " "),
      joined(all, "\r"),
      joined(all, "\n\n \r\n"),
      pretty,
      "\n" + pretty_array,
      separated,
      joined(all, "\x1e"),
      pretty_array.substr(0, 0) + page(0, 7) + part(7, 9, "") + "\n" + part(9, 20, "\n") +
          "\n\x1e" + part(20, 30, "\n\x1e") + "\n" + page(30, 40) + "\n",
      part(0, 20, "\n") + "\n\xef\xbb\xbf" + part(20, 40, "\n"),
      page(0, 20) + "\xef\xbb\xbf" + page(20, 40),
      utf16(joined(all, "\r\n"), false),
      utf16(page(0, 20), true) + utf16(page(20, 40), true),
      gzip(utf16(pretty, false)),
  };
  for (const std::string& bytes : forms) {
    INFO(bytes.substr(0, 300));
    const Read read = read_bytes(b.program, bytes);
    CHECK(tally(read) == "40 40 0 0");
    CHECK(lines_of(b.program, bytes) == expected);
  }
}

TEST_CASE("what is broken takes no other record with it") {
  const Builder b = tickets();
  const std::string good[] = {record(0), record(1), record(2), record(3)};
  const auto check = [&](const std::string& bytes, const std::string& expected) {
    INFO(bytes);
    const Read read = read_bytes(b.program, bytes);
    CHECK(tally(read) == expected);
    CHECK(count(read, FindingKind::Malformed) + count(read, FindingKind::NotAnObject) ==
          read.store.tallies[0].not_used);
  };
  for (const std::string broken :
       {R"({"id":9,"x":tru})", R"({"id":9)", R"({"id":9,)", R"({"id":9,"x":"abc)",
        R"({"id":9,"x":"abc})", R"({"id":9,"x":{"y":"abc}})", R"({"id":9,"x":"y"}})", R"({"id" 9})",
        R"({"id":9,"x":"he said "no" to it"})", R"({"id":9 "x":"y"})", R"({"id":9,"x":"\q"})",
        R"({"id":9,"x":"y"])", R"({"id":9,,"x":"y"})", R"({"id":9,"x"})",
        "{\"id\":9,\"x\":\"\xff\"}", "{\"id\":9,\"x\":\"\x01\"}", "7", "\"seven\""}) {
    check(good[0] + "\n" + broken + "\n" + good[1] + "\n", "3 2 0 1");
    check(broken + "\n" + good[0] + good[1] + "\n" + good[2], "4 3 0 1");
    check("[" + good[0] + "," + broken + "," + good[1] + "," + good[2] + "]\n[" + good[3] + "]",
          "5 4 0 1");
    check("[\n" + good[0] + ",\n" + broken + ",\n" + good[1] + "\n]\n[" + good[3] + "]", "4 3 0 1");
    check("[\n  " + good[0] + ",\n  " + broken + ",\n  " + good[1] + "\n]" + good[3], "4 3 0 1");
    check("\x1e" + good[0] + "\n\x1e" + broken + "\n\x1e" + good[1] + "\n", "3 2 0 1");
    check(over_lines(0, "") + "\n" + broken + "\n" + over_lines(1, "") + "\n", "3 2 0 1");
  }
  for (const std::string open : {R"({"id":9,"x":[1,)", R"({"id":9,"x":)", R"({"id":9,"x":{"y":[)",
                                 R"({"id":9,"x":[{"y":1},)", "[", R"([{"id":9)"}) {
    check(good[0] + "\n" + open + "\n" + good[1] + "\n" + good[2] + "\n", "4 3 0 1");
    check(good[0] + "\x1e" + open + "\x1e" + good[1] + "\x1e" + good[2] + "\n", "4 3 0 1");
  }
  // Nothing within a broken record is a record of its own.
  check(R"({"id":9,"x":tru,"l":[{"id":1,"at":"2026-03-01T08:00:00Z","ticket":"T"}]})"
        "\n" +
            good[0],
        "2 1 0 1");
  check(R"("id":9,"x":{"id":1,"at":"2026-03-01T08:00:00Z"},"y":1})"
        "\n" +
            good[0],
        "2 1 0 1");
  check(R"({"id":9,"l":[{"id":1}{"id":2,"at":"2026-03-01T08:00:00Z"}]})"
        "\n" +
            good[0],
        "2 1 0 1");
}

TEST_CASE("what stands alone in its line is a finding of its own in every order") {
  const Builder b = tickets();
  const std::vector<std::string> alone = {"5",
                                          "-1.5e3 ",
                                          "\"text\"",
                                          R"("a \"{\" b\\")",
                                          "null",
                                          "true",
                                          "true story",
                                          "hello, world",
                                          "2026-03-01 12:00:00 ERROR {",
                                          "nginx: [warn] x",
                                          "\"GET /\" 200",
                                          "#",
                                          "x}",
                                          "\xc3\xa9",
                                          "\"abc",
                                          "\"a\\"};
  for (const std::string open : {"{broken", R"({"id":9)", R"({"id":9,)", R"({"id":9,"x":)",
                                 R"({"id":9,"x":"abc)", R"({"id":9,"x":[1,)", R"({"id":9,"x":tru)",
                                 R"({"id":9,"x":{"y" oops)", R"({"id":9 "x":"y")"}) {
    for (std::size_t i = 0; i < alone.size(); ++i) {
      std::vector<std::string> lines = {open, alone[i], alone[(i + 1) % alone.size()], record(1)};
      std::sort(lines.begin(), lines.end());
      do {
        const std::string bytes = joined(lines, "\n");
        INFO(bytes);
        CHECK(tally(read_bytes(b.program, bytes + (i % 2 ? "\n" : ""))) == "4 1 0 3");
      } while (std::next_permutation(lines.begin(), lines.end()));
    }
  }
  // Where the file ends, and what white space is there, is no matter.
  for (const char* end : {"", "\n", "\r\n", " \n\n "}) {
    const Read read = read_bytes(b.program, "5\n{broken" + std::string(end));
    CHECK(read.store.findings.listed().front().detail == "{broken");
  }
  // What goes on behind a value, or is indented more, is a part of what is broken.
  for (const std::string parts :
       {"\"b\": 2", "\"b\",", "3,", "true}", "}", "],", "  4", "  \"b\"", "\"b\" ]", "-1 }"}) {
    const std::string bytes = "{\"id\":9,\"a\" oops,\n" + parts + "\n" + record(1);
    INFO(bytes);
    CHECK(tally(read_bytes(b.program, bytes)) == "2 1 0 1");
  }
}

TEST_CASE("pages that are not closed, and what stands between documents") {
  const Builder b = tickets();
  const auto check = [&](const std::string& bytes, const std::string& expected) {
    INFO(bytes);
    CHECK(tally(read_bytes(b.program, bytes)) == expected);
  };
  const std::string a = record(0), c = record(1), d = record(2);
  check("[" + a + "\n[" + c + "]", "3 2 0 1");      // a bracket is missing
  check("[" + a + ",\n[" + c + "]", "3 2 0 1");     // … behind a comma
  check("[" + a + c + "]\n" + d, "4 3 0 1");        // a comma is missing
  check("[" + a + "\n" + c + "\n" + d, "4 3 0 1");  // lines behind a page that was cut off
  check("[" + a + ",\x1e[" + c + "]", "3 2 0 1");
  check("[" + a + "],[" + c + "]", "3 2 0 1");
  check("[" + a + "]]\n[" + c + "]", "3 2 0 1");
  check(a + "," + c + "\n", "2 1 0 1");
  check(a + ",\n" + c + ",\n", "2 0 0 2");
  check(a + " x\n" + c, "2 1 0 1");
  check("x[\nx[\n" + a, "3 1 0 2");  // lines of their own
  check(a + " x[\nx{\n" + c, "3 1 0 2");
  check("data: " + a + "\n" + c, "2 1 0 1");
}

TEST_CASE("records keep their lines and elements in every form") {
  const Builder b = tickets();
  const auto place = [&](const std::string& bytes) {
    const Read read = read_bytes(b.program, bytes);
    const auto listed = read.store.findings.listed();
    REQUIRE(listed.size() == 1);
    return fmt::format("{} {}", listed[0].line, listed[0].element);
  };
  const std::string a = record(0), c = record(1);
  CHECK(place("[" + a + "]\n[" + c + ",5]\n") == "2 2");
  CHECK(place("[" + a + "][" + c + ",5]\n") == "1 2");
  CHECK(place(over_lines(0, "") + "\n" + a.substr(0, 9) + "\n") == "14 0");
  CHECK(place("[\n" + over_lines(0, "  ") + ",\n  5\n]\n") == "15 2");
  CHECK(place(a + "\n\x1e" + c +
              "\n\x1e"
              "5\n") == "3 0");
  CHECK(place("[\n" + a + ",\n{\"id\":3,\n" + c + "\n]") == "3 2");
  CHECK(place(a + c + "\n\n5\n") == "3 0");
}

TEST_CASE("hostile documents cost what they are long") {
  const Builder b = tickets();
  const std::string good = "\n" + record(0) + "\n";
  const auto check = [&](const std::string& bytes, std::uint64_t used, FindingKind kind) {
    const Read read = read_bytes(b.program, bytes + good);
    CHECK(read.store.tallies[0].used == used);
    CHECK(count(read, kind) >= 1);
  };
  std::string lines;
  for (int i = 0; i < 300'000; ++i) lines += "{\"a\":\n";
  check(std::string(1'000'000, '['), 1, FindingKind::TooDeep);
  check(lines, 1, FindingKind::Malformed);
  check("\"" + std::string(40 << 20, 'x'), 1, FindingKind::TooLong);
  check("{\"a\":\"" + std::string(40 << 20, 'x'), 1, FindingKind::TooLong);
  check("[{\"a\":\"" + std::string(40 << 20, 'x') + "\"},5]", 1, FindingKind::TooLong);
}

TEST_CASE("a place that stands in a record twice is a finding, and the last one counts") {
  Builder b = tickets();
  b.program.logs[0].single_subject = "";
  const auto found = [&](const std::string& members) {
    const Read read = read_bytes(
        b.program,
        R"({"id":1,"at":"2026-03-01T08:00:00Z","ticket":"T","type":"opened")" + members + "}\n");
    CHECK(tally(read) == "1 1 0 0");
    const auto listed = read.store.findings.listed();
    return listed.empty() ? std::string() : listed[0].detail;
  };
  CHECK(found("").empty());
  CHECK(found(R"(,"other":1,"other":2)").empty());
  CHECK(found(R"(,"status":"a")").empty());
  CHECK(found(R"(,"status":"a","status":"b")") == "status: \"b\"");
  CHECK(found(R"(,"status":"a","status":null)") == "status: null");
  CHECK(found(R"(,"st\u0061tus":"a" , "status":"a")") == "status: \"a\"");
  CHECK(found(R"(,"x":{"status":1,"status":2})").empty());
  CHECK(found(R"(,"type":"opened")") == "type: \"opened\"");
  b.event("told", b.text(ir::Operator::Equal, "author.role.name", "agent"));
  CHECK(found(R"(,"author":{"x":1},"author":{"role":{"name":"bot"}})") ==
        "author.role.name: \"bot\"");
  CHECK(found(R"(,"author":{"role":{"name":"bot"}},"author":5)") == "author.role.name");
  CHECK(found(R"(,"author":{"role":{},"role":{"name":"bot"}})") == "author.role.name: \"bot\"");
  CHECK(found(R"(,"author":{"role":{"name":"bot"}},"role":{"name":"a"})").empty());
}

TEST_CASE("a byte order mark behind what is broken begins another file") {
  const Builder b = tickets();
  const std::string mark = "\xef\xbb\xbf";
  const auto told_of = [&](const std::string& bytes) { return lines_of(b.program, bytes); };
  const std::string rest = record(1) + "\n" + record(2) + "\n";
  const std::string broken = R"({"id":9,"at":)";
  for (const std::string& before :
       {broken + "\n", broken + "\"x\"\n", broken + "\"x\n", "[" + broken + "\n",
        "[" + record(0) + ",\n" + broken + "\"x\"\n", "[" + record(0) + ",\n" + broken + "\"x\n",
        "[\n  " + broken + "7\n", "[[" + broken + "\n"}) {
    INFO(before);
    for (const std::string& after : {rest, "[" + record(1) + ",\n" + record(2) + "]\n"}) {
      std::vector<std::string> expected = told_of(before);
      for (const std::string& line : told_of(after)) expected.push_back(line);
      std::vector<std::string> found = told_of(before + mark + after);
      std::sort(expected.begin(), expected.end());
      std::sort(found.begin(), found.end());
      CHECK(found == expected);
    }
  }
}
