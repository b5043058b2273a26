// Lists for machines, line by line.
#include "runtime/report/items/ndjson.h"

#include <catch2/catch.hpp>

#include "tests/unit/settlement/stage.h"

using namespace akad;

TEST_CASE("items and findings, one object a line") {
  const ir::Program p = stage::support();
  measures::Items items(2);
  items[0] = {0, "T1", 1, ir::Verdict::Met, 1'000, 2'500, 9'000, 1'500, "1970-01", {"toko"}};
  items[0].paused = 500;
  items[0].paused_open = 400;
  items[1] = {0, "T2", 1, ir::Verdict::Undetermined, kNever, 2'000, kNever, 0, "", {"toko"}};
  const std::string lines = report::items_to_ndjson(p, items);
  CHECK(lines ==
        R"({"due":"1970-01-01T00:00:09Z","elapsed_ms":1500,"group":{"customer":"toko"},"item":1,)"
        R"("paused_ms":500,"paused_open_ms":400,)"
        R"("period":"1970-01","started":"1970-01-01T00:00:01Z",)"
        R"("stopped":"1970-01-01T00:00:02.500Z",)"
        R"("subject":"T1","target":"resolution","verdict":"met"})"
        "\n"
        R"({"due":null,"elapsed_ms":null,"group":{"customer":"toko"},"item":1,)"
        R"("paused_ms":null,"paused_open_ms":null,"period":null,)"
        R"("started":null,"stopped":"1970-01-01T00:00:02Z","subject":"T2","target":"resolution",)"
        R"("verdict":"undetermined"})"
        "\n");

  events::FindingList findings;
  findings.add({events::FindingKind::Malformed, 0, 0, 7, "", "{"});
  findings.count(0, events::FindingKind::RedundantStart, 2);
  CHECK(report::findings_to_ndjson(p, findings, {"a.ndjson"}) ==
        R"({"detail":"{","file":"a.ndjson","kind":"malformed","line":7,"log":"tickets",)"
        R"("subject":null})"
        "\n"
        R"({"detail":"2 without a line of their own","file":null,"kind":"redundant start",)"
        R"("line":null,"log":"tickets","subject":null})"
        "\n");
}
