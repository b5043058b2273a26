// What the sections of a statement say, as HTML: a heading, paragraphs, lists, labelled values and
// tables.
#pragma once

#include <string>
#include <vector>

#include "runtime/report/page.h"

namespace akad::report::html {

class HtmlSheet : public Sheet {
 public:
  void part(const std::string& title) override;
  void heading(const std::string& text) override;
  void line(std::size_t indent, const std::string& text) override;
  void value(const std::string& label, const std::string& text) override;
  void more(const std::string& text) override;
  void table(const std::vector<std::string>& titles, const Table& table) override;

  // What is written otherwise comes between: whatever stands open is closed first.
  void raw(std::string_view markup);
  // A part that links lead to.
  void begin(std::string_view id, const std::string& title);
  // What the tables that follow are called, where a heading was written otherwise.
  void about(std::string text);
  // Where `Table::called` is said; outlives the sheet.
  void speak(const phrases::Book& book) { book_ = &book; }
  // Where what it says may be broken into lines; outlives the sheet.
  void break_at(const Breaks& breaks) { breaks_ = &breaks; }

  std::string take();  // all there is so far; closes what stands open

 private:
  enum class Open { Nothing, Values, List };
  void leave();
  void enter(Open what);
  void begin_table(const std::vector<std::string>& titles, const Table& table);
  // As markup: what may not be broken is kept together; `shown`: what stands between backticks
  // (lines of agreements, commands) is code.
  std::string kept(std::string_view text) const;
  std::string shown(std::string_view text) const;
  std::string row_of(const std::vector<std::string>& titles, const Table& table,
                     std::size_t at) const;

  std::string out_;
  Open open_ = Open::Nothing;
  bool in_part_ = false;
  std::string about_, of_;  // of the tables that follow: the heading, and the line under it
  const phrases::Book* book_ = nullptr;
  const Breaks* breaks_ = nullptr;
};

}  // namespace akad::report::html
