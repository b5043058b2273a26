#include "cli/log/proposal.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "cli/log/days.h"
#include "cli/log/names.h"
#include "cli/log/roles.h"
#include "cli/log/shapes.h"
#include "runtime/base/text.h"
#include "runtime/survey/columns.h"

namespace akad::cli {

namespace {

using survey::Key;
using survey::Survey;
using survey::TimeForm;

constexpr std::size_t kMostEvents = 12;  // different values that are events; more are no kinds

class Proposer {
 public:
  Proposer(const Survey& survey, Proposal& out)
      : survey_(survey), roles_(survey), days_(survey, roles_.levels), out_(out) {}

  void run() {
    write_records();
    write_time();
    write_names();
    write_happenings();
    write_signals();
    if (survey_.records == 0 && !survey_.is_table && survey::names_columns(survey_.first_broken)) {
      out_.remarks.emplace_back(survey::kNameDecides);
    }
    write_table();
  }

 private:
  void use(const Key* key) { used_.insert(key); }
  std::string place(const Key& key) const { return roles_.levels.place(key); }
  template <class... T>
  void line(fmt::format_string<T...> text, T&&... values) {
    out_.lines.push_back(fmt::format(text, std::forward<T>(values)...));
  }
  template <class... T>
  void remark(fmt::format_string<T...> text, T&&... values) {
    out_.remarks.push_back(fmt::format(text, std::forward<T>(values)...));
  }

  void write_table() {
    if (survey_.is_table && survey_.records == 0 && survey_.broken > 0) {
      remark(
          "the first line has the names of the columns, and no row is as wide: what stands above "
          "the names is to be taken away");
    }
    for (const std::string& name : survey_.doubled) {
      remark("two columns are named {}: a place cannot say which is meant", literal(name));
    }
  }

  void write_records() {
    const std::string records = roles_.levels.line();
    if (const Key* list = roles_.levels.passed(); list != nullptr) {
      remark("the elements of {} have instants of their own: if each of them is a record, "
             "`records are the elements of {}`",
             place(*list), place(*list));
    }
    if (records.empty()) return;
    out_.lines.push_back(records);
    remark("that each of these elements is a record is a guess: a document may be one");
  }

  // Of the times of the log, what a line needs no word for.
  void write_form(const Key& key, Form form) {
    days_.settle(key, form);
    const bool counts = form.is_local() || !form.form;
    if (counts) {
      usual_ = form;
      line("times are {}", form.text());
    }
    if (form.is_local()) note_zone();
    note_pattern(key, form);
  }

  // As the log's times are written, where the values can be read so.
  Form form_at(const Key& key) const {
    Form form = end_form_of(key).value_or(Form{});
    days_.settle(key, form);
    const bool usual = !usual_.form && !form.form && form.count > 0 &&
                       key.writings.count_of(usual_.pattern) == form.count;
    if (usual) form.pattern = usual_.pattern;
    return form;
  }

  void note_pattern(const Key& key, const Form& form) {
    if (!form.month_first.empty()) {
      remark("{} reads as {} and as {}{}: that the day is first is a guess", place(key),
             literal(form.pattern), literal(form.month_first),
             form.count == key.scalars() ? ", in all its values" : "");
    }
    if (!form.form && days_.are_told() && !std::exchange(days_noted_, true)) {
      if (const std::string guess = days_.remark(); !guess.empty()) out_.remarks.push_back(guess);
    }
    note_others(key, form);
  }

  void note_zone() {
    remark("the zone of times without an offset is not in the log: Etc/UTC is a guess");
  }

  // What most values allow is proposed; where others contradict, nobody but its author knows.
  void note_others(const Key& key, const Form& form) {
    const std::vector<Way> ways = other_ways(key, form);
    if (ways.empty() || form.count == 0 || !noted_.insert(&key).second) return;
    std::string others;
    bool contradict = false;
    for (const Way& way : ways) {
      others += fmt::format(", {} {} (line {})", way.seen.count, way.text, way.seen.line);
      contradict = contradict || way.is_time;
    }
    if (contradict) {
      remark(
          "of {} values of {} {} {} {}{}: that they are {} is a guess, and each of the others is "
          "a finding",
          key.scalars(), place(key), form.count, form.count == 1 ? "is" : "are", form.name(),
          others, form.name());
    } else if (!has_no_ends(key)) {
      remark("{} of {} values of {} {} written in another way, the first on line {}: each is a "
             "finding",
             ways.front().seen.count, key.scalars(), place(key),
             ways.front().seen.count == 1 ? "is" : "are", ways.front().seen.line);
    }
  }

  // ` as epoch seconds`, where the log's times are written in another way.
  std::string as(const Form& form) const {
    const bool plain = form.form == TimeForm::Rfc3339 || form.form == TimeForm::Date;
    const bool iso = usual_.form.has_value();  // dates stand in all of these as they do here
    if (form == usual_ || (form.form == TimeForm::Date && iso)) return "";
    if (plain && usual_.form == TimeForm::Rfc3339) return "";
    return " as " + form.text();
  }

  void write_time() {
    if (roles_.time != nullptr) {
      out_.time = place(*roles_.time);
      write_form(*roles_.time, *form_of(*roles_.time));
      const Form form = form_at(*roles_.time);
      if (form.is_date()) {
        remark("the time is a date without a time of day: that it stands for its beginning is a "
               "guess");
      }
      line("time is {}{}{}", out_.time, as(form), form.date(false));
      return use(roles_.time);
    }
    if (roles_.begin != nullptr) {
      if (const Form form = *form_of(*roles_.begin); !form.form) write_form(*roles_.begin, form);
      return;
    }
    const Key* likely = roles_.best(kTimes, [](const Key& key) { return key.scalars() > 0; });
    out_.time = likely != nullptr ? place(*likely) : "time";
    line("time is {}", out_.time);
    remark("no key is an instant in every record: `time is` is a guess");
    if (likely != nullptr) use(likely);
  }

  void write_names() {
    if (roles_.id != nullptr) {
      out_.id = place(*roles_.id);
      line("id is {}", out_.id);
      use(roles_.id);
    }
    if (roles_.subject != nullptr) {
      out_.subject = place(*roles_.subject);
      line("subject is {}", out_.subject);
      use(roles_.subject);
      if (!roles_.is_guess) return;
      return remark("that {} is what a record is about is a guess: all its values are different",
                    out_.subject);
    }
    line("subject is always \"{}\"", out_.name);
    remark("no key says what a record is about: the whole log is about one thing");
    if (roles_.likely == nullptr) return;
    remark("all values of {} are different: where a record is a thing, `subject is {}`",
           place(*roles_.likely), place(*roles_.likely));
  }

  std::string fresh(std::string_view text) {
    std::string name = name_of(text);
    for (int i = 2; !names_.insert(name).second; ++i) name = fmt::format("{}_{}", name_of(text), i);
    return name;
  }

  // `priority.name` is about a priority.
  static std::string_view told_by(const Key& key) {
    const std::string last = small(key.path.back());
    const bool inner = last == "name" || last == "id" || last == "value" || last == "key";
    return inner && key.path.size() > 1 ? key.path[key.path.size() - 2] : key.path.back();
  }

  // `closed_at` is the event `closed`.
  static std::string_view happened(const Key& key) {
    std::string_view name = key.path.back();
    for (const std::string_view end : {"_at", "_on", "_date", "_time", "At", "On", "Date"}) {
      if (name.size() < end.size() + 3 || !name.ends_with(end)) continue;
      name.remove_suffix(end.size());
      break;
    }
    return name;
  }

  void write_happenings() {
    if (roles_.kind != nullptr && roles_.time != nullptr) {
      use(roles_.kind);
      for (const auto& [value, count] : roles_.kind->values) {
        if (for_terminal(value) != value) continue;
        line("event {} when {} = {}", fresh(value), place(*roles_.kind), literal(value));
      }
    } else if (roles_.kind == nullptr) {
      write_no_ends();
      return write_instants();
    }
    write_no_ends();
    write_window();
  }

  static bool has_no_ends(const Key& key) {
    return std::any_of(key.others.begin(), key.others.end(),
                       [](const auto& value) { return is_no_end(value.first); });
  }

  // Records without a kind are things: what happened to one stands at keys of its own.
  void write_instants() {
    write_window();
    std::vector<const Key*> keys = roles_.happenings;
    const bool named = roles_.time != nullptr && roles_.levels.is_own(*roles_.time);
    if (!keys.empty() && named) keys.insert(keys.begin(), roles_.time);
    for (const Key* key : keys) {
      const Form form = form_at(*key);
      const bool everywhere = roles_.levels.is_everywhere(*key) && !has_no_ends(*key);
      line("event {} at {}{}{}{}", fresh(happened(*key)), place(*key), as(form), form.date(false),
           everywhere ? "" : " when present");
      if (form == usual_) {
        note_others(*key, form);
      } else {
        note_pattern(*key, form);
      }
      use(key);
    }
    if (std::any_of(keys.begin(), keys.end(), [&](const Key* key) {
          return key != roles_.time && end_form_of(*key)->is_date();
        })) {
      remark("that a date of an event stands for its beginning, not its end, is a guess");
    }
  }

  void write_window() {
    if (roles_.begin == nullptr) return;
    use(roles_.begin);
    use(roles_.end);
    const Form from = form_at(*roles_.begin);
    Form to = form_at(*roles_.end);
    if (to.count == 0) to = from;
    const std::string date = from.date(false);
    line("window {} from {}{}{} to {}{}{}", fresh("span"), place(*roles_.begin), date,
         date.empty() ? "" : ",", place(*roles_.end), as(from), to.date(true));
    note_others(*roles_.begin, from);
    note_others(*roles_.end, to);
    if (from.form == TimeForm::Local && usual_.form == TimeForm::Rfc3339) note_zone();
  }

  // What stands in place of an end, or of an instant that has not come.
  void write_no_ends() {
    std::vector<const Key*> keys;
    if (roles_.end != nullptr) keys.push_back(roles_.end);
    if (roles_.kind == nullptr) {
      keys.insert(keys.end(), roles_.happenings.begin(), roles_.happenings.end());
    }
    std::set<std::string> texts;
    for (const Key* key : keys) {
      if (key->empty > 0) texts.insert("");
      for (const auto& [value, seen] : key->others) {
        if (for_terminal(value) != value) continue;
        if (is_no_end(value)) {
          texts.insert(value);
        } else {
          remark("{} in {} is no time: a finding, and nobody knows that end", literal(value),
                 place(*key));
        }
      }
    }
    std::string text;
    for (const std::string& value : texts) {
      text += (text.empty() ? "an end written " : " or ") + literal(value);
    }
    if (text.empty()) return;
    line("{} has not come yet", text);
    remark("that such an end has not come yet is a guess");
  }

  // Rows of field, old and new: a signal for each field.
  void write_rows() {
    const auto fits = [&](const Key& key) {
      return roles_.levels.is_own(key) && !used_.contains(&key) && key.scalars() > 0;
    };
    const Key* before = roles_.best(kBefores, fits);
    const Key* after = roles_.best(kAfters, fits);
    if (before == nullptr || after == nullptr) return;
    const Key* field = roles_.best(kFields, [&](const Key& key) {
      return fits(key) && !key.more_values && key.values.size() <= kMostEvents;
    });
    const std::string ending = ", before it " + place(*before);
    for (const Key* key : {before, after, field}) use(key);
    if (field == nullptr) {
      out_.lines.push_back(
          fmt::format("signal {} is {}{}", fresh(told_by(*after)), place(*after), ending));
      return;
    }
    for (const auto& [value, count] : field->values) {
      if (for_terminal(value) != value) continue;
      out_.lines.push_back(fmt::format("signal {} is {} when {} = {}{}", fresh(value),
                                       place(*after), place(*field), literal(value), ending));
    }
  }

  void write_signals() {
    if (roles_.time == nullptr && roles_.begin == nullptr) return;
    if (roles_.time != nullptr) write_rows();
    for (std::size_t level = roles_.levels.own() + 1; level-- > 0;) {
      for (const Key& key : survey_.keys) {
        if (roles_.levels.level_of(key) == level && !used_.contains(&key)) write_signal(key);
      }
    }
  }

  void write_signal(const Key& key) {
    if (form_of(key) || key.lists + key.objects > 0 || key.scalars() == 0) return;
    const bool flag = key.flags == key.scalars();
    const bool number = key.numbers == key.scalars();
    if (!flag && !number && key.more_values) return;
    if (number && roles_.is_unique(key) && survey_.records > 3) return;
    const std::string last = small(key.path.back());
    const auto& doubled = survey_.doubled;
    if (std::find(doubled.begin(), doubled.end(), key.path.back()) != doubled.end()) return;
    if (!roles_.levels.is_own(key) && (last == "id" || last == "key")) return;
    line("signal {} is {}{}", fresh(told_by(key)), place(key),
         flag     ? " as flag"
         : number ? " as number"
                  : "");
  }

  const Survey& survey_;
  Roles roles_;
  Days days_;
  Proposal& out_;
  Form usual_ = {TimeForm::Rfc3339, {}, {}, 0};
  std::set<const Key*> used_;
  std::set<const Key*> noted_;  // in which ways their values are written
  bool days_noted_ = false;
  std::set<std::string> names_;
};

}  // namespace

Proposal propose(const Survey& survey, const std::string& path) {
  Proposal out;
  std::string_view name = path;
  if (const auto slash = name.rfind('/'); slash != std::string_view::npos) {
    name.remove_prefix(slash + 1);
  }
  out.name = path == "-" ? "records" : name_of(name.substr(0, name.find('.')));
  Proposer(survey, out).run();
  for (const std::string& shape : shapes_of(survey)) {
    out.remarks.push_back(
        fmt::format("these look like the records of `shapes.{0}`: with `use shapes`, "
                    "`log {1} is shapes.{0} {{ }}` reads them",
                    shape, out.name));
  }
  return out;
}

std::string text_of(const Proposal& proposal) {
  std::string text = "log " + proposal.name + " {\n";
  for (const std::string& line : proposal.lines) text += "  " + line + "\n";
  return text + "}\n";
}

}  // namespace akad::cli
