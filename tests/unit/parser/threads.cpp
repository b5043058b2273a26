// Several texts at once.
#include <future>

#include "compiler/format/format.h"
#include "read.h"

namespace akad::reading {

TEST_CASE("texts that are read at the same time are read as one after the other") {
  const auto read_all = [] {
    std::vector<std::string> results;
    for (const std::string& sample : samples()) {
      SourceSet sources;
      sources.files.push_back({"test.sla", sample + "\nclok c of l {}\n"});
      Sink sink;
      results.push_back(format::format(parser::parse(sources, 0, sink)));
      for (const Diagnostic& each : sink.diagnostics) results.push_back(each.message);
    }
    return results;
  };
  const std::vector<std::string> alone = read_all();
  REQUIRE(alone.size() > samples().size());
  std::vector<std::future<std::vector<std::string>>> readings;
  for (int i = 0; i < 8; ++i) readings.push_back(std::async(std::launch::async, read_all));
  for (auto& reading : readings) CHECK(reading.get() == alone);
}

}  // namespace akad::reading
