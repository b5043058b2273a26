#include <catch2/catch.hpp>

#include "tests/unit/compiler/compile.h"

using namespace akad;
using namespace akad::tests;

TEST_CASE("the frame of these tests is sound") { CHECK(errors_of(agreement(frame())).empty()); }
