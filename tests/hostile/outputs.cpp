#include "tests/hostile/outputs.h"

namespace akad::hostile {

Words run_words(const std::string& agreement, const std::string& command, const Words& more) {
  Words words = {command, agreement, "--events", "log.ndjson", "--as-of", "2026-05-01T00:00:00Z"};
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

Words with_history(const std::string& agreement, const Words& more) {
  Words words = {"diff",       agreement, "lenient.ir.json",     "--events",
                 "log.ndjson", "--as-of", "2026-05-01T00:00:00Z"};
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

Words reconcile_words(const std::string& agreement, const Words& more) {
  Words words = {"reconcile", agreement,       "--ours",  "log.ndjson",
                 "--theirs",  "theirs.ndjson", "--as-of", "2026-05-01T00:00:00Z"};
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

namespace {

Words sampled(const std::string& format) {
  return {"check", "a.sla", "--format", format, "--events", "log.ndjson"};
}

std::vector<Output> checked() {
  return {
      {"check --format text", {"check", "a.sla", "--format", "text"}, Kind::Text, "", false},
      {"check --format json", {"check", "a.sla", "--format", "json"}, Kind::Json, "", false},
      {"check --format text", {"check", "wrong.sla"}, Kind::Text, "", false},
      {"check --format json", {"check", "wrong.sla", "--format", "json"}, Kind::Json, "", false},
      {"check --format sarif", {"check", "wrong.sla", "--format", "sarif"}, Kind::Json, "", false},
      {"check --format gitlab",
       {"check", "wrong.sla", "--format", "gitlab"},
       Kind::Json,
       "",
       false},
      {"check --format github",
       {"check", "wrong.sla", "--format", "github"},
       Kind::Commands,
       "",
       false},
      {"check --format text", {"check", "--fix", "wrong.sla"}, Kind::Text, "", false},
      {"check --format text", sampled("text"), Kind::Text, "", false},
      {"check --format json", sampled("json"), Kind::Json, "", false},
      {"check --format sarif", sampled("sarif"), Kind::Json, "", false},
      {"check --format gitlab", sampled("gitlab"), Kind::Json, "", false},
      {"check --format github", sampled("github"), Kind::Commands, "", false},
  };
}

// At an instant at which the log's item is open.
Words due_words(const std::string& agreement, const std::string& format) {
  return {"due",      agreement, "--events", "log.ndjson", "--as-of", "2026-03-03T00:00:00Z",
          "--format", format};
}

std::vector<Output> compared(const std::string& a) {
  return {
      {"reconcile --format text", reconcile_words(a, {"--language", "id"})},
      {"reconcile --format json", reconcile_words(a, {"--format", "json"}), Kind::Json},
      {"diff --format text", {"diff", a, "plain.ir.json"}},
      {"diff --format markdown", {"diff", a, "plain.ir.json", "--format", "markdown"}},
      {"diff --format json", {"diff", a, "plain.ir.json", "--format", "json"}, Kind::Json},
      {"diff --format text", with_history(a, {"--language", "id"})},
      {"diff --format json", with_history(a, {"--format", "json"}), Kind::Json},
      {"diff --format markdown", with_history(a, {"--format", "markdown"})},
  };
}

// Of one without credits there are no lines.
std::vector<Output> of_line(const std::string& a, const std::string& subject) {
  if (a == "plain.ir.json") return {};
  return {{"explain --format text", run_words(a, "explain", {"--line", "1"})},
          {"explain --format json",
           run_words(a, "explain", {"--line", "1", "--subject", subject, "--format", "json"}),
           Kind::Json}};
}

}  // namespace

std::vector<Output> outputs_of(const std::string& a, const Hostile& one) {
  const auto& text = one.text;
  const auto target = a == "names.ir.json" ? text : "zz_target";
  const auto hours = a == "names.ir.json" ? text : "zz_hours";
  const Words explained = {"--target", target, "--subject", text};
  auto explained_json = explained;
  explained_json.insert(explained_json.end(), {"--format", "json"});
  std::vector<Output> all = {
      {"fmt", {"fmt", "wrong.sla"}, Kind::Text, "", false},
      {"fmt", {"fmt", "a.sla"}, Kind::Text, "", false},
      {"compile", {"compile", a, "-o", "again.json"}, Kind::Text, "", false},
      {"compile --output", {"compile", a, "-o", "again.json"}, Kind::Json, "again.json"},
      {"test --format text", {"test", a, "--coverage"}},
      {"test --format json", {"test", a, "--format", "json", "--coverage"}, Kind::Json},
      {"test --format junit", {"test", a, "--format", "junit", "--coverage"}},
      {"dump", {"dump", a}},
      {"run --format text", run_words(a, "run", {"--format", "text"})},
      {"run --format json", run_words(a, "run", {"--format", "json"}), Kind::Json},
      {"run --format csv", run_words(a, "run", {"--format", "csv"}), Kind::Csv},
      {"run --format html", run_words(a, "run", {"--format", "html"}), Kind::Markup},
      {"run --format html", run_words(a, "run", {"--format", "html", "--mask", "subjects"}),
       Kind::Markup},
      {"run --format json", run_words(a, "run", {"--format", "json", "--mask", "subjects"}),
       Kind::Json},
      {"run --output", run_words(a, "run", {"--output", "o", "--language", "id"}), Kind::Text, "o"},
      {"run --items", run_words(a, "run", {"--items", "i"}), Kind::Lines, "i"},
      {"run --findings", run_words(a, "run", {"--findings", "f"}), Kind::Lines, "f"},
      {"run --evidence", run_words(a, "run", {"--evidence", "e"}), Kind::Json, "e"},
      {"explain --format text", run_words(a, "explain", explained)},
      {"explain --format json", run_words(a, "explain", explained_json), Kind::Json},
      {"due --format text", due_words(a, "text")},
      {"due --format json", due_words(a, "json"), Kind::Json},
      {"calendar --format text", {"calendar", a, hours, "--month", "2026-03"}},
      {"calendar --format json",
       {"calendar", a, hours, "--month", "2026-03", "--format", "json"},
       Kind::Json},
      {"log --format text", {"log", "log.ndjson"}, Kind::Text, "", false},
      {"log --format json", {"log", "log.ndjson", "--format", "json"}, Kind::Json, "", false},
      {"schema", {"schema", "statement"}, Kind::Json, "", false},
      {"new", {"new"}, Kind::Text, "", false},
      {"new", {"new", "help-desk"}, Kind::Text, "", false},
      {"clause", {"clause", "force-majeure"}, Kind::Text, "", false},
      {"clause", {"clause", "force-majeure", "wrong.sla"}, Kind::Text, "", false},
  };
  for (const auto& more : {checked(), compared(a), of_line(a, text)})
    all.insert(all.end(), more.begin(), more.end());
  return all;
}

}  // namespace akad::hostile
