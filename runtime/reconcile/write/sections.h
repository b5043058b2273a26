// The sections of a reconciliation for people, each added to the page.
#pragma once

#include "runtime/reconcile/write/quoting.h"
#include "runtime/report/page.h"

namespace akad::reconcile {

using report::Page;

constexpr std::size_t kMostRows = 100;    // of a list
constexpr std::size_t kMostRecords = 20;  // below one row

// text_records.cpp: records that differ, quoted.
class RecordLines {
 public:
  RecordLines(Page& page, const Reconciliation& of) : page_(page), of_(of), quoting_(of) {}

  // `with_subject`: of whom it is, which other lines do not say.
  void add(std::size_t indent, const Record& record, bool with_subject);
  void add(std::size_t indent, const Records& records);  // the first of them

 private:
  Phrase called(const Record& record, const Quoted& quoted, bool with_subject) const;
  Phrase said(const Quoted& quoted) const;

  Page& page_;
  const Reconciliation& of_;
  Quoting quoting_;
};

// text_money.cpp: what is owed, and the credits that differ.
void add_money(Page& page, const Reconciliation& of, RecordLines& records);

}  // namespace akad::reconcile
