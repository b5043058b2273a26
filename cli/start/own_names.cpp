#include "cli/start/own_names.h"

#include <fmt/format.h>

#include <set>
#include <vector>

#include "compiler/driver/driver.h"
#include "compiler/parser/parser.h"

namespace akad::cli {
namespace {

using Names = std::map<std::string, std::string>;

std::string joined(std::string agreement, std::string_view clause) {
  if (!agreement.empty() && !agreement.ends_with('\n')) agreement += '\n';
  return agreement + "\n" + std::string(clause);
}

// What is declared from `begin` on, and elsewhere too: in the text, its annexes or libraries.
std::set<std::string> taken_names(const std::string& path, const std::string& text,
                                  std::size_t begin) {
  std::set<std::string> names;
  const auto look = [&](const Span& span) {
    if (span.file == 0 && span.begin >= begin) {
      names.insert(text.substr(span.begin, span.end - span.begin));
    }
  };
  const driver::Compilation compiled = driver::compile_text(path, text, {});
  for (const Diagnostic& row : compiled.sink.diagnostics) {
    if (row.code != Code::AK0202) continue;
    look(row.span);
    for (const Label& other : row.others) look(other.span);
  }
  return names;
}

// A scenario's is a text.
std::string name_of_copy(std::string name, int copy) {
  if (!name.ends_with('"')) return fmt::format("{}_{}", name, copy);
  name.pop_back();
  return fmt::format("{} {}\"", name, copy);
}

std::vector<parser::Token> tokens_of(const std::string& path, const std::string& text) {
  SourceSet sources;
  sources.files.push_back({path, text});
  Sink sink;
  return parser::parse(sources, 0, sink).tokens;
}

// The words from `begin` on that are one of the names; what stands in remarks is none.
std::string renamed_from(const std::string& path, const std::string& text, std::size_t begin,
                         const Names& names) {
  std::string changed;
  std::size_t copied = begin;
  for (const parser::Token& token : tokens_of(path, text)) {
    const auto found = names.find(token.text);
    if (token.comment || token.span.begin < begin || found == names.end()) continue;
    changed += text.substr(copied, token.span.begin - copied) + found->second;
    copied = token.span.end;
  }
  return changed + text.substr(copied);
}

// Under whatever names it was put there: each is the clause's own, or one of a copy.
bool stands_in(const std::string& path, const std::string& agreement, std::string_view clause,
               const std::set<std::string>& taken, int copies) {
  Names copied;
  for (const std::string& name : taken) {
    for (int copy = 2; copy <= copies; ++copy) copied[name_of_copy(name, copy)] = name;
  }
  const std::string as_in_bank = renamed_from(path, agreement, 0, copied);
  return as_in_bank.find(clause) != std::string::npos;
}

}  // namespace

PutClause put_clause(const std::string& path, const std::string& agreement,
                     std::string_view clause) {
  constexpr int kMostCopies = 20;
  PutClause put{joined(agreement, clause), {}, agreement.find(clause) != std::string::npos};
  if (put.stands_there) return put;
  const std::string first = put.text;
  const std::size_t begin = first.size() - clause.size();
  const std::set<std::string> taken = taken_names(path, first, begin);
  if (taken.empty()) return put;
  put.stands_there = stands_in(path, agreement, clause, taken, kMostCopies);
  for (int copy = 2; !put.stands_there && copy <= kMostCopies; ++copy) {
    for (const std::string& name : taken) put.renamed[name] = name_of_copy(name, copy);
    put.text = joined(agreement, renamed_from(path, first, begin, put.renamed));
    if (taken_names(path, put.text, begin).empty()) break;
  }
  return put;
}

}  // namespace akad::cli
