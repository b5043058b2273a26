// Lines of at most 100 columns for people, in one language: wrapped text, labelled values and
// tables that fit.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/base/text.h"
#include "runtime/ir/program.h"
#include "runtime/phrases/book.h"
#include "runtime/report/breaks.h"

namespace akad::report {

using phrases::Count;
using phrases::Key;
using phrases::Phrase;

constexpr std::size_t kPageColumns = 100;

struct Table;

// What takes what is said in another form than lines. Texts are safe for terminals, and escaped for
// no other form.
class Sheet {
 public:
  virtual ~Sheet() = default;
  virtual void part(const std::string& title) = 0;
  virtual void heading(const std::string& text) = 0;  // within a part
  virtual void line(std::size_t indent, const std::string& text) = 0;
  virtual void value(const std::string& label, const std::string& text) = 0;
  virtual void more(const std::string& text) = 0;  // under the value before
  virtual void table(const std::vector<std::string>& titles, const Table& table) = 0;
};

struct Page {
  const phrases::Book& book;
  std::string text = {};
  Breaks breaks = Breaks(book);
  Sheet* sheet = nullptr;  // what is added goes there, and `text` stays empty; null: lines

  // Safe for terminals, whatever names from files are in it.
  std::string say(const Phrase& phrase) const { return for_terminal(book.say(phrase)); }
  Page& operator+=(std::string_view part) {
    text += part;
    return *this;
  }
};

// Of what says amounts of these agreements.
Page page_of(const phrases::Book& book, std::initializer_list<const ir::Program*> programs);

struct Column {
  Phrase title;
  bool to_the_right = false;  // numbers
};

// What a row says, for forms that show it beside the words that every form has.
enum class Tone { Plain, Good, Bad, Open };

// Every cell is made safe for terminals by whoever fills it. Columns are as wide as their widest
// cell; where that is more than the page has, the widest are wrapped, at blanks as long as there is
// room for their words. What may not be broken (breaks.h) is never broken: where it has no room,
// the texts of the last column stand below their rows, or the table is a list of its cells.
struct Table {
  std::vector<Column> columns;
  std::vector<std::vector<std::string>> rows;
  Phrase called = {};            // where tables have names; empty: by what stands before it
  std::vector<Tone> tones = {};  // beside the rows; none: all are plain
};

void add_part(Page& page, const Phrase& title);  // begins one
void add_heading(Page& page, const Phrase& said);

void add_line(Page& page, std::size_t indent, const Phrase& said);  // wrapped at blanks
// Label in 14 columns, then the text.
void add_value(Page& page, std::size_t indent, const Phrase& label, const Phrase& said);
void add_value(Page& page, std::size_t indent, Key<0> label, const Phrase& said);
void add_more(Page& page, std::size_t indent, const Phrase& said);  // under the value before
void add_rule(Page& page, char mark);                               // a line across the page
void add_table(Page& page, std::size_t indent, const Table& table);

}  // namespace akad::report
