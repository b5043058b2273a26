// What two parties' logs make different, for people and for machines.
#pragma once

#include <string>

#include "runtime/phrases/book.h"
#include "runtime/reconcile/reconcile.h"
#include "runtime/report/pieces.h"

namespace akad::reconcile {

// In the book's language, lines of at most 100 columns; JSON by reconciliation.schema.json, one
// line. The text lists the first of each list, JSON all.
void write_text(const Reconciliation& of, const phrases::Book& book, const report::Take& take);
void write_json(const Reconciliation& of, const phrases::Book& book, const report::Take& take);
std::string json_schema();  // the text of reconciliation.schema.json

}  // namespace akad::reconcile
