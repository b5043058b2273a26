// What is due, for people and for machines.
#pragma once

#include <string>

#include "runtime/due/due.h"
#include "runtime/phrases/book.h"
#include "runtime/report/pieces.h"

namespace akad::due {

// In the book's language, lines of at most 100 columns; JSON by due.schema.json, one line. The text
// lists all that is at risk and the first of each other class, JSON all.
void write_text(const List& list, const phrases::Book& book, const report::Take& take);
void write_json(const List& list, const phrases::Book& book, const report::Take& take);
std::string json_schema();  // the text of due.schema.json

}  // namespace akad::due
