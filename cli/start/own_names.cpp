#include "cli/start/own_names.h"

#include <fmt/format.h>

#include <set>

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

// The words from `begin` on that are one of the names; what stands in remarks and texts is none.
std::string renamed_from(const std::string& path, const std::string& text, std::size_t begin,
                         const Names& names) {
  SourceSet sources;
  sources.files.push_back({path, text});
  Sink sink;
  std::string changed;
  std::size_t copied = begin;
  for (const parser::Token& token : parser::parse(sources, 0, sink).tokens) {
    const auto found = names.find(token.text);
    if (token.comment || token.span.begin < begin || found == names.end()) continue;
    changed += text.substr(copied, token.span.begin - copied) + found->second;
    copied = token.span.end;
  }
  return changed + text.substr(copied);
}

}  // namespace

PutClause put_clause(const std::string& path, const std::string& agreement,
                     std::string_view clause) {
  constexpr int kMostCopies = 100;
  PutClause put{joined(agreement, clause), {}, agreement.find(clause) != std::string::npos};
  const std::string first = put.text;
  const std::size_t begin = first.size() - clause.size();
  const std::set<std::string> taken = taken_names(path, first, begin);
  for (int copy = 2; !put.stands_there && !taken.empty() && copy < kMostCopies; ++copy) {
    for (const std::string& name : taken) put.renamed[name] = fmt::format("{}_{}", name, copy);
    const std::string own = renamed_from(path, first, begin, put.renamed);
    put.text = joined(agreement, own);
    put.stands_there = agreement.find(own) != std::string::npos;
    if (taken_names(path, put.text, begin).empty()) break;
  }
  return put;
}

}  // namespace akad::cli
