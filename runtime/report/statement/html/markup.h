// Pieces of HTML that is XML as well: every element is closed, every text escaped. No script, no
// style of its own at an element, and nothing that is fetched from anywhere.
#pragma once

#include <string>
#include <string_view>

namespace akad::report::html {

// For text between elements and for values of attributes in double quotes.
std::string escaped(std::string_view text);

// A text in a style sheet, in double quotes: what is no digit or blank stands as its number, which
// a blank ends, so that it ends neither the text nor the style, and no word of it is a style's own.
std::string text_of_style(std::string_view text);

// `<name class="…">text</name>`; `classes` and `name` are ours, the text is escaped.
std::string element(std::string_view name, std::string_view classes, std::string_view text);

// Of what holds a table: where it is wider than the page, it is pushed aside, by keys as well.
// `as_cards`: a phone shows its rows one below the other.
std::string begin_wide(bool as_cards, std::string_view called);

}  // namespace akad::report::html
