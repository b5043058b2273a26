// Differences with what they would have cost, for people and for machines.
#pragma once

#include "runtime/differences/differences.h"
#include "runtime/history/history.h"
#include "runtime/report/pieces.h"

namespace akad::history {

// In the book's language: what `differences` writes of `found`, and below it the history, lines of
// at most 100 columns; JSON by difference.schema.json, one line. The text lists the first items and
// results of each target, JSON all.
void write_text(const differences::Differences& found, History& history, const phrases::Book& book,
                const report::Take& take);
// The history of it as text, in a fence of its own.
void write_markdown(const differences::Differences& found, History& history,
                    const phrases::Book& book, const report::Take& take);
// The part of the text that is about the history.
void write_section(History& history, const phrases::Book& book, const report::Take& take);
void write_json(const differences::Differences& found, History& history, const phrases::Book& book,
                const report::Take& take);

}  // namespace akad::history
