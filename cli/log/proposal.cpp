#include "cli/log/proposal.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <span>

#include "cli/log/names.h"
#include "runtime/base/text.h"

namespace akad::cli {

namespace {

using survey::Key;
using survey::Survey;
using survey::TimeForm;

constexpr std::size_t kMostEvents = 12;  // different values that are events; more are no kinds
constexpr std::array<std::string_view, 6> kReserved{"and", "or", "not", "is", "when", "otherwise"};

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }

bool is_plain(std::string_view step) {
  return !step.empty() && is_letter(step[0]) && std::all_of(step.begin(), step.end(), [](char c) {
    return is_letter(c) || is_digit(c);
  }) && std::find(kReserved.begin(), kReserved.end(), step) == kReserved.end();
}

bool can_be_written(const Key& key) {
  return !key.in_list && std::all_of(key.path.begin(), key.path.end(), [](const std::string& step) {
    return !step.empty() && step.find_first_of("`\r\n\t") == std::string::npos &&
           for_terminal(step) == step;
  });
}

// A name made of any text: small letters, digits and `_`.
std::string name_of(std::string_view text) {
  std::string name;
  for (const char c : text) {
    const char small = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    if (is_digit(small) || (is_letter(small) && small != '_')) {
      name.push_back(small);
    } else if (!name.empty() && name.back() != '_') {
      name.push_back('_');
    }
  }
  while (!name.empty() && name.back() == '_') name.pop_back();
  if (name.size() > 40) name.resize(40);
  if (name.empty() || !is_plain(name)) name = "v_" + name;
  return name;
}

std::string small(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c != '_' && c != '-' && c != '@' && c != ' ') {
      out.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c);
    }
  }
  return out;
}

// How early the last key of the path stands in a list of usual names; none: it does not.
std::optional<std::size_t> rank(const Key& key, std::span<const std::string_view> names) {
  const std::string name = small(key.path.back());
  std::size_t at = 0;
  for (const std::string_view wanted : names) {
    if (name == wanted) return at;
    ++at;
  }
  return std::nullopt;
}

constexpr std::array kForms{TimeForm::Rfc3339, TimeForm::Local, TimeForm::EpochSeconds,
                            TimeForm::EpochMilliseconds, TimeForm::Date};

std::optional<TimeForm> form_of(const Key& key) {
  std::optional<TimeForm> best;
  std::uint64_t most = 0;
  for (const TimeForm form : kForms) {
    const std::uint64_t count = key.times[static_cast<std::size_t>(form)];
    if (count <= most) continue;
    most = count;
    best = form;
  }
  return 2 * most > key.scalars() ? best : std::nullopt;
}

std::string words_of(TimeForm form) {
  switch (form) {
    case TimeForm::Rfc3339: return "RFC 3339";
    case TimeForm::EpochSeconds: return "epoch seconds";
    case TimeForm::EpochMilliseconds: return "epoch milliseconds";
    case TimeForm::Local:
    case TimeForm::Date: break;
  }
  return "local time in Etc/UTC, repeated hour earlier, skipped hour moves forward";
}

class Proposer {
 public:
  Proposer(const Survey& survey, Proposal& out) : survey_(survey), out_(out) {}

  void run() {
    find_kind();
    find_window();
    find_time();
    find_subject();
    find_id();
    write_facts();
    write_happenings();
    write_signals();
  }

 private:
  bool is_everywhere(const Key& key) const { return key.scalars() == survey_.records; }
  void use(const Key* key) { used_.insert(key); }

  template <class Fits>
  const Key* best(std::span<const std::string_view> names, const Fits& fits) const {
    const Key* found = nullptr;
    std::size_t first = names.size();
    for (const Key& key : survey_.keys) {
      if (!can_be_written(key) || !fits(key)) continue;
      const std::optional<std::size_t> at = rank(key, names);
      if (!at || *at >= first) continue;
      first = *at;
      found = &key;
    }
    return found;
  }

  void find_kind() {
    kind_ = best(kKinds, [&](const Key& key) {
      return key.path.size() == 1 && key.texts > 0 && 2 * key.records > survey_.records &&
             !key.more_values && key.values.size() <= kMostEvents;
    });
  }

  void find_window() {
    const auto is_time = [&](const Key& key) { return form_of(key).has_value(); };
    end_ = best(kEnds, [&](const Key& key) { return is_time(key) || key.like_times > 0; });
    if (end_ == nullptr) return;
    begin_ = best(kBegins, [&](const Key& key) { return is_time(key) && &key != end_; });
    if (begin_ == nullptr) end_ = nullptr;
  }

  void find_time() {
    const auto fits = [&](const Key& key) {
      return is_everywhere(key) && form_of(key).has_value() && &key != begin_ && &key != end_;
    };
    time_ = best(kTimes, fits);
    if (time_ == nullptr && begin_ == nullptr) {
      for (const Key& key : survey_.keys) {
        if (can_be_written(key) && fits(key) && key.path.size() == 1) {
          time_ = &key;
          break;
        }
      }
    }
    if (time_ == nullptr && begin_ != nullptr && kind_ != nullptr && is_everywhere(*begin_)) {
      time_ = nullptr;  // the window has its own instants, and events have none
      kind_ = nullptr;
    }
  }

  bool can_name(const Key& key) const {
    return is_everywhere(key) && key.flags == 0 && key.numbers == key.whole && &key != time_ &&
           &key != kind_ && &key != begin_ && &key != end_ && !form_of(key);
  }

  void find_subject() {
    subject_ = best(kSubjects, [&](const Key& key) { return can_name(key); });
    if (subject_ != nullptr) return;
    for (const Key& key : survey_.keys) {  // `incident.id`: a key by the name of what it is in
      if (key.path.size() < 2 || !can_be_written(key) || !can_name(key)) continue;
      const std::string last = small(key.path.back());
      if (last != "id" && last != "key" && last != "name") continue;
      subject_ = &key;
      return;
    }
  }

  bool is_unique(const Key& key) const {
    return key.distinct.count() == survey_.records && !key.distinct.is_full();
  }

  void find_id() {
    for (const Key& key : survey_.keys) {
      const std::string last = small(key.path.back());
      if (!can_be_written(key) || !can_name(key) || !is_unique(key) || &key == subject_) continue;
      if (key.path.size() != 1 || (last != "id" && last != "uuid" && last != "sysid")) continue;
      id_ = &key;
      break;
    }
    if (subject_ == nullptr && id_ != nullptr) std::swap(subject_, id_);
    if (subject_ == nullptr) subject_ = best(kIds, [&](const Key& key) { return can_name(key); });
  }

  void write_facts() {
    if (time_ != nullptr) {
      const TimeForm form = *form_of(*time_);
      out_.time = place_of(*time_);
      if (form == TimeForm::Local) {
        out_.lines.push_back("times are " + words_of(form));
        out_.remarks.push_back(
            "the zone of times without an offset is not in the log: Etc/UTC is a guess");
      }
      if (form == TimeForm::Date) {
        out_.remarks.push_back("the time is a date without a time of day: that it stands for its "
                               "beginning is a guess");
      }
      const bool is_epoch = form == TimeForm::EpochSeconds || form == TimeForm::EpochMilliseconds;
      const std::string as = is_epoch ? " as " + words_of(form) : "";
      const std::string date = form == TimeForm::Date ? ", a date, at its beginning" : "";
      out_.lines.push_back("time is " + out_.time + as + date);
      use(time_);
    } else if (begin_ == nullptr) {
      const Key* likely = best(kTimes, [](const Key& key) { return key.scalars() > 0; });
      out_.time = likely != nullptr ? place_of(*likely) : "time";
      out_.lines.push_back("time is " + out_.time);
      out_.remarks.push_back("no key is an instant in every record: `time is` is a guess");
      if (likely != nullptr) use(likely);
    }
    if (id_ != nullptr) {
      out_.id = place_of(*id_);
      out_.lines.push_back("id is " + out_.id);
      use(id_);
    }
    if (subject_ != nullptr) {
      out_.subject = place_of(*subject_);
      out_.lines.push_back("subject is " + out_.subject);
      use(subject_);
    } else {
      out_.lines.push_back("subject is always \"" + out_.name + "\"");
      out_.remarks.push_back(
          "no key says what a record is about: the whole log is about one thing");
    }
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

  static std::string literal(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
      if (c == '"' || c == '\\') out.push_back('\\');
      out.push_back(c);
    }
    return out + "\"";
  }

  void write_happenings() {
    if (kind_ != nullptr && time_ != nullptr) {
      use(kind_);
      for (const auto& [value, count] : kind_->values) {
        if (for_terminal(value) != value) continue;
        out_.lines.push_back(
            fmt::format("event {} when {} = {}", fresh(value), place_of(*kind_), literal(value)));
      }
    }
    if (begin_ == nullptr) return;
    use(begin_);
    use(end_);
    write_no_ends();
    const TimeForm form = *form_of(*begin_);
    const std::string as = form == TimeForm::Rfc3339 ? "" : " as " + words_of(form);
    out_.lines.push_back(fmt::format("window {} from {} to {}{}", fresh("span"), place_of(*begin_),
                                     place_of(*end_), as));
  }

  // What stands in place of an end and is no time.
  void write_no_ends() {
    std::string line;
    for (const auto& [value, count] : end_->values) {
      if (parse_rfc3339(value) || for_terminal(value) != value) continue;
      line += (line.empty() ? "an end written " : " or ") + literal(value);
    }
    if (line.empty() || form_of(*end_).value_or(TimeForm::Rfc3339) != TimeForm::Rfc3339) return;
    out_.lines.push_back(line + " has not come yet");
    out_.remarks.push_back("that such an end has not come yet is a guess");
  }

  // Rows of field, old and new: a signal for each field.
  void write_rows() {
    const auto fits = [&](const Key& key) { return !used_.contains(&key) && key.scalars() > 0; };
    const Key* before = best(kBefores, fits);
    const Key* after = best(kAfters, fits);
    if (before == nullptr || after == nullptr) return;
    const Key* field = best(kFields, [&](const Key& key) {
      return fits(key) && !key.more_values && key.values.size() <= kMostEvents;
    });
    const std::string ending = ", before it " + place_of(*before);
    for (const Key* key : {before, after, field}) use(key);
    if (field == nullptr) {
      out_.lines.push_back(
          fmt::format("signal {} is {}{}", fresh(told_by(*after)), place_of(*after), ending));
      return;
    }
    for (const auto& [value, count] : field->values) {
      if (for_terminal(value) != value) continue;
      out_.lines.push_back(fmt::format("signal {} is {} when {} = {}{}", fresh(value),
                                       place_of(*after), place_of(*field), literal(value), ending));
    }
  }

  void write_signals() {
    if (time_ == nullptr && begin_ == nullptr) return;
    if (time_ != nullptr) write_rows();
    for (const Key& key : survey_.keys) {
      if (!can_be_written(key) || used_.contains(&key) || form_of(key)) continue;
      if (key.lists + key.objects > 0 || key.scalars() == 0) continue;
      const bool flag = key.flags == key.scalars();
      const bool number = key.numbers == key.scalars();
      if (!flag && !number && key.more_values) continue;
      if (number && is_unique(key) && survey_.records > 3) continue;
      out_.lines.push_back(fmt::format("signal {} is {}{}", fresh(told_by(key)), place_of(key),
                                       flag     ? " as flag"
                                       : number ? " as number"
                                                : ""));
    }
  }

  const Survey& survey_;
  Proposal& out_;
  const Key* kind_ = nullptr;
  const Key* begin_ = nullptr;
  const Key* end_ = nullptr;
  const Key* time_ = nullptr;
  const Key* subject_ = nullptr;
  const Key* id_ = nullptr;
  std::set<const Key*> used_;
  std::set<std::string> names_;
};

}  // namespace

std::string place_of(const survey::Key& key) {
  std::string place;
  for (const std::string& step : key.path) {
    if (!place.empty()) place += '.';
    place += is_plain(step) ? step : "`" + step + "`";
  }
  return place;
}

Proposal propose(const Survey& survey, const std::string& path) {
  Proposal out;
  std::string_view name = path;
  if (const auto slash = name.rfind('/'); slash != std::string_view::npos) {
    name.remove_prefix(slash + 1);
  }
  out.name = path == "-" ? "records" : name_of(name.substr(0, name.find('.')));
  Proposer(survey, out).run();
  return out;
}

std::string text_of(const Proposal& proposal) {
  std::string text = "log " + proposal.name + " {\n";
  for (const std::string& line : proposal.lines) text += "  " + line + "\n";
  return text + "}\n";
}

}  // namespace akad::cli
