#include "tests/golden/frames.h"

#include <algorithm>
#include <stdexcept>
#include <string_view>
#include <vector>

#include "tests/drive/drive.h"

namespace akad::golden {
namespace {

constexpr std::string_view kFrame = "%frame ";
constexpr std::string_view kWithoutGaps = " without gaps";

struct Line {
  std::string text;          // with its line feed
  std::size_t at_least = 0;  // where it must stand
};

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    const auto end = std::min(text.find('\n', at), text.size() - 1) + 1;
    lines.push_back(text.substr(at, end - at));
    at = end;
  }
  return lines;
}

std::string_view trimmed(std::string_view text) {
  const auto from = text.find_first_not_of(" \n");
  if (from == text.npos) return "";
  return text.substr(from, text.find_last_not_of(" \n") - from + 1);
}

class Frame {
 public:
  explicit Frame(const std::string& text) {
    std::size_t at_least = 0;
    for (auto& line : lines_of(text)) {
      if (line.starts_with("%line ")) {
        at_least = std::stoul(line.substr(6));
      } else {
        lines_.push_back({std::move(line), at_least});
        at_least = 0;
      }
    }
    to_ = lines_.size();
  }

  void begin(std::string_view line) {
    from_ = 0;
    to_ = lines_.size();
    from_ = find(line);
    for (to_ = from_; to_ < lines_.size() && lines_[to_].text != "}\n";) ++to_;
    to_ = std::min(to_ + 1, lines_.size());
  }

  std::size_t size() const { return lines_.size(); }

  // The only line that says so where edits look.
  std::size_t find(std::string_view line) const {
    auto found = lines_.size();
    for (auto i = from_; i < to_; ++i) {
      if (trimmed(lines_[i].text) != line) continue;
      if (found != lines_.size()) throw std::runtime_error("more than once: " + std::string(line));
      found = i;
    }
    if (found == lines_.size()) throw std::runtime_error("not in the frame: " + std::string(line));
    return found;
  }

  void remove(std::size_t at) {
    const auto at_least = lines_[at].at_least;
    lines_.erase(lines_.begin() + static_cast<std::ptrdiff_t>(at));
    if (at < lines_.size() && lines_[at].at_least == 0) lines_[at].at_least = at_least;
    if (at < to_) --to_;
  }

  // Above the line `at`, whose own place it does not take.
  void insert(std::size_t at, std::string text) {
    lines_.insert(lines_.begin() + static_cast<std::ptrdiff_t>(at), Line{std::move(text), 0});
    if (at <= to_) ++to_;
  }
  void replace(std::size_t at, std::string text) { lines_[at].text = std::move(text); }

  std::string text(bool gaps) const {
    std::string out;
    std::size_t number = 1;
    for (const auto& line : lines_) {
      const bool first = line.at_least > 0;
      for (std::size_t blank = 0; first && (gaps ? number < line.at_least : blank < 1); ++blank) {
        out += '\n';
        ++number;
      }
      out += line.text;
      ++number;
    }
    return out;
  }

 private:
  std::vector<Line> lines_;
  std::size_t from_ = 0, to_ = 0;  // where edits look
};

// Where the lines that follow an edit go.
struct Place {
  std::size_t at = 0;
  bool open = false;
  bool replaces = false;  // the first of them takes the line's own place
};

Place edit(Frame& frame, const std::string& line) {
  const auto blank = line.find(' ');
  const auto verb = line.substr(0, blank);
  const auto named = blank == line.npos ? std::string_view() : trimmed(line).substr(blank + 1);
  if (verb == "%in") {
    frame.begin(named);
    return {};
  }
  if (line == "%end\n") return {frame.size(), true, false};
  const auto at = frame.find(named);
  if (verb == "%after") return {at + 1, true, false};
  if (verb == "%before") return {at, true, false};
  if (verb == "%replace") return {at, true, true};
  if (verb != "%remove") throw std::runtime_error("no edit of a frame: " + line);
  frame.remove(at);
  return {};
}

bool is_edit(const std::string& line) {
  for (const auto* verb : {"%in ", "%end\n", "%after ", "%before ", "%replace ", "%remove "}) {
    if (line.starts_with(verb)) return true;
  }
  return false;
}

}  // namespace

std::string with_frame(const std::string& text, const std::string& frames_folder) {
  if (!text.starts_with(kFrame)) return text;
  const auto lines = lines_of(text);
  auto name = lines.front().substr(kFrame.size(), lines.front().size() - kFrame.size() - 1);
  const bool gaps = !name.ends_with(kWithoutGaps);
  if (!gaps) name.resize(name.size() - kWithoutGaps.size());
  const auto whole = drive::read_file(frames_folder + "/" + name);
  if (whole.empty()) throw std::runtime_error("no frame " + name);

  Frame frame(whole);
  Place place;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    if (is_edit(lines[i])) {
      if (place.replaces) break;
      place = edit(frame, lines[i]);
    } else if (!place.open) {
      throw std::runtime_error("belongs to no edit of the frame: " + lines[i]);
    } else if (place.replaces) {
      frame.replace(place.at++, lines[i]);
      place.replaces = false;
    } else {
      frame.insert(place.at++, lines[i]);
    }
  }
  if (place.replaces) throw std::runtime_error("nothing in place of a replaced line");
  return frame.text(gaps);
}

}  // namespace akad::golden
