#include <catch2/catch.hpp>

#include "tests/unit/compiler/compile.h"

using namespace akad;
using namespace akad::tests;

namespace {

std::string limits(const std::string& rows) {
  return agreement(frame() + "target t {\n handling is within\n" + rows +
                   " for all tickets resolved in each calendar month\n"
                   " open at the end of a month: left out\n with no tickets: met\n}\n");
}

std::string slabs(const std::string& rows) {
  return agreement(frame() +
                   "target t {\n handling is within 4 hours of office\n"
                   " for at least 95% of tickets resolved in each calendar month\n"
                   " open at the end of a month: left out\n small numbers: no exception\n"
                   " with no tickets: met\n}\n"
                   "credit c for t {\n the result is\n" +
                   rows + "}\n");
}

}  // namespace

TEST_CASE("tables of limits end with otherwise and every row can be reached") {
  const std::string a = " | priority = \"a\" | 1 hour of office |\n";
  const std::string b = " | priority is one of (\"a\", \"b\") | 2 hours of office |\n";
  const std::string rest = " | otherwise | 3 hours of office |\n";
  CHECK(errors_of(limits(a + b + rest)).empty());
  CHECK(errors_of(limits(a)) == "AK0501");
  CHECK(errors_of(limits(rest + a)) == "AK0502");
  CHECK(errors_of(limits(a + a + rest)) == "AK0503");
  CHECK(errors_of(limits(b + a + rest)) == "AK0503");
  CHECK(errors_of(limits(a + " | priority = \"a\" and urgent = true | 4 hours of office |\n" +
                         rest)) == "AK0403");
}

TEST_CASE("rows are compared by what they mean, not by how it is shown") {
  const auto two = [](const std::string& first, const std::string& second) {
    return errors_of(limits(" | " + first + " | 1 hour of office |\n | " + second +
                            " | 2 hours of office |\n | otherwise | 3 hours of office |\n"));
  };
  CHECK(two("weight = 0.1234561", "weight = 0.1234562") == "AK0403");
  CHECK(two("weight = 0.5", "weight = 0.50") == "AK0403 AK0503");
  CHECK(two("weight is one of (0.1234561, 2)", "weight = 0.1234562") == "AK0403");
  CHECK(two("weight is one of (0.1234561, 2)", "weight = 2.0") == "AK0403 AK0503");
  CHECK(two("weight > 0.1234561", "weight > 0.1234562") == "AK0403");
  CHECK(two("priority = \"1\" or priority = \"2\"", "priority = \"2\"") == "AK0503");
  CHECK(two("priority = \"1\" or priority = \"2\"", "priority = \"1 \\\"2\"").empty());
}

TEST_CASE("tables of credits fall or rise, and every row can be reached") {
  const std::string high = " | at least 95% | no credit |\n";
  const std::string low = " | at least 90% | 5% of charge |\n";
  const std::string rest = " | otherwise | 20% of charge |\n";
  CHECK(errors_of(slabs(high + low + rest)).empty());
  CHECK(errors_of(slabs(" | below 80% | 9% of charge |\n | below 95% | IDR 5 |\n"
                        " | otherwise | no credit |\n"))
            .empty());
  CHECK(errors_of(slabs(high + low)) == "AK0501");
  CHECK(errors_of(slabs(high + rest + low)) == "AK0502");
  CHECK(errors_of(slabs(low + high + rest)) == "AK0503");
  CHECK(errors_of(slabs(high + high + rest)) == "AK0503");
  CHECK(errors_of(slabs(" | at least 0% | no credit |\n" + rest)) == "AK0503");
  CHECK(errors_of(slabs(" | below 0% | no credit |\n" + rest)) == "AK0503");
  CHECK(errors_of(slabs(high + " | below 90% | IDR 5 |\n" + rest)) == "AK0504");
  CHECK(errors_of(slabs(" | at least 110% | no credit |\n" + rest)) == "AK0306");
}

TEST_CASE("a row that is never reached names a result that an earlier row takes") {
  const driver::Compilation out =
      compiled(slabs(" | at least 90% | no credit |\n | at least 92% | IDR 5 |\n"
                     " | otherwise | IDR 9 |\n"));
  REQUIRE(out.sink.diagnostics.size() == 1);
  CHECK(out.sink.diagnostics[0].message ==
        "this row is never reached: a result of 92% already falls in row 1");
}

TEST_CASE("a row takes or leaves the result on its boundary, as its word says") {
  const auto two = [](const std::string& first, const std::string& second) {
    return errors_of(slabs(" | " + first + " | IDR 5 |\n | " + second + " | IDR 6 |\n" +
                           " | otherwise | IDR 7 |\n"));
  };
  CHECK(two("more than 95%", "at least 95%").empty());
  CHECK(two("at least 95%", "more than 95%") == "AK0503");
  CHECK(two("more than 95%", "more than 90%").empty());
  CHECK(two("more than 95%", "more than 95%") == "AK0503");
  CHECK(two("below 90%", "at most 90%").empty());
  CHECK(two("less than 90%", "at most 90%").empty());
  CHECK(two("at most 90%", "below 90%") == "AK0503");
  CHECK(two("at most 90%", "less than 95%").empty());
  CHECK(two("at least 95%", "at most 90%") == "AK0504");
  CHECK(two("at most 90%", "more than 95%") == "AK0504");
  CHECK(two("more than 100%", "at least 95%") == "AK0503");
  CHECK(two("at least 95%", "more than 0%").empty());
  CHECK(two("at most 0%", "below 100%").empty());
  CHECK(two("at most 95%", "at most 100%") == "AK0503");
  CHECK(errors_of(slabs(" | at most 100% | IDR 5 |\n")) == "AK0501");
}

TEST_CASE("a table that goes both ways is told as one from the highest to the lowest") {
  const auto help = [](const std::string& rows) {
    const driver::Compilation out = compiled(slabs(rows + " | otherwise | IDR 7 |\n"));
    REQUIRE(out.sink.diagnostics.size() == 1);
    CHECK(name_of(out.sink.diagnostics[0].code) == "AK0504");
    std::string text;
    for (const std::string& line : help_of(out.sink.diagnostics[0])) text += line + "\n";
    return text;
  };
  CHECK(help(" | more than 95% | IDR 5 |\n | at most 90% | IDR 6 |\n") ==
        "the same from the highest to the lowest:\n"
        "| more than 95% | IDR 5 |\n| more than 90% | IDR 7 |\n| otherwise | IDR 6 |\n");
  CHECK(help(" | at most 95% | IDR 5 |\n | at least 95% | IDR 6 |\n")
            .starts_with("write each boundary once"));
}

TEST_CASE("the boundary of a row that is never reached is told with the results it may have") {
  const auto second = [](const std::string& rows) {
    const driver::Compilation out = compiled(slabs(rows + " | otherwise | IDR 7 |\n"));
    REQUIRE(out.sink.diagnostics.size() == 1);
    return help_of(out.sink.diagnostics[0]).at(1);
  };
  CHECK(second(" | more than 95% | IDR 5 |\n | at least 97% | IDR 6 |\n") ==
        "if this row is for results below row 1, its boundary is 95% or less");
  CHECK(second(" | at least 95% | IDR 5 |\n | more than 97% | IDR 6 |\n") ==
        "if this row is for results below row 1, its boundary is less than 95%");
  CHECK(second(" | below 90% | IDR 5 |\n | at most 80% | IDR 6 |\n") ==
        "if this row is for results above row 1, its boundary is 90% or more");
}
