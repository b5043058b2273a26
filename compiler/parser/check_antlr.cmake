# The ANTLR tool writes the parser, the ANTLR runtime runs it: from 4.10 on both use another form of
# the parser's tables, so a pair from both sides of 4.10 compiles and then fails at every start.
find_program(ANTLR4_TOOL antlr4)
find_path(ANTLR4_INCLUDE antlr4-runtime.h PATH_SUFFIXES antlr4-runtime)
find_library(ANTLR4_LIBRARY antlr4-runtime)
foreach(part TOOL INCLUDE LIBRARY)
  if(NOT ANTLR4_${part})
    message(FATAL_ERROR "ANTLR is not complete (ANTLR4_${part} was not found): run scripts/setup")
  endif()
endforeach()

if(NOT DEFINED CACHE{ANTLR4_TOOL_VERSION})
  execute_process(COMMAND ${ANTLR4_TOOL} OUTPUT_VARIABLE said ERROR_VARIABLE said_too)
  if("${said}${said_too}" MATCHES "Version ([0-9]+\\.[0-9]+(\\.[0-9]+)?)")
    set(ANTLR4_TOOL_VERSION ${CMAKE_MATCH_1} CACHE INTERNAL "version of the antlr4 tool")
  else()
    message(FATAL_ERROR "${ANTLR4_TOOL} does not say its version; it needs Java: run scripts/setup")
  endif()
endif()

file(REAL_PATH ${ANTLR4_LIBRARY} antlr4_library_file)
if(antlr4_library_file MATCHES "so\\.([0-9]+\\.[0-9]+(\\.[0-9]+)?)$")
  set(ANTLR4_RUNTIME_VERSION ${CMAKE_MATCH_1})
else()
  message(FATAL_ERROR "the version of the ANTLR runtime ${antlr4_library_file} is not known")
endif()

set(antlr4_fits TRUE)
if(ANTLR4_TOOL_VERSION VERSION_LESS 4.10 AND ANTLR4_RUNTIME_VERSION VERSION_GREATER_EQUAL 4.10)
  set(antlr4_fits FALSE)
elseif(ANTLR4_TOOL_VERSION VERSION_GREATER_EQUAL 4.10 AND ANTLR4_RUNTIME_VERSION VERSION_LESS 4.10)
  set(antlr4_fits FALSE)
endif()
if(NOT antlr4_fits)
  message(FATAL_ERROR
    "the ANTLR tool is ${ANTLR4_TOOL_VERSION} and the ANTLR runtime is ${ANTLR4_RUNTIME_VERSION}: "
    "a parser written by one does not run on the other. Install both below 4.10 (Debian 12 has "
    "4.7.2 and 4.9) or both from 4.10 on, and set ANTLR4_TOOL, ANTLR4_INCLUDE, ANTLR4_LIBRARY.")
endif()
