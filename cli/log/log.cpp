// akad log: what is in a log, and a `log` block to begin with.
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "cli/commands.h"
#include "cli/console.h"
#include "cli/log/places.h"
#include "cli/log/proposal.h"
#include "runtime/base/text.h"

namespace akad::cli {

namespace {

using survey::Key;
using survey::Survey;
using json = nlohmann::ordered_json;

constexpr std::size_t kMostValuesShown = 6;  // values of a key, in the text

json kinds_of(const Key& key) {
  json kinds = json::object();
  const auto add = [&kinds](const char* name, std::uint64_t count) {
    if (count > 0) kinds[name] = count;
  };
  add("text", key.texts);
  add("number", key.numbers);
  add("flag", key.flags);
  add("null", key.nulls);
  add("empty", key.empty);
  add("list", key.lists);
  add("object", key.objects);
  return kinds;
}

json times_of(const Key& key) {
  json times = json::object();
  const auto names = words(survey::TimeForm{});
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (key.times[i].count > 0) times[std::string(names[i])] = key.times[i].count;
  }
  const survey::Writing written = key.writings.best();
  const bool told = written.changed_alone.count == 0 && written.month_first.empty();
  for (const std::string& pattern : {written.pattern, told ? "" : written.changed}) {
    if (!pattern.empty()) times["written " + literal(pattern)] = key.writings.count_of(pattern);
  }
  return times;
}

json json_of(const Key& key) {
  json values = json::object();
  for (const auto& [value, count] : key.values) values[value] = count;
  json row = {{"place", place_of(key.path)},
              {"in_list", key.in_list},
              {"records", key.records},
              {"kinds", kinds_of(key)},
              {"different", key.distinct.count()},
              {"values", key.more_values ? json(nullptr) : values},
              {"times", times_of(key)}};
  row["first"] = key.first ? json(format_rfc3339(*key.first)) : json(nullptr);
  row["last"] = key.last ? json(format_rfc3339(*key.last)) : json(nullptr);
  return row;
}

json json_of(const Survey& survey, const Proposal& proposal) {
  json keys = json::array();
  for (const Key& key : survey.keys) keys.push_back(json_of(key));
  return {{"bytes", survey.bytes},
          {"records", survey.records},
          {"broken", survey.broken},
          {"broken_lines", survey.broken_lines},
          {"headers_again", survey.headers},
          {"forms",
           {{"rows", survey.is_table ? survey.lines : 0},
            {"lines", survey.is_table ? 0 : survey.lines},
            {"over_lines", survey.over_lines},
            {"arrays", survey.arrays},
            {"elements", survey.elements}}},
          {"repeated", survey.repeated_known ? json(survey.repeated) : json(nullptr)},
          {"keys", keys},
          {"other_keys", survey.other_keys},
          {"log", text_of(proposal)},
          {"remarks", proposal.remarks}};
}

std::string counts_text(const json& counts) {
  std::string text;
  for (const auto& [name, count] : counts.items()) {
    text += fmt::format("{}{} {}", text.empty() ? "" : ", ", name, count.get<std::uint64_t>());
  }
  return text;
}

std::string text_of(const Key& key) {
  std::string text = fmt::format("  {}{}: in {} record{}; {}\n", for_terminal(place_of(key.path)),
                                 key.in_list ? " (in a list)" : "", key.records,
                                 key.records == 1 ? "" : "s", counts_text(kinds_of(key)));
  if (const json times = times_of(key); !times.empty()) {
    text += fmt::format("    reads as {}", counts_text(times));
    if (key.first)
      text += fmt::format("; {} to {}", format_rfc3339(*key.first), format_rfc3339(*key.last));
    text += "\n";
  } else if (!key.more_values && !key.values.empty() && key.values.size() <= kMostValuesShown) {
    std::string values;
    for (const auto& [value, count] : key.values) {
      values += fmt::format("{}{} ({})", values.empty() ? "" : ", ", shortened(value, 40), count);
    }
    text += "    " + for_terminal(values) + "\n";
  } else if (key.scalars() > 0) {
    text += fmt::format("    {}{} different values\n", key.distinct.is_full() ? "at least " : "",
                        key.distinct.count());
  }
  return text;
}

std::string text_of(const Survey& survey, const Proposal& proposal) {
  std::string text = fmt::format("{} records", survey.records);
  if (survey.is_table) text += ", rows of a table";
  if (survey.elements > 0) {
    text += fmt::format(", {} of them in {} arrays", survey.elements, survey.arrays);
  }
  if (survey.over_lines > 0) text += fmt::format(", {} over several lines", survey.over_lines);
  text += fmt::format("; {} that cannot be read", survey.broken);
  for (std::size_t i = 0; i < survey.broken_lines.size(); ++i) {
    text += fmt::format("{}{}", i == 0 ? ", on lines " : ", ", survey.broken_lines[i]);
  }
  text += "\n";
  if (survey.headers > 0) {
    text += fmt::format("{} row{} with the names of the columns once more\n", survey.headers,
                        survey.headers == 1 ? "" : "s");
  }
  if (survey.repeated > 0) {
    text += fmt::format("{} repeat the text of another\n", survey.repeated);
  }
  text += "\nKeys\n";
  for (const Key& key : survey.keys) text += text_of(key);
  if (survey.other_keys > 0) {
    text += fmt::format("  more than {} keys: {} values of others are not looked at\n",
                        survey::kMostKeys, survey.other_keys);
  }
  text += "\nTo begin with\n\n" + text_of(proposal);
  for (const std::string& remark : proposal.remarks) text += "// " + remark + "\n";
  return text;
}

}  // namespace

int look_at_log(const LogOrder& order) {
  std::string error;
  const auto found = survey::survey(order.file, order.limits, error);
  if (!found) return fail(error);
  const Proposal proposal = propose(*found, order.file);
  switch (order.format) {
    case Format::Json: say(json_text(json_of(*found, proposal), 2) + "\n"); break;
    case Format::Text: say(text_of(*found, proposal)); break;
  }
  return kDone;
}

}  // namespace akad::cli
