// Numbers, money, instants and verdicts in the words of an agreement.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "runtime/ir/program.h"
#include "runtime/phrases/book.h"
#include "runtime/time/zone.h"

namespace akad::report {

std::string exact_percent(const Rational& share);  // "95%", "33.3333333333…%": for rules
std::string number_text(std::uint64_t number);     // "25_000"
// As its currency is written: "Rp 25.000.000", "USD 62.50"; agreements write it otherwise.
std::string money_text(const Rational& amount, const ir::Agreement& agreement);
// "at least USD 62.50", where of so many items nobody knows what they add.
phrases::Phrase least_text(const Rational& amount, const ir::Agreement& agreement,
                           std::uint64_t unknown);
// A number of what is no money: all its digits where they end, else the first of them and `…`.
std::string quantity_text(const Rational& quantity);
// Of what is owed in kind, as the agreement calls it: "4 hours of support".
std::string in_kind_text(const Rational& quantity, std::string_view of);
// The same as agreements write it.
std::string in_kind_as_agreed(const Rational& quantity, std::string_view of);
// What the credit owes: money, or that.
std::string owed_text(const ir::Program& program, Id<ir::Credit> credit, const Rational& amount);
phrases::Phrase least_owed_text(const ir::Program& program, Id<ir::Credit> credit,
                                const Rational& amount, std::uint64_t unknown);
// Of another currency than the agreement's, of which no more is known: "USD 500".
std::string money_text(const Rational& amount, const std::string& currency);
std::string moment_text(const time::Zone& zone, Instant at);  // "2026-03-31 16:00", local
std::string clause_text(const ir::Clause& clause, std::string_view name);  // "4.2 Title (name)"

// Between quotes, as agreements write texts.
std::string quoted(std::string_view text);

// What a log names (a value, a subject) among words, safe for terminals: two of them never read
// alike. One that would be read as none, as nothing, as a value in quotes or as more than one value
// stands in quotes.
std::string value_text(std::string_view value);
std::string value_text(const phrases::Book& book, const std::optional<std::string>& value);

// How many code points a text takes on a page.
std::size_t columns(std::string_view text);

}  // namespace akad::report
