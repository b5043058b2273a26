# With AKAD_UNITY six sources of a library are compiled as one, which takes half the time: what they
# include is read once. Names in anonymous namespaces meet then. The sources below have some that a
# neighbour has too, and are compiled alone. Where another two do not go together the compiler says
# "redefinition": rename one, or write its source here.
set(alone
  cli/console.cpp
  cli/explain/explain.cpp
  cli/log/days.cpp
  cli/log/roles.cpp
  compiler/calendars/overlaps.cpp
  compiler/parser/expected.cpp
  compiler/parser/parse.cpp
  compiler/sema/logs.cpp
  runtime/base/rational.cpp
  runtime/base/written/rfc3339.cpp
  runtime/events/finding.cpp
  runtime/events/reading/times/refused.cpp
  runtime/events/reading/conditions/undecided.cpp
  runtime/explain/time/periods.cpp
  runtime/input/rows/headers.cpp
  runtime/input/table.cpp
  runtime/measures/counts/item_counts.cpp
  runtime/measures/later/hindsight.cpp
  runtime/phrases/claims.cpp
  runtime/phrases/exclusions.cpp
  runtime/report/calendar/to_text.cpp
  runtime/report/explain/schema.cpp
  runtime/report/items/ndjson.cpp
  runtime/report/wording/conditions.cpp
  runtime/time/zone.cpp
)
foreach(source IN LISTS alone)
  string(REGEX MATCH "^[a-z]+" folder ${source})
  set_source_files_properties(${CMAKE_SOURCE_DIR}/${source} DIRECTORY ${CMAKE_SOURCE_DIR}/${folder}
                              PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
endforeach()
