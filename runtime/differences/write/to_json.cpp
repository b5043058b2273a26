#include <nlohmann/json.hpp>

#include "runtime/base/text.h"
#include "runtime/differences/write/write.h"

namespace akad::differences {
namespace {

using nlohmann::json;  // ordered maps: sorted keys

json agreement(const ir::Program& program, const Origin& origin) {
  json one = {{"name", program.agreement.name},
              {"version", program.agreement.version},
              {"digest", origin.digest}};
  if (!origin.file.empty()) one["file"] = origin.file;
  return one;
}

json declared(const Declared& row) {
  return {{"name", row.name},
          {"clause", {{"number", row.clause.number}, {"title", row.clause.title}}}};
}

template <class Word>
std::string_view word_of(Word word) {
  return words(word)[static_cast<std::size_t>(word)];
}

json difference(const Difference& one, const phrases::Book& book) {
  json row = {{"kind", word_of(one.kind)},
              {"of", one.where.of},
              {"place", one.place},
              {"said", book.say(said(one))},
              {"favours", word_of(one.favours)}};
  if (!one.where.before.name.empty()) row["declared_before"] = declared(one.where.before);
  if (!one.where.after.name.empty()) row["declared_after"] = declared(one.where.after);
  if (!one.where.log.empty()) row["log"] = one.where.log;
  if (!one.where.row.empty()) row["row"] = book.say(one.where.row);
  if (!one.what.empty()) row["what"] = book.say(one.what);
  if (!one.before.empty()) row["before"] = book.say(one.before);
  if (!one.after.empty()) row["after"] = book.say(one.after);
  for (const Phrase& term : one.terms) row["terms"].push_back(book.say(term));
  return row;
}

json list(const std::vector<Difference>& differences, const phrases::Book& book) {
  json rows = json::array();
  for (const Difference& one : differences) rows.push_back(difference(one, book));
  return rows;
}

json sums(const Differences& found) {
  json counts;
  for (const Favour favour : kFavours) {
    counts[std::string(word_of(favour))] = count_of(found, favour);
  }
  return counts;
}

}  // namespace

json json_of(const Differences& found, const ir::Program& before, const ir::Program& after,
             const phrases::Book& book) {
  return {{"format", "akad difference 1"},
          {"language", book.language()},
          {"before", agreement(before, found.before)},
          {"after", agreement(after, found.after)},
          {"favours", sums(found)},
          {"differences", list(found.of_the_deal, book)},
          {"scenarios", list(found.of_scenarios, book)}};
}

std::string to_json(const Differences& found, const ir::Program& before, const ir::Program& after,
                    const phrases::Book& book) {
  return json_text(json_of(found, before, after, book)) + "\n";
}

}  // namespace akad::differences
