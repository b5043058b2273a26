#include "compiler/diagnostics/render/parts.h"

#include <fmt/format.h>
#include <sodium.h>

#include <algorithm>
#include <array>
#include <map>

#include "runtime/base/assert.h"
#include "runtime/base/text.h"

namespace akad::render {
namespace {

bool is_plain(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         std::string_view("-._~/").find(c) != std::string_view::npos;
}

std::string hash_of(std::string_view bytes) {
  AKAD_ASSERT(sodium_init() >= 0);
  std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
  crypto_hash_sha256(hash.data(), reinterpret_cast<const unsigned char*>(bytes.data()),
                     bytes.size());
  std::string text;
  for (const unsigned char byte : hash) fmt::format_to(std::back_inserter(text), "{:02x}", byte);
  return text;
}

// What makes a mistake the same one: its code, file, line as it is written, and what is said.
std::string likeness_of(Places& places, const Diagnostic& row) {
  std::string file, line;
  if (places.has(row.span.file)) {
    file = places.file(row.span.file).name;
    line = places.line_text(row.span.file, places.of(row.span.file, row.span.begin).line);
  }
  std::string all;
  for (const std::string_view part : {name_of(row.code), std::string_view(file),
                                      std::string_view(line), std::string_view(row.message)}) {
    all += fmt::format("{} {}\n", part.size(), part);
  }
  return all;
}

}  // namespace

std::vector<std::string> lines_of(const Diagnostic& row) {
  std::vector<std::string> lines = {row.message};
  if (!row.label.empty()) lines.push_back(row.label);
  for (const Step& step : row.steps) lines.push_back("help: " + line_of(step));
  return lines;
}

std::string whole_message(const Diagnostic& row) {
  return fmt::format("{}", fmt::join(lines_of(row), "\n"));
}

std::string uri_of(std::string_view path) {
  std::string uri = path.starts_with('/') ? "file://" : "";
  for (const char c : path) {
    if (is_plain(c)) {
      uri += c;
    } else {
      uri += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return uri;
}

std::vector<std::string> fingerprints_of(Places& places, const Sink& sink) {
  std::map<std::string, std::size_t> seen;
  std::vector<std::string> prints;
  for (const Diagnostic& row : sink.diagnostics) {
    const std::string likeness = likeness_of(places, row);
    prints.push_back(hash_of(fmt::format("{}{}", likeness, seen[likeness]++)));
  }
  return prints;
}

}  // namespace akad::render
