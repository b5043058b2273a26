// Texts in pieces are the texts as a whole, however they are cut.
#include "runtime/report/pieces.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <random>

#include "runtime/base/text.h"

using namespace akad;
using nlohmann::json;

namespace {

std::string guarded(std::string_view text, std::mt19937_64& random) {
  std::string out;
  const report::Take take = [&](std::string_view piece) { out += piece; };
  report::LineGuard guard(take);
  while (!text.empty()) {
    const std::size_t length = std::min<std::size_t>(random() % 4, text.size());
    guard.add(text.substr(0, length));
    text.remove_prefix(length);
  }
  guard.finish();
  return out;
}

}  // namespace

TEST_CASE("no line begins like a command, wherever a text is cut") {
  std::mt19937_64 random(3);
  constexpr std::string_view kSigns = ":: \n\te1";
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    const std::size_t length = random() % 24;
    while (text.size() < length) text += kSigns[random() % kSigns.size()];
    INFO(text);
    CHECK(guarded(text, random) == without_commands(text));
  }
  CHECK(guarded("::error::x", random) == "\\u{3a}:error::x");
}

TEST_CASE("JSON row by row is the JSON of the whole") {
  const json rows = {{{"b", 1}, {"a", "\u2028 ##[error]"}}, {{"b", nullptr}}};
  const json whole = {{"rows", rows}, {"none", json::array()}, {"a\u202e", 1}};
  std::string text;
  const report::Take take = [&](std::string_view piece) { text += piece; };
  report::JsonStream out(take);
  const auto write = [&](const json& row) { out.value(row); };
  out.object({{"rows", [&] { out.list(rows, write); }},
              {"none", [&] { out.list(std::vector<json>(), write); }},
              {"a\u202e", [&] { out.value(1); }}});
  CHECK(text == json_text(whole));
  text.clear();
  out.object({});
  CHECK(text == "{}");
}
