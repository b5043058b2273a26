// Reads agreements for the tests.
#pragma once

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "compiler/parser/parser.h"

namespace akad::reading {

struct Read {
  SourceSet sources;
  Sink sink;  // in file order
  parser::Parsed parsed;
};

Read read(const std::string& text);

// `body` behind `language 1` and an empty agreement.
std::string with_heading(const std::string& body);
// One line per diagnostic: "AK0101 7:3 `pases`", with the text under the span.
std::vector<std::string> listing(const Read& read);
std::string under(const Read& read, Span span);

// The only declaration of `body`, which must be read without a mistake.
template <class Declaration>
Declaration only(const std::string& body) {
  Read result = read(with_heading(body));
  INFO(body);
  CHECK(listing(result) == std::vector<std::string>{});
  REQUIRE(result.parsed.file.declarations.size() == 1);
  REQUIRE(std::holds_alternative<Declaration>(result.parsed.file.declarations.front()));
  auto declaration = std::get<Declaration>(std::move(result.parsed.file.declarations.front()));
  return declaration;
}

inline ast::Calendar calendar(const std::string& line) {
  return only<ast::Calendar>("calendar k in UTC {\n" + line + "\n}");
}
inline ast::Log log(const std::string& line) { return only<ast::Log>("log l {\n" + line + "\n}"); }
inline ast::Clock clock(const std::string& line) {
  return only<ast::Clock>("clock c of l {\n" + line + "\n}");
}
inline ast::Outage outage(const std::string& line) {
  return only<ast::Outage>("outage o of l {\n" + line + "\n}");
}
inline ast::Target target(const std::string& line) {
  return only<ast::Target>("target t {\n" + line + "\n}");
}
inline ast::Scenario scenario(const std::string& line) {
  return only<ast::Scenario>("scenario \"s\" {\n" + line + "\n}");
}

// Names joined by ".".
std::string joined(const std::vector<ast::Name>& names);
std::string joined(const ast::Path& path);
// "(and a = \"x\" (not b present))": conditions without their places.
std::string shown(const ast::Condition& condition);
// "4 h 30 min"
std::string shown(const ast::DurationLiteral& duration);
std::string shown(const ast::Limit& limit);

// Agreements that use every clause, and the remarks and layouts people write.
const std::vector<std::string>& samples();

}  // namespace akad::reading
