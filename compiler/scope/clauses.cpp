#include "compiler/scope/clauses.h"

#include <fmt/ranges.h>

#include <set>

namespace akad::scope {

void report_twice(Scope& scope, Span first, Span again, std::string_view clause) {
  complain(scope, diagnose(Code::AK0203, again, fmt::format("`{}` is said twice", clause))
                      .with_label("a second time here")
                      .with_other(first, "first here")
                      .with_help("keep the one that is agreed"));
}

namespace {

// Each once, in the order of the text.
std::vector<std::string> without_repeats(const std::vector<std::string>& parts) {
  std::vector<std::string> kept;
  std::set<std::string_view> known;
  for (const std::string& part : parts) {
    if (known.insert(part).second) kept.push_back(part);
  }
  return kept;
}

std::vector<Edit> instead_of(const std::vector<Span>& lines, const std::string& line) {
  std::vector<Edit> edits = {{lines.front(), line}};
  for (std::size_t at = 1; at < lines.size(); ++at) edits.push_back({lines[at], ""});
  return edits;
}

Step joined(const Joinable& said) {
  std::vector<std::string> parts = without_repeats(said.parts);
  // A condition in brackets stands in them beside others.
  if (parts.size() == 1 && said.lines.size() > 1) {
    return {"write it once", "",
            instead_of(said.lines, fmt::format("{} {}", said.clause, parts.front())), true};
  }
  const std::string line = fmt::format("{} {}", said.clause, fmt::join(parts, " or "));
  const std::string_view which = parts.size() == 2 ? "either" : "any of them";
  return {fmt::format("write: {}", line), fmt::format("{} {}", which, said.does),
          instead_of(said.lines, line)};
}

}  // namespace

void report_apart(Scope& scope, const Joinable& said) {
  const std::size_t count = said.lines.size();
  Diagnostic row = diagnose(Code::AK0203, said.lines[1],
                            count == 2 ? worded("`{}` is said twice", said.clause)
                                       : worded("`{}` is said {} times", said.clause, count))
                       .with_label("a second time here")
                       .with_other(said.lines.front(), "first here");
  for (std::size_t at = 2; at < count && at < kMostLabels; ++at) {
    row = std::move(row).with_other(said.lines[at], "and here");
  }
  Step step = joined(said);
  const bool same = step.sole;
  row = std::move(row).with_step(std::move(step));
  if (!same) row = std::move(row).with_help("or keep the one line that is agreed");
  complain(scope, std::move(row));
}

// What has values of its own is an example: they are nobody's deal.
void missing(Scope& scope, Span span, Message message, std::string frame) {
  const bool open = frame.find("…") != std::string::npos;
  complain(scope, diagnose(Code::AK0204, span, std::move(message))
                      .with_help((open ? "write: " : "for example: ") + std::move(frame)));
}

void excluded(Scope& scope, Span span, Span other, Message message) {
  complain(scope,
           diagnose(Code::AK0207, span, std::move(message)).with_other(other, "it excludes this"));
}

ir::Clause clause_of(Scope& scope, const std::vector<ast::ClauseLine>& lines) {
  said_once(scope, lines, "clause");
  if (lines.empty()) return {};
  const ast::ClauseLine& line = lines.front();
  const auto [first, fresh] = scope.clause_numbers.emplace(line.number.text, line.number.span);
  if (!fresh) {
    complain(scope, diagnose(Code::AK0208, line.number.span,
                             fmt::format("clause \"{}\" is used twice", line.number.text))
                        .with_label("a second time here")
                        .with_other(first->second, "first here")
                        .with_help("a statement refers to clauses by number: give each its own"));
  }
  return {line.number.text, line.title ? line.title->text : std::string()};
}

}  // namespace akad::scope
