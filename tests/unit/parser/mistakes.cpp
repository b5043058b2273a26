#include "read.h"

using namespace akad;
using namespace akad::reading;

namespace {

using Listing = std::vector<std::string>;

Listing mistakes_of(const std::string& text) { return listing(read(text)); }

// Inside a declaration that begins on line 3.
Listing mistakes_in(const std::string& body) { return mistakes_of(with_heading(body)); }

Diagnostic only_mistake(const std::string& body) {
  const Read result = read(with_heading(body));
  INFO(body);
  CHECK(result.parsed.file.broken);
  REQUIRE(listing(result).size() == 1);
  return result.sink.diagnostics.front();
}

std::string repeat(const std::string& text, std::size_t times) {
  std::string all;
  for (std::size_t i = 0; i < times; ++i) all += text;
  return all;
}

}  // namespace

TEST_CASE("independent mistakes are all reported, each once") {
  const Read result = read(R"(language 1
agreement "a" version "1" {
  provder "P"
}
log l {
  event opened when type = "opened
}
clock c of l {
  starts on opened
  pauses while a = 1 and b = 2 or c = 3
  judged by
  counts 4h
}
target t {
  c is within
    | p = 1 | 4 hours |
    | otherwise | 5 |
  for at least 95% tickets resolved in each calendar month
}
)");
  CHECK(listing(result) == Listing{"AK0101 3:3 `provder`", "AK0103 6:28 `\"opened`",
                                   "AK0104 10:32 `or`", "AK0101 11:10 `by`", "AK0106 12:10 `4h`",
                                   "AK0101 17:21 `|`", "AK0101 18:20 `tickets`"});
}

TEST_CASE("a broken clause is left out, the others stay") {
  const Read result =
      read(with_heading("clock c of l {\n starts on a\n stops near b\n counts k\n}"));
  CHECK(listing(result) == Listing{"AK0101 5:8 `near`"});
  const auto& clock = std::get<ast::Clock>(result.parsed.file.declarations.at(0));
  CHECK(clock.broken);
  CHECK(clock.starts.size() == 1);
  CHECK(clock.stops.empty());
  CHECK(clock.counts.size() == 1);
}

TEST_CASE("only the broken declaration is marked") {
  const Read result = read(with_heading("log a { id is }\nlog b { id is x }"));
  CHECK(listing(result).size() == 1);
  CHECK(std::get<ast::Log>(result.parsed.file.declarations.at(0)).broken);
  CHECK_FALSE(std::get<ast::Log>(result.parsed.file.declarations.at(1)).broken);
  CHECK(result.parsed.file.broken);
}

TEST_CASE("a declaration whose head is broken keeps its name, its lines are checked") {
  const Read result = read(with_heading("credit x within t {\n the result\n}\nuse a"));
  CHECK(listing(result) == Listing{"AK0101 3:10 `within`", "AK0101 4:6 `result`"});
  const auto& broken = std::get<ast::Broken>(result.parsed.file.declarations.at(0));
  CHECK(broken.name.text == "x");
  CHECK(std::holds_alternative<ast::Use>(result.parsed.file.declarations.back()));
}

TEST_CASE("a misspelt word is read as the one that was meant") {
  const auto found = only_mistake("clok c of l {\n  starts on a\n}");
  CHECK(found.code == Code::AK0101);
  CHECK(found.label == "did you mean `clock`?");
  const Read result = read(with_heading("clock c of l {\n  paauzes while a = 1\n  strts on b\n}"));
  CHECK(listing(result) == Listing{"AK0101 4:3 `paauzes`", "AK0101 5:3 `strts`"});
  const auto& clock = std::get<ast::Clock>(result.parsed.file.declarations.at(0));
  CHECK(clock.pause_while.size() == 1);
  CHECK(joined(clock.starts.at(0).names) == "b");
  CHECK(result.sink.diagnostics.at(0).steps.back().text ==
        "for example: `pauses during force_majeure`");
}

TEST_CASE("a slip at the front of a clause that could begin with a name") {
  const auto found = only_mistake("target t {\n  four all l due in each calendar month\n}");
  CHECK(found.label == "did you mean `for`?");
}

TEST_CASE("few choices are named, many are described") {
  CHECK(only_mistake("clock c of l {\n judged by guess time\n}").message ==
        "found `guess` where `due` or `elapsed` must stand");
  CHECK(only_mistake("clock c of l {\n whatever happens\n}").message ==
        "found `whatever` where a clause of the clock or `}` must stand");
  CHECK(only_mistake("cap c on all credits {\n at most 25 of f each calendar month\n}").message ==
        "a share is written with `%` or `‰`");
  CHECK(help_of(only_mistake("clock c of l {\n counts 5\n}")) ==
        std::vector<std::string>{"for example: `counts support_hours`",
                                 "for example: `counts around the clock`",
                                 "for example: `counts the hours of each limit`"});
}

TEST_CASE("a sentence that ends too early is reported at its end") {
  const auto found = only_mistake("clock c of l {\n  judged by elapsed\n  starts on a\n}");
  CHECK(found.message == "after `elapsed`, `time` must follow");
  CHECK(mistakes_in("clock c of l {\n  starts on\n}") == Listing{"AK0101 4:10 `on`"});
  CHECK(mistakes_in("clock c of l {\n  starts on a or\n  stops on b\n}") ==
        Listing{"AK0101 4:15 `or`"});
  const Read result = read(with_heading("use a.\nuse b\n"));
  CHECK(listing(result) == Listing{"AK0101 3:6 `.`"});
}

TEST_CASE("a word too many is reported where it stands") {
  const auto found = only_mistake("clock c of l {\n  stops on a and b\n  starts on c\n}");
  CHECK(found.message == "`and` would wait for both, and only the first of several counts here");
}

TEST_CASE("every row of a table is checked") {
  CHECK(mistakes_in("target t {\n c is within\n  | p = 1 | 4 |\n  | q = | 4 hours |\n"
                    "  | otherwise | no limit |\n  with no t: met\n}") ==
        Listing{"AK0101 5:15 `|`", "AK0101 6:9 `|`", "AK0101 7:20 `limit`"});
  CHECK(mistakes_in("credit x for t {\n the result is\n  | at 5% | no credit |\n"
                    "  | otherwise | 5% |\n}") == Listing{"AK0101 5:8 `5`", "AK0101 6:20 `|`"});
}

TEST_CASE("braces") {
  const auto missing = only_mistake("log l {\n  id is a\nclock c of l {\n  starts on b\n}");
  CHECK(missing.message == "found `clock` where the log must be closed by `}`");
  REQUIRE(missing.others.size() == 1);
  CHECK(mistakes_in("log l {\n  id is a\n") == Listing{"AK0101 5:1 ``"});
  CHECK(only_mistake("log l {\n  id is a\n}\n}").message == "this `}` closes nothing");
  CHECK(mistakes_in("log l\n  id is a\n}\nuse b") == Listing{"AK0101 4:3 `id`"});
  CHECK(mistakes_in("frob x { a { b } }\nuse b") == Listing{"AK0101 3:1 `frob`"});
}

TEST_CASE("the top of a file") {
  CHECK(mistakes_of("") == Listing{"AK0101 1:1 ``"});
  CHECK(mistakes_of("language 1\n") == Listing{"AK0101 2:1 ``"});
  CHECK(mistakes_of("language 2\nlibrary l\n") == Listing{"AK0108 1:10 `2`"});
  CHECK(mistakes_of("library l\n") == Listing{"AK0101 1:1 `library`"});
  CHECK(mistakes_of("language 1\nagrement \"a\" version \"1\" {}\n") ==
        Listing{"AK0101 2:1 `agrement`"});
  CHECK(read("language 1\nagrement \"a\" version \"1\" {}\n").parsed.file.broken);
  CHECK(mistakes_of("language 1\nuse a\n") == Listing{"AK0101 2:1 `use`"});
  CHECK(mistakes_of("language 1\nlibrary 5\nuse a\n") == Listing{"AK0101 2:9 `5`"});
  const Read broken = read("language 1\nagreement a version \"1\" {\n  provider \"p\"\n}");
  CHECK(listing(broken) == Listing{"AK0101 2:11 `a`"});
  CHECK_FALSE(broken.parsed.file.agreement);
}

TEST_CASE("characters that do not belong") {
  CHECK(mistakes_in("use a;") == Listing{"AK0102 3:6 `;`"});
  CHECK(mistakes_in("# a remark of another language\nuse a") ==
        Listing{"AK0102 3:1 `# a remark of another language`"});
  CHECK(mistakes_in("use café") == Listing{"AK0102 3:8 `é`"});
  CHECK(mistakes_in("log l { event e when a = 1 && b = 2 }") == Listing{"AK0102 3:28 `&&`"});
}

TEST_CASE("texts that do not end") {
  CHECK(mistakes_in("scenario \"a {\n  as of 2026-01-01 00:00\n}") ==
        Listing{"AK0103 3:10 `\"a {`"});
  CHECK(mistakes_in("fee f = IDR 1 each calendar month, before tax clause \"a\\n\"") ==
        Listing{"AK0103 3:56 `\\`"});
}

TEST_CASE("characters that deceive the eye") {
  CHECK(mistakes_in("use \u0430b\u0441") == Listing{"AK0105 3:5 `\u0430`"});
  CHECK(only_mistake("use \u0441").message ==
        "`\u0441` (U+0441) looks like `c` but is another character");
  CHECK(mistakes_in("use\u00A0a") == Listing{"AK0105 3:4 `\u00A0`"});
  CHECK(mistakes_in("scenario \u201Ca\u201D {}") == Listing{"AK0105 3:10 `\u201C`"});
  CHECK(mistakes_in("fee f = IDR \uFF11 each calendar month, before tax") ==
        Listing{"AK0105 3:13 `\uFF11`"});
  CHECK(mistakes_in("use a\u200Bb") == Listing{"AK0105 3:6 `\u200B`"});
  CHECK(mistakes_in("use a // \u202E fee") == Listing{"AK0105 3:10 `\u202E`"});
  CHECK(mistakes_in("scenario \"a\u2066b\" {}") == Listing{"AK0105 3:12 `\u2066`"});
  CHECK(mistakes_in("scenario \"\u0441\u00A0\u201C\" {} // \u0441").empty());
  CHECK(mistakes_of("\uFEFFlanguage 1\nlibrary l").empty());
}

TEST_CASE("numbers") {
  const auto glued = only_mistake("target t {\n c is within 4h of k\n}");
  CHECK(glued.code == Code::AK0106);
  CHECK(help_of(glued) == std::vector<std::string>{"write `4 hours`"});
  CHECK(only_mistake("target t {\n c is within 1min of k\n}").steps.at(0).text ==
        "write `1 minute`");
  const auto dots = only_mistake("fee f = IDR 25.000.000 each calendar month, before tax");
  CHECK(dots.code == Code::AK0107);
  CHECK(dots.steps.at(0).text == "group digits with `_`: `25_000_000`");
  const auto commas = only_mistake("fee f = IDR 25,000,000 each calendar month, before tax");
  CHECK(commas.code == Code::AK0107);
  CHECK(commas.steps.at(0).text == "group digits with `_`: `25_000_000`");
  CHECK(only_mistake("fee f = IDR " + repeat("9", 50) + " each calendar month, before tax").code ==
        Code::AK0308);
}

TEST_CASE("days and times that do not exist") {
  CHECK(mistakes_in("calendar k in UTC {\n closed on 2026-02-30\n}") ==
        Listing{"AK0601 4:12 `2026-02-30`"});
  CHECK(mistakes_in("calendar k in UTC {\n open Mon 08:00 to 24:00\n open Tue 0:00 to 25:10\n}") ==
        Listing{"AK0601 5:19 `25:10`"});
  CHECK(mistakes_in("calendar k in UTC {\n open Mon 08:60 to 24:01\n}").size() == 2);
  CHECK(mistakes_in("scenario \"s\" {\n then all credits in 2026-13 are IDR 5\n}") ==
        Listing{"AK0601 4:22 `2026-13`"});
  const Read result = read(with_heading("calendar k in UTC {\n open Mon 08:00 to 25:10\n}"));
  const auto& weekly = std::get<ast::Calendar>(result.parsed.file.declarations.at(0)).weekly;
  CHECK_FALSE(weekly.at(0).close.valid);
  CHECK(weekly.at(0).open.valid);
}

TEST_CASE("`and` and `or` at one level") {
  CHECK(mistakes_in("log l { event e when a = 1 or b = 2 and c = 3 }") ==
        Listing{"AK0104 3:37 `and`"});
  CHECK(mistakes_in("log l { event e when (a = 1 or b = 2 and c = 3) or d = 4 }").size() == 1);
  CHECK(mistakes_in("log l { event e when (a = 1 or b = 2) and c = 3 }").empty());
}

TEST_CASE("bytes that are not UTF-8") {
  CHECK(mistakes_in("use a // \xC3").back().starts_with("AK0109 3:10"));
  CHECK(mistakes_in("use a // \xC0\xAF").back().starts_with("AK0109 3:10"));
  CHECK(mistakes_in("use a // \xED\xA0\x80").back().starts_with("AK0109 3:10"));
  CHECK(mistakes_in("use a // \xF4\x90\x80\x80").back().starts_with("AK0109 3:10"));
  CHECK(mistakes_in("use a // \xF4\x8F\xBF\xBF").empty());
}

TEST_CASE("limits") {
  const auto code = [](const std::string& body) { return only_mistake(body).code; };
  CHECK(code(repeat("use a.b\n", 200'000)) == Code::AK0901);
  CHECK(code(repeat("( ", 100'000)) == Code::AK0902);
  CHECK(code(repeat("{\n", 100'000)) == Code::AK0902);
  CHECK(code("log l { event e when " + repeat("not ", 100'000) + "a = 1 }") == Code::AK0902);
  CHECK(code("log l { event e when a = 1" + repeat(" or a = 1", 10'000) + " }") == Code::AK0903);
  CHECK(code("log l { event e when a = 1" + repeat(" or a = 1", 1'000) + " }") == Code::AK0903);
  CHECK(mistakes_in("log l { event e when a = 1" + repeat(" or a = 1", 999) + " }").empty());
  const std::string deepest = repeat("(", 63) + "a = 1" + repeat(")", 63);
  CHECK(mistakes_in("log l { event e when " + deepest + " }").empty());
  CHECK(code("log l { event e when (" + deepest + ") }") == Code::AK0902);
}

TEST_CASE("too many words") { CHECK(only_mistake(repeat("a ", 300'000)).code == Code::AK0901); }

TEST_CASE("after a hundred mistakes one remark closes the list") {
  const Read result = read(with_heading("log l {\n" + repeat("  whatever a\n", 300) + "}"));
  REQUIRE(result.sink.diagnostics.size() == parser::kMostErrors + 1);
  CHECK(result.sink.diagnostics.back().code == Code::AK0904);
}

TEST_CASE("places after text of several bytes") {
  const Read result = read(with_heading("scenario \"é漢🎉\" { as of 2026-02-30 00:00 }"));
  CHECK(listing(result) == Listing{"AK0601 3:24 `2026-02-30`"});
  const auto& scenario = std::get<ast::Scenario>(result.parsed.file.declarations.at(0));
  CHECK(scenario.name.text == "é漢🎉");
  CHECK(under(result, scenario.name.span) == "\"é漢🎉\"");
  CHECK(under(result, scenario.as_of.at(0).clock.span) == "00:00");
  CHECK(under(result, scenario.span).back() == '}');
}

TEST_CASE("lines may end as on Windows") {
  CHECK(mistakes_of("language 1\r\nlibrary l\r\n// é\r\nuse a\r\n").empty());
}
