// What became of scenarios, for machines: JSON by test.schema.json, and the XML that JUnit writes,
// which runners of builds read.
#pragma once

#include <string>
#include <vector>

#include "runtime/trials/trials.h"

namespace akad::trials {

// One agreement that was asked to be tried.
struct Tried {
  std::string file;
  const ir::Program* program = nullptr;    // outlives it; null: it does not check
  std::vector<std::string> stand_in = {};  // by scenario of the program: its file
  std::vector<std::size_t> chosen = {};    // of the program's scenarios
  std::vector<Trial> trials = {};          // beside `chosen`
  std::optional<Coverage> coverage = {};   // only when asked for
};

// Where the scenario stands.
const std::string& file_of(const Tried& tried, std::size_t trial);

struct Count {
  std::size_t passed = 0, failed = 0;
};
Count count_of(const Tried& tried);
Count count_of(const std::vector<Tried>& all);

// In the book's language: one line; a document whose lines end in newlines. Neither has a time in
// it: the same agreements give the same bytes.
std::string to_json(const std::vector<Tried>& all, const phrases::Book& book);
std::string to_junit(const std::vector<Tried>& all, const phrases::Book& book);
std::string json_schema();  // the text of test.schema.json

}  // namespace akad::trials
