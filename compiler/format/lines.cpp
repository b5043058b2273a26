#include "compiler/format/lines.h"

#include <iterator>

namespace akad::format {
namespace {

bool joins_left(std::string_view word) {
  return word == "," || word == ":" || word == "." || word == "%" || word == "‰" || word == ")";
}

bool joins_right(std::string_view word) {
  return word == "." || word == "(" || word == "-" || word == "+";
}

struct Arranging {
  std::vector<Line> lines = {};
  std::vector<Line> moved_up = {};  // remarks found inside the sentence being written
  Line line = {};
  bool started = false;
  std::size_t depth = 0;
  std::string previous = {};
};

void finish_line(Arranging& arranging) {
  if (!arranging.started) return;
  // The empty line that stood before the sentence now stands before its remarks.
  if (!arranging.moved_up.empty()) {
    arranging.moved_up.front().blank_before = arranging.line.blank_before;
    arranging.line.blank_before = false;
  }
  for (Line& remark : arranging.moved_up) {
    remark.depth = arranging.line.depth;
    arranging.lines.push_back(std::move(remark));
  }
  arranging.moved_up.clear();
  arranging.lines.push_back(std::move(arranging.line));
  arranging.line = {};
  arranging.started = false;
}

void start_line(Arranging& arranging, const parser::Token& token) {
  finish_line(arranging);
  arranging.line.closes = token.text == "}";
  if (arranging.line.closes && arranging.depth > 0) --arranging.depth;
  arranging.line.depth = arranging.depth;
  arranging.line.blank_before = token.blank_before;
  arranging.line.first_word = token.text;
  arranging.line.behind_table = token.behind_table;
  arranging.started = true;
  arranging.previous.clear();
}

void add_to(std::string& text, const std::string& previous, const std::string& word) {
  if (!text.empty() && !joins_left(word) && !joins_right(previous)) text += ' ';
  text += word;
}

void add_word(Arranging& arranging, const parser::Token& token) {
  if (token.begins_line || !arranging.started) start_line(arranging, token);
  if (token.table_cell >= 0) {
    constexpr int kClosingBar = 2;
    if (token.table_cell < kClosingBar) arranging.line.cells.emplace_back();
  } else if (!arranging.line.cells.empty()) {
    add_to(arranging.line.cells.back(), arranging.previous, token.text);
  } else {
    add_to(arranging.line.text, arranging.previous, token.text);
  }
  arranging.previous = token.text;
  if (token.text != "{") return;
  arranging.line.opens = true;
  ++arranging.depth;
}

// Whether the sentence is over where this remark stands: the next word begins a line.
bool sentence_is_over(const std::vector<parser::Token>& tokens, std::size_t at) {
  while (at < tokens.size() && tokens[at].comment) ++at;
  return at == tokens.size() || tokens[at].begins_line;
}

void add_remark(Arranging& arranging, const std::vector<parser::Token>& tokens, std::size_t at) {
  const parser::Token& token = tokens[at];
  Line remark;
  remark.remark = token.text;
  remark.depth = arranging.depth;
  remark.blank_before = token.blank_before;
  if (!sentence_is_over(tokens, at)) {
    remark.blank_before = false;
    arranging.moved_up.push_back(std::move(remark));
    return;
  }
  if (!token.own_line && arranging.started) {
    arranging.line.remark = token.text;
    return finish_line(arranging);
  }
  finish_line(arranging);
  arranging.lines.push_back(std::move(remark));
}

bool is_remark(const Line& line) { return line.text.empty() && line.cells.empty(); }

bool same_kind_of_sentence(const Line& before, const Line& line) {
  return !before.opens && !before.closes && !line.opens && before.first_word == line.first_word;
}

// Between two lines outside all blocks.
bool blank_between_declarations(const Line& before, const Line& line, bool wanted) {
  if (line.closes) return false;
  if (is_remark(before)) return wanted;
  if (is_remark(line)) return true;
  return same_kind_of_sentence(before, line) ? wanted : true;
}

// Rows of tables and what stands behind them, and the remarks before these: they go on with the
// sentence above.
std::vector<bool> lines_of_tables(const std::vector<Line>& lines) {
  std::vector<bool> of_table(lines.size() + 1);
  for (std::size_t at = lines.size(); at-- > 0;) {
    const Line& line = lines[at];
    of_table[at] = is_remark(line) ? of_table[at + 1] : !line.cells.empty() || line.behind_table;
  }
  return of_table;
}

}  // namespace

std::vector<Line> lines_of(const std::vector<parser::Token>& tokens) {
  Arranging arranging;
  for (std::size_t at = 0; at < tokens.size(); ++at) {
    if (tokens[at].comment) {
      add_remark(arranging, tokens, at);
    } else {
      add_word(arranging, tokens[at]);
    }
  }
  finish_line(arranging);
  return std::move(arranging.lines);
}

void space_lines(std::vector<Line>& lines) {
  const std::vector<bool> of_table = lines_of_tables(lines);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    Line& line = lines[i];
    if (i == 0 || lines[i - 1].opens || line.closes) {
      line.blank_before = false;
    } else if (line.depth == 0 && !of_table[i]) {
      line.blank_before = blank_between_declarations(lines[i - 1], line, line.blank_before);
    }
  }
}

}  // namespace akad::format
