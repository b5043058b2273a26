#include <fmt/format.h>

#include <map>

#include "compiler/audit/rules.h"

namespace akad::audit {
namespace {

std::string path_of(const ast::Use& use) {
  std::string path;
  for (const ast::Name& step : use.path) path += (path.empty() ? "" : ".") + step.text;
  return path;
}

void check_uses(Audit& audit, const ast::File& file) {
  std::map<std::string, Span> seen;
  for (const ast::Declaration& declaration : file.declarations) {
    const auto* use = std::get_if<ast::Use>(&declaration);
    if (use == nullptr) continue;
    const auto [first, fresh] = seen.emplace(path_of(*use), use->span);
    if (fresh) continue;
    tell(audit, diagnose(Code::AK1061, use->span,
                         worded("`use {}` stands here a second time", path_of(*use)))
                    .with_other(first->second, "the first time")
                    .with_help("leave this line out"));
  }
}

using Currencies = std::map<std::string, const ast::CurrencyDeclaration*>;
Currencies currencies_of(const ast::File& file) {
  Currencies all;
  for (const ast::Declaration& declaration : file.declarations) {
    if (const auto* currency = std::get_if<ast::CurrencyDeclaration>(&declaration)) {
      all.emplace(currency->code.text, currency);
    }
  }
  return all;
}

void check_currencies(Audit& audit, const ast::File& own, const ast::File& library) {
  const Currencies known = currencies_of(library);
  for (const auto& [code, written] : currencies_of(own)) {
    const auto found = known.find(code);
    if (found == known.end()) continue;
    tell(audit, diagnose(Code::AK1061, written->code.span,
                         worded("`currency {}` takes the place of that of a library", code))
                    .with_other(found->second->code.span, "of the library")
                    .with_help("leave this line out"));
  }
}

}  // namespace

void check_shadowed(Audit& audit) {
  for (const sema::LoadedFile& loaded : audit.files) {
    if (!loaded.library.empty()) {
      check_currencies(audit, *audit.files.front().file, *loaded.file);
    } else {
      check_uses(audit, *loaded.file);
    }
  }
}

}  // namespace akad::audit
