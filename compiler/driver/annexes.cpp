#include "compiler/driver/annexes.h"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <set>

#include "compiler/parser/parser.h"
#include "runtime/ir/soundness/written.h"

namespace akad::driver {
namespace {

namespace fs = std::filesystem;

struct AnnexReading {
  ast::File& agreement;
  AnnexLoading into;
  fs::path folder;                // as the agreement's path has it
  std::set<std::string> known{};  // without links
  std::int32_t added = 0;
};

void tell(AnnexReading& reading, Diagnostic diagnostic) {
  add_to(reading.into.sink, std::move(diagnostic));
}

// By its text alone: it begins in the agreement's folder, and never leads upwards.
bool stays_below(const fs::path& path) {
  return !path.empty() && path.is_relative() &&
         std::none_of(path.begin(), path.end(), [](const fs::path& step) { return step == ".."; });
}

void report_outside(AnnexReading& reading, const ast::Text& written, std::string_view why) {
  tell(reading,
       diagnose(Code::AK0804, written.span, worded("the annex \"{}\" {}", written.text, why))
           .with_help("an annex stands in the agreement's folder, or in one below it: who "
                      "has the folder has the whole agreement"));
}

void report_unreadable(AnnexReading& reading, const ast::Text& written, std::string_view why) {
  tell(reading, diagnose(Code::AK0803, written.span,
                         worded("cannot read the annex \"{}\": {}", written.text, why))
                    .with_help("its name is read from the folder of the agreement on"));
}

// Where it is, without links; none where that was reported.
std::optional<std::string> place_of(AnnexReading& reading, const ast::Text& written) {
  if (written.text.empty()) {
    tell(reading, diagnose(Code::AK0803, written.span, "an annex is named by its file")
                      .with_help("write: annex \"measurement.sla\"; or leave the line out"));
    return std::nullopt;
  }
  if (!stays_below(written.text)) {
    report_outside(reading, written, "is named by a path that leads out of the agreement's folder");
    return std::nullopt;
  }
  Files::Place place = reading.into.files.below(reading.folder.string(), written.text);
  if (!place.problem.empty()) {
    report_unreadable(reading, written, place.problem);
    return std::nullopt;
  }
  if (place.outside) {
    report_outside(reading, written, "is a link that leads out of the agreement's folder");
    return std::nullopt;
  }
  return std::move(place.path);
}

std::optional<std::string> text_of(AnnexReading& reading, const ast::Text& written,
                                   const std::string& file) {
  Files::Text found = reading.into.files.found(file);
  if (found.text) return std::move(found.text);
  report_unreadable(reading, written,
                    found.problem.empty() ? "it is no readable file" : found.problem);
  return std::nullopt;
}

// What an engineer says of the records; all else is promised, and stands where it is signed.
bool belongs_in_annex(const ast::Declaration& declaration) {
  return std::holds_alternative<ast::Use>(declaration) ||
         std::holds_alternative<ast::Log>(declaration) ||
         std::holds_alternative<ast::ConditionDeclaration>(declaration) ||
         std::holds_alternative<ast::ValueDeclaration>(declaration) ||
         std::holds_alternative<ast::Broken>(declaration);
}

// Of whom it is an annex: a file that was written for another agreement is not taken for it.
bool is_annex(AnnexReading& reading, const ast::Text& written, const ast::File& annex) {
  if (annex.agreement || annex.library) {
    tell(reading, diagnose(Code::AK0802, written.span,
                           worded("\"{}\" is {}; an annex is expected here", written.text,
                                  annex.agreement ? "an agreement" : "a library"))
                      .with_help("an annex begins with: annex of \"…\", the agreement's name"));
    return false;
  }
  if (!annex.annex_of) return true;  // reported
  const ast::Text& name = reading.agreement.agreement->name;
  if (annex.annex_of->text == name.text) return true;
  tell(reading, diagnose(Code::AK0802, annex.annex_of->span,
                         worded("this is an annex of \"{}\", and \"{}\" names it",
                                annex.annex_of->text, name.text))
                    .with_other(written.span, "named here"));
  return false;
}

void take(AnnexReading& reading, ast::File annex) {
  for (ast::Declaration& declaration : annex.declarations) {
    if (!belongs_in_annex(declaration)) {
      const Span span = std::visit([](const auto& row) { return row.span; }, declaration);
      tell(
          reading,
          diagnose(Code::AK0802, span, "the annex declares something that belongs in the agreement")
              .with_help("an annex holds logs, conditions and values with a name, and the "
                         "libraries that they use"));
    }
    reading.agreement.declarations.push_back(std::move(declaration));
  }
  reading.agreement.broken = reading.agreement.broken || annex.broken;
  reading.agreement.unread.add(annex.unread);
}

void add(AnnexReading& reading, const ast::Text& written) {
  const std::optional<std::string> file = place_of(reading, written);
  if (!file) return;
  if (!reading.known.insert(*file).second) {
    tell(reading,
         diagnose(Code::AK0805, written.span, worded("\"{}\" is an annex already", written.text))
             .with_label("the same file again"));
    return;
  }
  std::optional<std::string> text = text_of(reading, written, *file);
  if (!text) return;
  SourceSet& sources = reading.into.sources;
  sources.files.push_back({(reading.folder / written.text).string(), std::move(*text)});
  ++reading.added;
  const auto at = static_cast<std::int32_t>(sources.files.size() - 1);
  ast::File annex = parser::parse(sources, at, reading.into.sink).file;
  if (is_annex(reading, written, annex)) {
    take(reading, std::move(annex));
  } else {
    reading.agreement.broken = true;
  }
}

}  // namespace

std::int32_t add_annexes(ast::File& agreement, AnnexLoading into) {
  if (!agreement.agreement) return 0;
  const std::vector<ast::Text> annexes = agreement.agreement->annexes;
  AnnexReading reading{agreement, into, fs::path(into.agreement).parent_path()};
  std::set<std::string> named;
  for (std::size_t at = 0; at < annexes.size(); ++at) {
    if (at == ir::kMostAnnexes) {
      tell(reading, diagnose(Code::AK0905, annexes[at].span,
                             worded("an agreement has at most {} annexes", ir::kMostAnnexes))
                        .with_label("one too many")
                        .with_help("put what belongs together into one annex"));
      break;
    }
    if (!named.insert(annexes[at].text).second) {
      tell(reading, diagnose(Code::AK0805, annexes[at].span,
                             worded("the annex \"{}\" is named twice", annexes[at].text))
                        .with_label("again here")
                        .with_help("leave one of the two lines out"));
      continue;
    }
    add(reading, annexes[at]);
  }
  return reading.added;
}

}  // namespace akad::driver
