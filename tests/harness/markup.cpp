#include "tests/harness/markup.h"

#include <map>
#include <set>

namespace akad::harness {
namespace {

const std::set<std::string, std::less<>> kElements = {
    "html",    "head",  "meta",   "title", "style", "body",   "main",       "header",  "section",
    "article", "h1",    "h2",     "h3",    "p",     "div",    "span",       "strong",  "code",
    "a",       "ul",    "li",     "dl",    "dt",    "dd",     "table",      "caption", "thead",
    "tbody",   "tfoot", "tr",     "th",    "td",    "figure", "figcaption", "svg",     "desc",
    "line",    "rect",  "circle", "path",  "text"};

const std::set<std::string, std::less<>> kAttributes = {
    "class",       "id",        "lang",    "charset",    "name",
    "content",     "href",      "scope",   "role",       "width",
    "height",      "x",         "y",       "x1",         "x2",
    "y1",          "y2",        "cx",      "cy",         "r",
    "d",           "tabindex",  "colspan", "data-title", "aria-labelledby",
    "aria-hidden", "aria-label"};

bool is_within_words(std::string_view element) {
  return element == "span" || element == "strong" || element == "code" || element == "a";
}

struct Tag {
  std::string name;
  std::map<std::string, std::string> attributes;
  bool closes = false, is_empty = false;
};

struct Reader {
  std::string_view rest;
  Markup found = {};
  std::vector<Tag> open = {};
  std::set<std::string> ids = {}, links = {};
  int heading = 0;
  bool awaits_title = false, awaits_caption = false;

  void fail(std::string problem) {
    if (found.problem.empty()) {
      found.problem = std::move(problem) + " before: " + std::string(rest.substr(0, 60));
    }
  }
  bool take(std::string_view begin) {
    if (!rest.starts_with(begin)) return false;
    rest.remove_prefix(begin.size());
    return true;
  }
  std::string take_name() {
    std::size_t end = 0;
    while (end < rest.size() && ((rest[end] >= 'a' && rest[end] <= 'z') ||
                                 (rest[end] >= '0' && rest[end] <= '9') || rest[end] == '-')) {
      ++end;
    }
    const std::string name(rest.substr(0, end));
    rest.remove_prefix(end);
    return name;
  }

  std::string plain(std::string_view text) {
    static const std::map<std::string_view, char> kSigns = {
        {"&amp;", '&'}, {"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&#39;", '\''}};
    std::string read;
    while (!text.empty()) {
      bool is_sign = false;
      for (const auto& [written, sign] : kSigns) {
        if (!text.starts_with(written)) continue;
        read += sign;
        text.remove_prefix(written.size());
        is_sign = true;
        break;
      }
      if (is_sign) continue;
      if (text.front() == '&' || text.front() == '>') fail("a sign that is not escaped");
      read += text.front();
      text.remove_prefix(1);
    }
    return read;
  }

  void attribute(Tag& tag) {
    const std::string name = take_name();
    if (!kAttributes.contains(name)) return fail("the attribute `" + name + "`");
    if (!take("=\"")) return fail("no value in quotes");
    const std::size_t end = rest.find('"');
    if (end == rest.npos) return fail("a value without an end");
    const std::string value = plain(rest.substr(0, end));
    if (rest.substr(0, end).find('<') != rest.npos) fail("a raw sign in a value");
    rest.remove_prefix(end + 1);
    if (!tag.attributes.emplace(name, value).second) fail("an attribute twice");
    if (name == "id" && !ids.insert(value).second) fail("the id " + value + " twice");
    if (name == "href") {
      if (!value.starts_with('#')) fail("a link out of the document");
      links.insert(value.substr(1));
    }
  }

  Tag tag() {
    Tag tag;
    tag.closes = take("/");
    tag.name = take_name();
    if (!kElements.contains(tag.name)) fail("the element `" + tag.name + "`");
    while (take(" ")) attribute(tag);
    tag.is_empty = take("/");
    if (!take(">")) fail("an element whose tag does not end");
    return tag;
  }

  void begin(const Tag& tag) {
    found.elements.push_back(tag.name);
    if (!is_within_words(tag.name)) found.text += ' ';
    if (awaits_title && tag.name != "title") fail("a chart without a title");
    awaits_title = false;
    if (awaits_caption && tag.name != "caption") fail("a table without a caption");
    awaits_caption = tag.name == "table";
    if (tag.name == "svg") {
      const bool told = tag.attributes.contains("role");
      const bool inner = !open.empty() && open.back().name == "svg";
      if (!told && !inner && !tag.attributes.contains("aria-hidden")) fail("a chart without role");
      awaits_title = told;
    }
    if (tag.name == "th" && !tag.attributes.contains("scope")) fail("a head without scope");
    if (tag.name.size() == 2 && tag.name[0] == 'h' && tag.name[1] >= '1' && tag.name[1] <= '6') {
      const int level = tag.name[1] - '0';
      if (level > heading + 1 || (level == 1 && heading > 0)) fail("a heading out of order");
      heading = level;
    }
    if (!tag.is_empty) open.push_back(tag);
  }

  void end(const Tag& tag) {
    if (open.empty() || open.back().name != tag.name) return fail("`" + tag.name + "` ends");
    if (tag.name == "table" && awaits_caption) fail("a table without a caption");
    open.pop_back();
    if (!is_within_words(tag.name)) found.text += ' ';
  }

  void text(std::string_view raw) {
    const bool is_style = !open.empty() && open.back().name == "style";
    if (!is_style) {
      found.text += plain(raw);
      return;
    }
    for (const char* what : {"url(", "@import", "http", "expression", "<"}) {
      if (raw.find(what) != raw.npos) fail(std::string("style with ") + what);
    }
  }

  void all() {
    if (!take("<!DOCTYPE html>\n")) fail("no document type");
    while (!rest.empty() && found.problem.empty()) {
      const std::size_t next = std::min(rest.find('<'), rest.size());
      if (next > 0) {
        text(rest.substr(0, next));
        rest.remove_prefix(next);
        continue;
      }
      rest.remove_prefix(1);
      const Tag here = tag();
      if (here.closes) {
        end(here);
      } else {
        begin(here);
      }
    }
    if (found.problem.empty() && !open.empty()) fail("`" + open.back().name + "` does not end");
    for (const std::string& link : links) {
      if (!ids.contains(link)) fail("a link to nowhere: " + link);
    }
  }
};

}  // namespace

Markup read_markup(std::string_view html) {
  Reader reader{html};
  reader.all();
  return std::move(reader.found);
}

std::string words_of(std::string_view text) {
  std::string words;
  for (const char c : text) {
    const bool is_blank = c == ' ' || c == '\n';
    if (is_blank && (words.empty() || words.back() == ' ')) continue;
    words += is_blank ? ' ' : c;
  }
  if (!words.empty() && words.back() == ' ') words.pop_back();
  return words;
}

}  // namespace akad::harness
