// The subjects of scenarios, by name.
#include <fmt/format.h>

#include <map>

#include "compiler/sema/passes.h"

namespace akad::sema {
namespace {

// As the text of a sentence: a subject may have any sign in its name.
std::string quoted(const std::string& name) {
  std::string text = "\"";
  for (const char sign : name) {
    if (sign == '"' || sign == '\\') text += '\\';
    text += sign;
  }
  return text + '"';
}

}  // namespace

void report_nameless(Scope& scope, const ast::Name& subject) {
  complain(scope, diagnose(Code::AK0702, subject.span, "a subject has a name")
                      .with_label("an empty text")
                      .with_help("write what stands in the records, e.g. T1"));
}

std::vector<std::int32_t> subject_of(Scope& scope, const Subjects& subjects,
                                     const ast::Name& name) {
  const auto found = subjects.find(name.text);
  if (found != subjects.end()) return found->second;
  if (name.text.empty()) {
    report_nameless(scope, name);
    return {};
  }
  std::vector<std::string> known;
  if (offers_names(scope)) {
    std::map<std::int32_t, std::string> by_row;  // in the order of the text
    for (const auto& [subject, rows] : subjects) by_row.emplace(rows.front(), subject);
    for (auto& [row, subject] : by_row) known.push_back(std::move(subject));
  }
  scope::Steps steps = scope::suggestions(name, known);
  for (Step& step : steps) {
    for (Edit& edit : step.edits) edit.text = quoted(edit.text);
  }
  complain(scope, diagnose(Code::AK0702, name.span, fmt::format("`{}` was not given", name.text))
                      .with_label("not known here")
                      .with_steps(scope::to_choose(std::move(steps)))
                      .with_help(fmt::format("or begin with: given {} of …", name.text)));
  return {};
}

}  // namespace akad::sema
