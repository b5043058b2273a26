// akad clause: the bank of clauses; one of them, or one at the end of an agreement.
#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/files.h"
#include "cli/load.h"
#include "cli/output/outputs.h"
#include "cli/start/brought.h"
#include "cli/start/own_names.h"
#include "runtime/base/text.h"
#include "runtime/ir/soundness/written.h"

namespace akad::cli {
namespace {

std::string theme_of_clause(const driver::EmbeddedFile& file) {
  return std::string(file.name.substr(0, file.name.find('/')));
}

std::string name_of_clause(const driver::EmbeddedFile& file) {
  const auto begin = file.name.find('/') + 1;
  return std::string(file.name.substr(begin, file.name.rfind('.') - begin));
}

std::string list_of_clauses() {
  std::string text, theme;
  for (const auto& file : clauses()) {
    if (theme_of_clause(file) != theme) text += fmt::format("{}:\n", theme = theme_of_clause(file));
    text += fmt::format("  {}\n      {}\n", name_of_clause(file), about(file.text));
  }
  return text +
         "akad clause force-majeure shows one; with the name of an agreement behind it, it is put\n"
         "at that agreement's end.\n";
}

const driver::EmbeddedFile* find_clause(const std::string& name) {
  for (const auto& file : clauses()) {
    if (name_of_clause(file) == name) return &file;
  }
  return nullptr;
}

std::vector<std::string> names_of_clauses() {
  std::vector<std::string> names;
  for (const auto& file : clauses()) names.push_back(name_of_clause(file));
  return names;
}

// Its names are those of the bank: what the agreement calls otherwise is its author's to mend.
std::string told_of_clause(const ClauseOrder& order, std::string_view clause,
                           const PutClause& put) {
  std::string told =
      fmt::format("{}: {} stands at its end\n", for_terminal(order.file), order.name);
  for (const auto& [name, own] : put.renamed) {
    told += fmt::format("{} is declared there already: that of the clause is {}\n", name, own);
  }
  return told +
         fmt::format("{1}akad check {0} says which of its names the agreement does not have\n",
                     for_terminal(order.file), questions_line(clause, "it"));
}

int put_clause_into(const ClauseOrder& order, std::string_view clause, Outputs& outputs) {
  if (is_compiled(order.file)) return fail(wants_text("clause", order.file));
  auto problem = clash_with_standard_output(order.file);
  if (!problem.empty()) return fail(problem);
  const auto text = read_text(order.file, ir::kMostTextBytes, problem);
  if (!text) return fail(problem);
  const PutClause put = put_clause(order.file, *text, clause);
  if (put.stands_there) {
    return fail(fmt::format("{} stands in {} already", order.name, order.file));
  }
  problem = outputs.claim(order.file);
  if (problem.empty()) problem = outputs.put(order.file, put.text);
  if (problem.empty()) problem = outputs.say(told_of_clause(order, clause, put));
  return problem.empty() ? kDone : fail(problem);
}

}  // namespace

int copy_clause(const ClauseOrder& order) {
  Outputs outputs;
  std::string problem;
  if (order.name.empty()) {
    problem = outputs.say(list_of_clauses());
  } else if (const auto* clause = find_clause(order.name); clause == nullptr) {
    return fail(no_such("clause", "clause", order.name, names_of_clauses()));
  } else if (order.file.empty()) {
    problem = outputs.say(std::string(clause->text));
  } else if (const int exit = put_clause_into(order, clause->text, outputs); exit != kDone) {
    return exit;
  }
  if (problem.empty()) problem = outputs.commit();
  return problem.empty() ? kDone : fail(problem);
}

}  // namespace akad::cli
