// The floor under any reader of the ticket log: simdjson takes four fields of every record, looks
// at their first bytes and does nothing else. Prints records and seconds as JSON.
//
//   parse_floor FILE [FIELD FIELD FIELD FIELD]     (default: id at type ticket)
#include <simdjson.h>

#include <array>
#include <chrono>
#include <cstdio>
#include <string_view>

namespace {

struct Count {
  std::uint64_t records = 0;
  std::uint64_t fields = 0;
  std::uint64_t mixed = 0;  // so that nothing is optimised away
};

bool take(simdjson::dom::element record, const std::array<std::string_view, 4>& names,
          Count& count) {
  for (const std::string_view name : names) {
    std::string_view text;
    if (record[name].get(text) != simdjson::SUCCESS) continue;
    ++count.fields;
    count.mixed += text.empty() ? 0 : static_cast<unsigned char>(text.back());
  }
  ++count.records;
  return true;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2 && argc != 6) {
    std::fprintf(stderr, "usage: parse_floor FILE [FIELD FIELD FIELD FIELD]\n");
    return 2;
  }
  std::array<std::string_view, 4> names = {"id", "at", "type", "ticket"};
  for (int i = 2; i < argc; ++i) names[static_cast<std::size_t>(i - 2)] = argv[i];
  const auto begin = std::chrono::steady_clock::now();
  simdjson::padded_string text;
  if (simdjson::padded_string::load(argv[1]).get(text) != simdjson::SUCCESS) return 1;
  const auto loaded = std::chrono::steady_clock::now();
  simdjson::dom::parser parser;
  simdjson::dom::document_stream records;
  if (parser.parse_many(text).get(records) != simdjson::SUCCESS) return 1;
  Count count;
  for (auto record : records) {
    simdjson::dom::element element;
    if (record.get(element) != simdjson::SUCCESS || !take(element, names, count)) return 1;
  }
  const auto end = std::chrono::steady_clock::now();
  const std::chrono::duration<double> whole = end - begin;
  const std::chrono::duration<double> parse = end - loaded;
  std::printf("{\"records\":%llu,\"fields\":%llu,\"seconds\":%.4f,\"parse_seconds\":%.4f,"
              "\"mixed\":%llu}\n",
              static_cast<unsigned long long>(count.records),
              static_cast<unsigned long long>(count.fields), whole.count(), parse.count(),
              static_cast<unsigned long long>(count.mixed));
}
