# With AKAD_UNITY twelve sources of a library are compiled as one, with AKAD_UNITED_TESTS as many of
# a test program, which takes less than half the time: what they include is read once. Names in
# anonymous namespaces meet then. The sources below have some that a neighbour has too, and are
# compiled alone. Where another two do not go together the compiler says "redefinition": rename one,
# or write its source here.
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
  runtime/events/reading/conditions/undecided.cpp
  runtime/events/reading/times/refused.cpp
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
  tests/unit/clocks/escalations.cpp
  tests/unit/clocks/laws.cpp
  tests/unit/clocks/origin.cpp
  tests/unit/clocks/outages.cpp
  tests/unit/clocks/ownership.cpp
  tests/unit/clocks/retarget.cpp
  tests/unit/clocks/rounds.cpp
  tests/unit/clocks/states.cpp
  tests/unit/compiler/audit/accepted_test.cpp
  tests/unit/compiler/audit/rules_test.cpp
  tests/unit/compiler/audit_test.cpp
  tests/unit/compiler/diagnostics/renderings_test.cpp
  tests/unit/compiler/habits_test.cpp
  tests/unit/compiler/pages_test.cpp
  tests/unit/compiler/row_habits_test.cpp
  tests/unit/compiler/scenarios_test.cpp
  tests/unit/compiler/units_test.cpp
  tests/unit/differences/align_test.cpp
  tests/unit/differences/schema_test.cpp
  tests/unit/events/inputs.cpp
  tests/unit/events/order.cpp
  tests/unit/events/plain_records.cpp
  tests/unit/events/reading/documents.cpp
  tests/unit/events/reading/items_of_lists.cpp
  tests/unit/events/reading/missing_changes.cpp
  tests/unit/events/reading/repeated_keys.cpp
  tests/unit/events/reading/told_later.cpp
  tests/unit/events/reading/undecided.cpp
  tests/unit/events/reading/values.cpp
  tests/unit/explain/evidence.cpp
  tests/unit/explain/stories.cpp
  tests/unit/facts/quarters.cpp
  tests/unit/report/statement.cpp
  tests/unit/time/steps_test.cpp
  tests/unit/time/zone_test.cpp
)
foreach(source IN LISTS alone)
  string(REGEX MATCH "^[a-z]+" folder ${source})
  if(folder STREQUAL tests AND NOT AKAD_TESTS)
    continue()
  endif()
  set_source_files_properties(${CMAKE_SOURCE_DIR}/${source} DIRECTORY ${CMAKE_SOURCE_DIR}/${folder}
                              PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
endforeach()
