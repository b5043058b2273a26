#include "compiler/driver/scenarios.h"

#include <fmt/format.h>

#include "compiler/parser/parser.h"

namespace akad::driver {
namespace {

// A file of scenarios beside the agreement is held to be of it by its first line.
bool is_of(const ast::File& agreement, const ast::File& scenarios, const std::string& path,
           Sink& sink) {
  const auto tell = [&](Span span, Message message) {
    add_to(sink, diagnose(Code::AK0802, span, std::move(message))
                     .with_help("a file of scenarios begins with: annex of \"…\", the name of the "
                                "agreement that it stands beside"));
  };
  if (scenarios.agreement || scenarios.library) {
    const Span span = scenarios.agreement ? scenarios.agreement->span : scenarios.library->span;
    tell(span, worded("{} is {}; scenarios of the agreement beside it are expected", path,
                      scenarios.agreement ? "an agreement" : "a library"));
    return false;
  }
  if (!scenarios.annex_of) return true;  // reported
  if (scenarios.annex_of->text == agreement.agreement->name.text) return true;
  tell(scenarios.annex_of->span,
       worded("these are scenarios of \"{}\", and the agreement beside them is \"{}\"",
              scenarios.annex_of->text, agreement.agreement->name.text));
  return false;
}

void take_scenarios(ast::File& agreement, ast::File scenarios, Sink& sink) {
  for (ast::Declaration& declaration : scenarios.declarations) {
    const bool is_one = std::holds_alternative<ast::Scenario>(declaration) ||
                        std::holds_alternative<ast::Broken>(declaration);
    if (!is_one) {
      const Span span = std::visit([](const auto& row) { return row.span; }, declaration);
      add_to(sink, diagnose(Code::AK0802, span,
                            "a file of scenarios declares something that is no scenario")
                       .with_help("what is promised stands in the agreement, what engineers say of "
                                  "records in an annex that its head names"));
    }
    agreement.declarations.push_back(std::move(declaration));
  }
  agreement.broken = agreement.broken || scenarios.broken;
  agreement.unread.add(scenarios.unread);
}

}  // namespace

std::string add_scenarios(ast::File& agreement, AnnexLoading into) {
  constexpr std::string_view kText = ".sla", kScenarios = ".scenarios.sla";
  const std::string& own = into.agreement;
  if (!agreement.agreement || !own.ends_with(kText)) return "";
  const std::string path = own.substr(0, own.size() - kText.size()) + std::string(kScenarios);
  Files::Text found = into.files.found(path);
  if (!found.text) {
    return found.problem.empty() ? "" : fmt::format("cannot read {}: {}", path, found.problem);
  }
  into.sources.files.push_back({path, std::move(*found.text)});
  const auto at = static_cast<std::int32_t>(into.sources.files.size() - 1);
  ast::File scenarios = parser::parse(into.sources, at, into.sink).file;
  if (is_of(agreement, scenarios, path, into.sink)) {
    take_scenarios(agreement, std::move(scenarios), into.sink);
  } else {
    agreement.broken = true;
  }
  return "";
}

}  // namespace akad::driver
