// reader_languages AKAD ROOT: what is said in another language has no English left in it.
//
// Each template and example is run, explained, tried and compared with itself in another version,
// and its calendars are drawn, in every language. What stands between marks is quoted, what the
// agreement and its logs say is theirs; no other word may be one that English says and that
// language does not.
#include <algorithm>
#include <cctype>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "tests/docs/tried.h"
#include "tests/drive/drive.h"

namespace fs = std::filesystem;
using namespace akad::docs;
using namespace akad::drive;
using nlohmann::json;

namespace {

using Words = std::vector<std::string>;

bool is_letter(char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0; }
bool is_word(char c) {
  return is_letter(c) || std::isdigit(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '-';
}

std::string in_small(std::string word) {
  for (char& c : word) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return word;
}

// Those of letters alone: no names of fields, no places, no labels.
std::set<std::string> words_in(const std::string& text) {
  std::set<std::string> found;
  for (std::size_t at = 0; at < text.size();) {
    if (!is_word(text[at])) {
      ++at;
      continue;
    }
    std::string word;
    while (at < text.size() && is_word(text[at])) word += text[at++];
    const bool letters = std::all_of(word.begin(), word.end(), is_letter);
    const bool is_place = at < text.size() &&
                          (text[at] == '.' || text[at] == ':' || text[at] == '/') &&
                          at + 1 < text.size() && is_word(text[at + 1]);
    if (letters && word.size() > 1 && !is_place) found.insert(word);
  }
  return found;
}

// From `open` to the next `close`, again and again.
std::string without_quoted(std::string text, const std::string& open, const std::string& close) {
  for (std::size_t at = 0; (at = text.find(open, at)) != text.npos;) {
    const std::size_t end = text.find(close, at + open.size());
    if (end == text.npos) break;
    text.replace(at, end + close.size() - at, " ");
  }
  return text;
}

// What a language says, without its holes.
std::set<std::string> vocabulary(const std::string& root, const std::string& language) {
  std::istringstream lines(read_file(root + "/runtime/phrases/languages/" + language + ".phrases"));
  std::string said;
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("#") || line.starts_with("%")) continue;
    const std::size_t sign = line.find(" = ");
    said += line.starts_with(" ") || sign == line.npos ? line : " " + line.substr(sign + 3);
  }
  std::set<std::string> words;
  for (const std::string& word :
       words_in(without_quoted(without_quoted(said, "{", "}"), "`", "`"))) {
    words.insert(in_small(word));
  }
  return words;
}

void add_texts(const json& value, std::set<std::string>& texts) {
  if (value.is_string() && !value.get<std::string>().empty()) texts.insert(value);
  if (!value.is_structured()) return;
  for (const json& part : value) add_texts(part, texts);
}

struct Agreement {
  std::string folder, file;
  Words run;  // from the file on
};

struct World {
  std::string program, root;
  std::map<std::string, std::set<std::string>> foreign;  // by language: what only English says
};

Outcome ask(const World& world, const Agreement& of, Words words) {
  words.insert(words.begin(), "akad");
  return run(world.program, {words, ""}, of.folder);
}

Words with(Words words, const Words& more) {
  words.insert(words.end(), more.begin(), more.end());
  return words;
}

std::string in_one_line(const std::string& text) {
  std::string line;
  for (const char c : text) {
    const bool blank = std::isspace(static_cast<unsigned char>(c)) != 0;
    if (!blank || !line.ends_with(' ')) line += blank ? ' ' : c;
  }
  return line;
}

// What stands in quotes in its logs.
void add_log(const std::string& text, std::set<std::string>& texts) {
  for (std::size_t at = 0; (at = text.find('"', at)) != text.npos;) {
    const std::size_t end = std::min(text.find('"', at + 1), text.size() - 1);
    texts.insert(text.substr(at + 1, end - at - 1));
    at = end + 1;
  }
}

std::vector<std::string> own_texts(const World& world, const Agreement& of, json& compiled) {
  const Folder folder;
  const std::string file = folder.path() + "/a.ir.json";
  ask(world, of, {"compile", of.file, "-o", file});
  compiled = json::parse(read_file(file));
  std::set<std::string> texts;
  add_texts(compiled, texts);
  for (const std::string& word : of.run) {
    const std::string path = of.folder + "/" + word.substr(word.find('=') + 1);
    texts.insert(word);
    if (fs::is_regular_file(path)) add_log(read_file(path), texts);
  }
  std::vector<std::string> sorted;
  for (const std::string& text : texts) {
    if (text.size() > 2) sorted.push_back(in_one_line(text));
  }
  std::sort(sorted.begin(), sorted.end(),
            [](const auto& a, const auto& b) { return a.size() > b.size(); });
  return sorted;
}

// Not within a word of letters.
std::string without_texts(std::string said, const std::vector<std::string>& texts) {
  for (const std::string& text : texts) {
    for (std::size_t at = 0; (at = said.find(text, at)) != said.npos;) {
      const std::size_t end = at + text.size();
      const bool whole = (at == 0 || !is_word(said[at - 1]) || !is_word(text.front())) &&
                         (end == said.size() || !is_word(said[end]) || !is_word(text.back()));
      if (whole) said.replace(at, text.size(), "~");
      at += whole ? 1 : text.size();
    }
  }
  return said;
}

// In brackets behind the Indonesian name of a finding stands that for programs.
std::string left_over(const std::string& said, const std::vector<std::string>& texts,
                      const std::set<std::string>& foreign) {
  std::string rest = in_one_line(said);
  rest = without_quoted(without_quoted(rest, "`", "`"), "“", "”");
  rest = without_texts(rest, texts);
  for (const std::string& word : words_in(rest)) {
    const std::string small = in_small(word);
    if (!foreign.contains(small)) continue;
    const std::size_t at = rest.find(word);
    return word + " in: " + rest.substr(at - std::min<std::size_t>(at, 60), 140) + "\n";
  }
  return "";
}

Words names_of(const json& compiled, const char* table) {
  Words names;
  for (const json& row : compiled.value(table, json::array())) names.push_back(row.at("name"));
  return names;
}

// One of each verdict of each target.
std::vector<Words> explanations(const World& world, const Agreement& of) {
  std::vector<Words> asked;
  std::set<std::string> seen;
  const Folder folder;
  const std::string items = folder.path() + "/items";
  ask(world, of, with(with({"run"}, of.run), {"--items", items, "-o", folder.path() + "/out"}));
  std::istringstream lines(read_file(items));
  for (std::string line; std::getline(lines, line);) {
    const json item = json::parse(line);
    const std::string target = item.at("target"), verdict = item.at("verdict");
    if (!seen.insert(target + verdict).second) continue;
    asked.push_back(
        with(with({"explain"}, of.run), {"--target", target, "--subject", item.at("subject")}));
  }
  return asked;
}

// Of targets of time: a subject is a value of some group.
void add_periods(const World& world, const Agreement& of, std::vector<Words>& asked) {
  std::set<std::string> seen;
  const json said =
      json::parse(ask(world, of, with(with({"run"}, of.run), {"--format", "json"})).out);
  for (const json& period : said.at("periods")) {
    for (const json& result : period.at("results")) {
      const std::string target = result.at("target");
      if (result.at("kind") != "time" || !seen.insert(target).second) continue;
      for (const json& value : result.at("group")) {
        if (!value.is_string()) continue;
        asked.push_back(with(with({"explain"}, of.run), {"--target", target, "--subject", value}));
      }
    }
  }
}

std::vector<Words> questions(const World& world, const Agreement& of, const json& compiled) {
  std::vector<Words> asked = explanations(world, of);
  add_periods(world, of, asked);
  asked.push_back(with({"run"}, of.run));
  asked.push_back({"test", of.file, "--coverage"});
  asked.push_back(with({"diff", of.file}, of.run));
  for (const std::string& target : names_of(compiled, "targets")) {
    asked.push_back(with(with({"explain"}, of.run), {"--target", target}));
  }
  for (const std::string& name : names_of(compiled, "calendars")) {
    asked.push_back({"calendar", of.file, name, "--month", "2026-03"});
    asked.push_back({"calendar", of.file, name, "--at", "2026-03-20 10:00"});
    asked.push_back({"calendar", of.file, name, "--later", "2026-03-20 10:00", "4 hours"});
  }
  return asked;
}

std::string wrong(const World& world, const Agreement& of) {
  json compiled;
  const std::vector<std::string> texts = own_texts(world, of, compiled);
  std::size_t answered = 0;
  std::string told;
  for (const Words& question : questions(world, of, compiled)) {
    for (const auto& [language, foreign] : world.foreign) {
      const Outcome answer = ask(world, of, with(question, {"--language", language}));
      if (answer.exit != 2) ++answered;
      const std::string left = left_over(answer.out, texts, foreign);
      if (!left.empty()) told += question.front() + ": " + left;
    }
  }
  return answered > 2 ? told : "nothing was answered";
}

std::string last_command(std::string text) {
  for (std::size_t at; (at = text.find("\\\n//")) != text.npos;) text.erase(at, 4);
  const std::size_t at = text.find("    akad run ");
  return at == text.npos ? "" : text.substr(at + 4, text.find('\n', at) - at - 4);
}

Sum all(const std::string& program, const std::string& root) {
  World world{program, root, {}};
  const std::set<std::string> english = vocabulary(root, "en");
  for (const std::string language : {"id"}) {
    const std::set<std::string> own = vocabulary(root, language);
    std::set_difference(english.begin(), english.end(), own.begin(), own.end(),
                        std::inserter(world.foreign[language], world.foreign[language].end()));
  }
  Sum sum;
  const auto add_one = [&](const std::string& folder, const std::string& page) {
    Words words = parse_command(last_command(read_file(page))).words;
    words.erase(words.begin(), words.begin() + 2);
    add(sum, page.substr(root.size() + 1), wrong(world, {folder, words.front(), words}));
  };
  for (const auto& entry : fs::directory_iterator(root + "/examples")) {
    if (!fs::exists(entry.path() / "agreement.sla")) continue;  // agreements without logs
    add_one(root, entry.path().string() + "/README.md");
  }
  for (const auto& entry : fs::directory_iterator(root + "/stdlib/templates")) {
    add_one(entry.path().string(), entry.path().string() + "/agreement.sla");
  }
  return sum;
}

}  // namespace

int main(int count, char** words) {
  return try_all({"reader_languages", "agreements", all}, count, words);
}
