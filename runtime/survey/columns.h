// Rows of a table in a file whose name does not say so.
#pragma once

#include <string>
#include <string_view>

namespace akad::survey {

// Names with a comma, a semicolon or a tab between them, as the first line of a table has.
bool names_columns(std::string_view line);
bool begins_with_columns(const std::string& path);  // false where it cannot be read

constexpr std::string_view kNameDecides =
    "the first line looks like the names of columns: a file is a table by its name, which ends in "
    ".csv or .tsv";

}  // namespace akad::survey
