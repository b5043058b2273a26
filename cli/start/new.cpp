// akad new: an agreement to begin with and a small log, into the folder where it runs.
#include <fmt/format.h>

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/output/outputs.h"
#include "cli/start/brought.h"

namespace akad::cli {
namespace {

constexpr std::string_view kAgreement = "agreement.sla";

struct Piece {  // of a template
  std::string file;
  std::string_view text;
};

std::vector<std::string> names_of_templates() {
  std::vector<std::string> names;
  for (const auto& file : templates()) {
    const std::string name(file.name.substr(0, file.name.find('/')));
    if (names.empty() || names.back() != name) names.push_back(name);
  }
  return names;
}

std::vector<Piece> pieces_of(const std::string& name) {
  std::vector<Piece> pieces;
  for (const auto& file : templates()) {
    if (!file.name.starts_with(name + "/")) continue;
    pieces.push_back({std::string(file.name.substr(name.size() + 1)), file.text});
  }
  return pieces;
}

std::string_view agreement_of(const std::vector<Piece>& pieces) {
  for (const auto& piece : pieces) {
    if (piece.file == kAgreement) return piece.text;
  }
  return {};
}

std::string list_of_templates() {
  std::string text = "Templates:\n";
  for (const auto& name : names_of_templates()) {
    text += fmt::format("  {}\n      {}\n", name, about(agreement_of(pieces_of(name))));
  }
  return text + "akad new help-desk writes an agreement and a small log into this folder.\n";
}

// The commands that the agreement shows at its beginning.
std::string commands_in(std::string_view agreement) {
  std::string text;
  for (const auto line : lines_of(agreement)) {
    if (line.starts_with("//     ")) text += fmt::format("{}\n", line.substr(3));
  }
  return text;
}

std::string told_of_template(const std::string& name, const std::vector<Piece>& pieces) {
  std::vector<std::string> files;
  for (const auto& piece : pieces) files.push_back(piece.file);
  const auto agreement = agreement_of(pieces);
  return fmt::format("written from the template {}: {}\n{}Go on with:\n{}", name,
                     fmt::join(files, ", "), questions_line(agreement, std::string(kAgreement)),
                     commands_in(agreement));
}

// Never over a file: whoever has an agreement here keeps it.
std::string write_piece(const Piece& piece, Outputs& outputs) {
  std::string problem;
  const auto place = place_of(piece.file, problem);
  if (!place) return problem;
  if (place->kind != Place::Kind::New) {
    return fmt::format("{} is there already, and no file is written over; run it in another folder",
                       piece.file);
  }
  problem = outputs.claim(piece.file);
  return problem.empty() ? outputs.put(piece.file, std::string(piece.text)) : problem;
}

int answer_with(Outputs& outputs, std::string text) {
  auto problem = outputs.say(std::move(text));
  if (problem.empty()) problem = outputs.commit();
  return problem.empty() ? kDone : fail(problem);
}

}  // namespace

int begin(const NewOrder& order) {
  Outputs outputs;
  if (order.name.empty()) return answer_with(outputs, list_of_templates());
  const auto pieces = pieces_of(order.name);
  if (pieces.empty()) return fail(no_such("template", "new", order.name, names_of_templates()));
  for (const auto& piece : pieces) {
    if (const auto problem = write_piece(piece, outputs); !problem.empty()) return fail(problem);
  }
  return answer_with(outputs, told_of_template(order.name, pieces));
}

}  // namespace akad::cli
