#include "compiler/audit/accept.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "compiler/scope/names.h"

namespace akad::audit {
namespace {

struct Line {
  const ast::Acceptance* written = nullptr;
  Span block;
  bool for_all = false;     // of the agreement's head
  bool of_library = false;  // which serves others too, where it may accept something
  bool accepts = false;
};

std::vector<Line> lines_of(const std::vector<sema::LoadedFile>& files) {
  std::vector<Line> lines;
  for (const sema::LoadedFile& loaded : files) {
    const auto add = [&](const auto& block, bool for_all) {
      if constexpr (requires { block.accepted; }) {
        for (const ast::Acceptance& written : block.accepted) {
          lines.push_back({&written, block.span, for_all, !loaded.library.empty()});
        }
      }
    };
    if (loaded.file->agreement) add(*loaded.file->agreement, true);
    for (const ast::Declaration& declaration : loaded.file->declarations) {
      std::visit([&](const auto& block) { add(block, false); }, declaration);
    }
  }
  return lines;
}

std::optional<Code> code_of(std::string_view name) {
  const auto& codes = all_codes();
  const auto found =
      std::find_if(codes.begin(), codes.end(), [&](Code code) { return name_of(code) == name; });
  return found == codes.end() ? std::nullopt : std::optional(*found);
}

bool can_be_accepted(Code code) {
  return severity_of(code) != Severity::Error && code != Code::AK1090;
}

// What a sample shows another one may not.
bool is_of_sample(Code code) {
  return code == Code::AK1080 || code == Code::AK1081 || code == Code::AK1082;
}

std::vector<std::string> codes_to_accept() {
  std::vector<std::string> names;
  for (const Code code : all_codes()) {
    if (can_be_accepted(code)) names.emplace_back(name_of(code));
  }
  return names;
}

void report_unknown(const ast::Name& written, Sink& sink) {
  scope::Steps steps = scope::suggestions(written, codes_to_accept());
  if (steps.empty()) steps = {{"the code stands before the finding: warning[AK1012]"}};
  add_to(sink,
         diagnose(Code::AK0201, written.span, worded("`{}` is no code of a finding", written.text))
             .with_steps(std::move(steps)));
}

void report_mistake(const ast::Name& written, Code code, Sink& sink) {
  const std::string why = code == Code::AK1090 ? "what is told of acceptances cannot be accepted"
                                               : "mistakes cannot be accepted";
  add_to(sink, diagnose(Code::AK0207, written.span,
                        worded("`{}` is `{}`, and {}", written.text, title_of(code), why))
                   .with_help("mend what is told, and leave this line out"));
}

bool says_why(const ast::Acceptance& line) {
  return line.reason.text.find_first_not_of(' ') != std::string::npos;
}

// Lines that can accept something. Of several in one place the first one does.
struct Lines {
  std::map<std::tuple<Code, std::int32_t, std::uint32_t>, Line*> by_block = {};
  std::map<Code, Line*> for_all = {};

  explicit Lines(std::vector<Line>& lines) {
    for (Line& line : lines) {
      const auto code = code_of(line.written->code.text);
      if (!code || !can_be_accepted(*code) || !says_why(*line.written)) continue;
      if (line.for_all) {
        for_all.emplace(*code, &line);
      } else {
        by_block.emplace(std::tuple(*code, line.block.file, line.block.begin), &line);
      }
    }
  }

  Line* of(const Diagnostic& found) const {
    const Span place = found.span;
    auto block = by_block.upper_bound({found.code, place.file, place.begin});
    if (block != by_block.begin()) {
      const auto& [where, line] = *--block;
      const bool inside = std::get<Code>(where) == found.code && line->block.file == place.file &&
                          place.begin < line->block.end;
      if (inside) return line;
    }
    const auto whole = for_all.find(found.code);
    return whole == for_all.end() ? nullptr : whole->second;
  }
};

void report_idle(const Line& line, Sink& sink) {
  const ast::Acceptance& written = *line.written;
  if (!says_why(written)) {
    add_to(sink, diagnose(Code::AK1090, written.reason.span,
                          worded("this acceptance of {} says no reason, and accepts nothing",
                                 written.code.text))
                     .with_help("write where it was agreed, or why it is meant"));
    return;
  }
  add_to(sink, diagnose(Code::AK1090, written.code.span,
                        worded("nothing is found here that {} could accept", written.code.text))
                   .with_help("leave the line out: what it accepted is no longer written, or "
                              "another line accepts it"));
}

}  // namespace

void check_acceptances(const std::vector<sema::LoadedFile>& files, Sink& sink) {
  for (const Line& line : lines_of(files)) {
    const ast::Name& written = line.written->code;
    const auto code = code_of(written.text);
    if (!code) {
      report_unknown(written, sink);
    } else if (!can_be_accepted(*code)) {
      report_mistake(written, *code, sink);
    }
  }
}

void accept(const std::vector<sema::LoadedFile>& files, bool all_found, Sink& sink) {
  std::vector<Line> lines = lines_of(files);
  const Lines known(lines);
  for (auto& found : sink.diagnostics) {
    Line* line = known.of(found);
    if (line == nullptr) continue;
    line->accepts = true;
    found.accepted = line->written->reason.text;
  }
  if (!all_found) return;
  for (const Line& line : lines) {
    const auto code = code_of(line.written->code.text);
    if (code && is_of_sample(*code) && says_why(*line.written)) continue;
    if (!line.accepts && !line.of_library) report_idle(line, sink);
  }
}

}  // namespace akad::audit
