# Makes of languages/*.phrases and akad1.phrases (FILES, the first two en.phrases and akad1.phrases)
# the table of keys (KEYS, a header) and the texts (TEXTS, C++).
include(${CMAKE_CURRENT_LIST_DIR}/../../cmake/raw_text.cmake)
set(keys "")
set(texts "")
set(english "")
set(others "")
foreach(file IN LISTS FILES)
  file(READ ${file} text)
  get_filename_component(name ${file} NAME_WE)
  if(name STREQUAL "en" OR name STREQUAL "akad1")
    string(REGEX MATCHALL "\n[a-z0-9_.]+(\\([a-z_, ]*\\))? = " found "\n${text}")
    list(APPEND keys ${found})
  endif()
  raw_text("${text}" pieces)
  if(name STREQUAL "en" OR name STREQUAL "akad1")
    string(APPEND english "${pieces}\"\\n\"\n")
  else()
    string(APPEND others "      {\"${name}\", ${pieces}},\n")
  endif()
endforeach()

list(TRANSFORM keys STRIP)
list(TRANSFORM keys REPLACE " =$" "")
list(SORT keys)
set(rows "")
foreach(key IN LISTS keys)
  string(REGEX REPLACE "\\(.*" "" name "${key}")
  string(REGEX MATCH "\\(.*\\)" holes "${key}")
  string(REGEX REPLACE "[()]" "" holes "${holes}")
  string(APPEND rows "    {\"${name}\", \"${holes}\"},\n")
endforeach()

file(WRITE ${KEYS} "// Generated from the .phrases files by runtime/phrases/embed.cmake.
#pragma once

#include <string_view>

namespace akad::phrases {

struct Row {
  std::string_view name;
  std::string_view holes;
};

inline constexpr Row kRows[] = {
${rows}};

}  // namespace akad::phrases
")
file(WRITE ${TEXTS} "// Generated from the .phrases files by runtime/phrases/embed.cmake.
#include \"runtime/phrases/languages.h\"

namespace akad::phrases {

std::string_view english_text() {
  return
${english};
}

const std::vector<std::pair<std::string_view, std::string_view>>& other_languages() {
  static const std::vector<std::pair<std::string_view, std::string_view>> all = {
${others}  };
  return all;
}

}  // namespace akad::phrases
")
