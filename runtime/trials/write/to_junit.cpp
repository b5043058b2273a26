// A suite an agreement, a case a scenario, as JUnit's XML has them.
#include <fmt/format.h>

#include "runtime/base/text.h"
#include "runtime/trials/write/write.h"

namespace akad::trials {
namespace {

// What XML cannot hold, it has in the form that terminals are given.
std::string escaped(std::string_view text) {
  std::string out;
  for (const char c : for_terminal(text)) {
    switch (c) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      default: out += c;
    }
  }
  return out;
}

std::string escaped_lines(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    out += escaped(text.substr(0, end)) + "\n";
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

struct Writer {
  const phrases::Book& book;
  std::string out = {};

  // The first difference is the message; all of them, and why, the text.
  void add_failure(const Tried& tried, std::size_t at) {
    const Trial& trial = tried.trials[at];
    std::string message, text;
    for (const engine::ExpectationResult& one : trial.result.expectations) {
      if (one.held) continue;
      const std::string expected =
          fmt::format("{} {}", book.say(phrases::Phrase("test.expected")), book.say(one.expected));
      const std::string found =
          fmt::format("{} {}", book.say(phrases::Phrase("test.found")), book.say(one.found));
      if (message.empty()) message = fmt::format("{}; {}", expected, found);
      text += fmt::format("{}:{}\n{}\n{}\n", file_of(tried, at), one.line, expected, found);
    }
    out += fmt::format("      <failure type=\"expectation\" message=\"{}\">{}</failure>\n",
                       escaped(message), escaped_lines(text + trial.because));
  }

  void add_case(const Tried& tried, std::size_t at) {
    const Trial& trial = tried.trials[at];
    out += fmt::format("    <testcase classname=\"{}\" name=\"{}\"", escaped(file_of(tried, at)),
                       escaped(trial.result.name));
    if (trial.result.passed) {
      out += "/>\n";
      return;
    }
    out += ">\n";
    add_failure(tried, at);
    out += "    </testcase>\n";
  }

  void add_coverage(const Coverage& coverage) {
    std::string text;
    for (const Untried& one : coverage.untried) {
      text += book.say(declared(one));
      if (!one.row.empty()) text += ": " + book.say(one.row);
      text += "\n";
    }
    out += fmt::format("    <system-out>{}</system-out>\n", escaped_lines(text));
  }

  // A case of its own, by the command that found it.
  void add_error(std::string_view file, std::string_view command, const phrases::Phrase& why) {
    out += fmt::format("    <testcase classname=\"{}\" name=\"akad {}\">\n"
                       "      <error type=\"{}\" message=\"{}\"/>\n    </testcase>\n",
                       escaped(file), command, command, escaped(book.say(why)));
  }

  // Nothing was tried, which is no success.
  void add_suite_of_none() {
    out +=
        "  <testsuite name=\"akad test\" tests=\"1\" failures=\"0\" errors=\"1\" skipped=\"0\">\n";
    add_error("akad test", "test", phrases::Phrase("test.none_found"));
    out += "  </testsuite>\n";
  }

  void add_suite(const Tried& tried) {
    const bool checks = tried.program != nullptr;
    const std::size_t cases = checks ? tried.trials.size() : 1;
    out += fmt::format(
        "  <testsuite name=\"{}\" tests=\"{}\" failures=\"{}\" errors=\"{}\" skipped=\"0\">\n",
        escaped(tried.file), cases, count_of(tried).failed, checks ? 0 : 1);
    for (std::size_t at = 0; at < tried.trials.size(); ++at) add_case(tried, at);
    if (!checks) add_error(tried.file, "check", phrases::Phrase("test.does_not_check"));
    if (tried.coverage && !tried.coverage->untried.empty()) add_coverage(*tried.coverage);
    out += "  </testsuite>\n";
  }
};

}  // namespace

std::string to_junit(const std::vector<Tried>& all, const phrases::Book& book) {
  const Count count = count_of(all);
  const auto errors = static_cast<std::size_t>(std::count_if(
      all.begin(), all.end(), [](const Tried& tried) { return tried.program == nullptr; }));
  const bool none = count.passed + count.failed + errors == 0;
  Writer writer{book};
  writer.out = fmt::format(
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<testsuites name=\"akad test\" tests=\"{}\" failures=\"{}\" errors=\"{}\">\n",
      count.passed + count.failed + errors + (none ? 1 : 0), count.failed, errors + (none ? 1 : 0));
  for (const Tried& tried : all) writer.add_suite(tried);
  if (none) writer.add_suite_of_none();
  return writer.out + "</testsuites>\n";
}

}  // namespace akad::trials
