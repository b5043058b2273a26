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

std::string text_of(const ast::Number& unit) {
  constexpr int kMoneyDigits = 12;
  return to_decimal(unit.value, kMoneyDigits);
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
                    .with_help(fmt::format("without this line amounts are paid in units of {} {}",
                                           code, text_of(found->second->unit))));
  }
}

// A library that pays in other units than one before it decides, and the agreement does not show
// it.
void check_units(Audit& audit, const sema::LoadedFile& before, const sema::LoadedFile& after) {
  const Currencies known = currencies_of(*before.file);
  for (const auto& [code, written] : currencies_of(*after.file)) {
    const auto found = known.find(code);
    if (found == known.end() || found->second->unit.value == written->unit.value) continue;
    tell(audit, diagnose(Code::AK1061, written->code.span,
                         worded("the library `{}` declares `{}` anew: amounts are paid in units of "
                                "{} {}, and by `{}` in units of {}",
                                after.library, code, code, text_of(written->unit), before.library,
                                text_of(found->second->unit)))
                    .with_other(found->second->code.span, "the other declaration")
                    .with_help("say the units where they are agreed, in the head of the "
                               "agreement: currency … in units of …"));
  }
}

}  // namespace

void check_shadowed(Audit& audit) {
  for (std::size_t at = 0; at < audit.files.size(); ++at) {
    const sema::LoadedFile& loaded = audit.files[at];
    for (std::size_t earlier = 0; earlier < at; ++earlier) {
      const bool both = !loaded.library.empty() && !audit.files[earlier].library.empty();
      if (both) check_units(audit, audit.files[earlier], loaded);
    }
    if (!loaded.library.empty()) {
      check_currencies(audit, *audit.files.front().file, *loaded.file);
    } else {
      check_uses(audit, *loaded.file);
    }
  }
}

}  // namespace akad::audit
