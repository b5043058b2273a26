// Diagnostics: what is wrong with an agreement, said in the words of agreements. Every code stands
// in one table (codes.h); the sink keeps file order and drops exact repeats.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "compiler/diagnostics/codes.h"
#include "compiler/diagnostics/message.h"
#include "compiler/diagnostics/source.h"

namespace akad {

// An error makes the text mean nothing. A warning says what is hardly meant, an advice what may
// well be meant and is worth a look.
enum class Severity { Error, Warning, Advice };

struct Label {
  Span span;
  std::string text;  // may be empty
};

// Text in place of a span.
struct Edit {
  Span span;
  std::string text;
};

// One way on: what to write or to do.
struct Step {
  std::string text;
  std::string means{};        // for time and money, where the author chooses; may be empty
  std::vector<Edit> edits{};  // all of it, in the order of the text; none where it is only said
  bool sole = false;          // the edits have one meaning only: a program may make them unasked
};
std::string line_of(const Step& step);  // "TEXT: MEANS"; of a text with a colon, "TEXT (MEANS)"

// Complete when it is reported: the parts are added while it is a value of its own.
struct Diagnostic {
  Code code{};
  std::string message;          // lower case, no full stop, the user's words in backticks
  Span span;                    // the main place
  std::string label{};          // what stands there; may be empty
  std::vector<Label> others{};  // e.g. where the first one was
  std::vector<Step> steps{};    // next steps or the choices, each a line of help
  std::string form{};           // of the message: as Message has them
  std::vector<Argument> arguments{};
  std::optional<std::string> accepted{};  // the reason, where a line of the text accepts it

  Diagnostic with_label(std::string text) &&;
  Diagnostic with_other(Span place, std::string text) &&;  // nothing where there is no place
  Diagnostic with_help(std::string line) &&;
  Diagnostic with_help(std::vector<std::string> lines) &&;
  Diagnostic with_step(Step step) &&;
  Diagnostic with_steps(std::vector<Step> steps) &&;
};
Diagnostic diagnose(Code code, Span span, Message message);
std::vector<std::string> help_of(const Diagnostic& diagnostic);  // the texts of its steps
const Edit* fix_of(
    const Diagnostic& diagnostic);  // of the first step that is one edit; may be null

struct Sink {
  std::vector<Diagnostic> diagnostics;
};

Severity severity_of(Code code);
std::string_view word_of(Severity severity);  // "error", "warning", "advice"
std::string_view name_of(Code code);          // "AK0203"
std::string_view title_of(Code code);
const std::vector<Code>& all_codes();  // in the order of the table

void add_to(Sink& sink, Diagnostic diagnostic);
bool has_errors(const Sink& sink);
struct DiagnosticCount {
  std::size_t errors = 0;
  std::size_t warnings = 0;
  std::size_t advice = 0;
  std::size_t accepted = 0;  // none of the above
};
DiagnosticCount count_of(const Sink& sink);
void sort_in_file_order(Sink& sink);  // by file, offset, code; exact repeats removed
// A name that is nowhere declared is told where it stands first, with the other places; the rows
// must be in file order.
void tell_names_once(Sink& sink);

}  // namespace akad
