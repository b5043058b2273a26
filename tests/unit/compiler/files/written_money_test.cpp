// How amounts are written for readers: from the library, a declaration, or the agreement's head.
#include <catch2/catch.hpp>

#include "tests/unit/compiler/compile.h"

using namespace akad;
using namespace akad::tests;

namespace {

std::string with_currency(const std::string& line, const std::string& declarations = "") {
  std::string text = agreement(declarations);
  const std::string known = "  currency IDR";
  const std::size_t at = text.find(known);
  REQUIRE(at != text.npos);
  return text.replace(at, known.size(), "  currency " + line);
}

std::string written_by(const std::string& line, const std::string& declarations = "") {
  const driver::Compilation out = compiled(with_currency(line, declarations));
  INFO(render_text(out.sources, out.sink, {}));
  REQUIRE(out.program);
  return out.program->agreement.written;
}

}  // namespace

TEST_CASE("the example of a currency is part of the agreement, unless it is the usual one") {
  CHECK(written_by("USD") == "");
  CHECK(written_by("IDR") == "Rp 1.234.567");
  CHECK(written_by("INR") == "INR 12,34,567.89");
  CHECK(written_by("IDR in units of 0.01") == "Rp 1.234.567");
  CHECK(written_by("IDR, written \"IDR 1,234,567\"") == "");
  CHECK(written_by("USD, written \"USD 1,234,567.89\"") == "");
  CHECK(written_by("USD in units of 1, written \"US$ 1,234,567\"") == "US$ 1,234,567");
  const std::string own = "currency XTS \"Test\" in units of 0.001, written \"T 1 234 567,890\"\n";
  CHECK(written_by("XTS", own) == "T 1 234 567,890");
  CHECK(written_by("XTS in units of 0.01, written \"1.234.567,89 T\"", own) == "1.234.567,89 T");
}

TEST_CASE("an example that cannot be read is a mistake") {
  for (const char* line :
       {"USD, written \"1,234,567.89\"", "USD, written \"USD 1,234\"",
        "USD, written \"$ 1,234,567\"", "USD in units of 0.001, written \"USD 1,234,567.89\"",
        "USD, written \"\""}) {
    CAPTURE(line);
    CHECK(errors_of(with_currency(line)) == "AK0311");
  }
  CHECK(errors_of(with_currency("USD", "currency XTS \"T\" in units of 1, written \"T 1\"\n")) ==
        "AK0311");
}
