// Texts that a plain hash takes for one, and that keys drawn anew tell apart.
#include "runtime/events/keyed_hash.h"

#include <fmt/format.h>

#include <algorithm>
#include <catch2/catch.hpp>
#include <numeric>
#include <set>
#include <utility>

#include "runtime/events/store.h"
#include "tests/unit/events/sample.h"

using akad::events::HashKey;
using akad::events::Interner;

namespace {

using Texts = std::vector<std::string>;
using Whole = std::pair<std::uint64_t, std::uint32_t>;

Whole whole(const HashKey& key, const std::string& text) {
  const HashKey::Hash96 hash = key.hash96(text);
  return {hash.lower, hash.upper};
}

std::set<Whole> wholes(const HashKey& key, const Texts& texts) {
  std::set<Whole> all;
  for (const std::string& text : texts) all.insert(whole(key, text));
  return all;
}

// Eight of 128 bytes that share one XXH3-64.
const Texts& one_xxh3_64() {
  static const Texts texts = {
      "003ftUtVuYZrAJZkbSQ1of7GuklrJWczzaUuAav8WMaTrRhBlias1K49oskcfcZV"
      "xpYeJWmT3NNJxTw51jeusbuMM3lzGFmjzhbWP392yRkzhhYYfx77ZrtA4uStuugs",
      "008efqJl8AUEmRig7zB8lbMTuKZH9xwYSqRjetjAU1xG5EZZtHygdV4aBntEDiTv"
      "XgoV4SJWWQynJ8hIljm1Cpl3caaxdJZWDZuZkb5hge1iZvCmqXOZT9EfJcKlrquk",
      "00CKLeHOLm4JVGRIobwAmCUEYTOyvSb9BlfbEaasaCMm3yWx5hKI28eZOag2Rihh"
      "9mVz41VXjBx4fjLNVLTp3iBnmcN0TsoXcy0cPl7Rxr9CtRIG6WSQ6rhG0wBuWt78",
      "00DV6ErEk91pnsX3RF9bSXV9unySfa5sylrrjJNUx9vaCEF7zi6n3bK3AtM3Aejb"
      "4v7Uae5pt8nXdIEEjnNdEseTpevWYmB0AhnctTGklD3sXTHf3h72dotV57mNFhA6",
      "00FEVJWnu10XxZirwBDE3HUzJbiJgN2LvkWtpeH9k3x5T9tCRjyFYJNLQwu6uGHH"
      "eDVtYaoqsu2MmPFXtYQ1W8kkHfnCjG91gV8frIV4Qe0EtGIyySRb5NgMA5lnbuN1",
      "00FmK2Z7SrUyRT1qpZfGF6ZyeaRDY1Cwnsv0eJ6Yue4zmfTibIGrpbOhzkCQTPSq"
      "1VEsnNn9G3LCt9mZFKBmk3goBR2k2a0qLOQMRlWdV4hTd1YMLTSg6g8e5tWt3fSt",
      "00G0iOehvOqtIagQVDo31qfQYEy7GJYQdWBv3PDOKA9RCPxrru5QNgbel3JMcTjo"
      "7NgbpCL4MoHB7lRFSNfcUH5KhkqKJPPwSH6RUdOVARp9a2HxzEr9lNMEECJ0emhr",
      "00HNPoCswKNMok0B51xSAHyuYkDeiZzrAYYr6mpAvYD0L7jXY9BVM7WKVLnmXYrh"
      "GdpKzJu4HEEKvXvu5505NT0XaE5ZBCmpIKfNFcP5e2fqfFMiVdzlI6S26v0zDKIq",
  };
  return texts;
}

// Two that share one XXH3-128.
const Texts& one_xxh3_128() {
  static const Texts texts = {"ticket-000000001@0`4@@3`\xec\xa4\xa9ytc\xc3\xa5",
                              "ticket-000000001@0`4@@3a\xec\xa4\xa9ytc\xc3\xa4"};
  return texts;
}

}  // namespace

TEST_CASE("texts that differ in length or in one byte differ") {
  const HashKey key = HashKey::drawn();
  Texts texts;
  for (std::size_t size = 0; size <= 2 * HashKey::kMostBytes; ++size) {
    texts.emplace_back(size, '\0');
    if (size > 40 && size % 37 != 0 && size != HashKey::kMostBytes) continue;
    for (std::size_t at = 0; at < size; ++at) {
      texts.push_back(texts.back());
      std::fill(texts.back().begin(), texts.back().end(), '\0');
      texts.back()[at] = '\1';
      texts.push_back(texts.back());
      texts.back()[at] = '\x80';
    }
  }
  CHECK(wholes(key, texts).size() == std::set<std::string>(texts.begin(), texts.end()).size());
}

TEST_CASE("a key is drawn anew: what one takes for the same is nothing to another") {
  const HashKey one = HashKey::drawn();
  const HashKey other = HashKey::drawn();
  for (const std::string& text : {std::string("E1"), std::string(40, 'a'), std::string(300, 'a')}) {
    CHECK(whole(one, text) != whole(other, text));
  }
}

TEST_CASE("texts written to share a hash do not share this one") {
  const HashKey& key = HashKey::of_process();
  CHECK(wholes(key, one_xxh3_64()).size() == one_xxh3_64().size());
  CHECK(wholes(key, one_xxh3_128()).size() == one_xxh3_128().size());
  std::set<std::uint32_t> narrow;
  for (const std::string& text : one_xxh3_64()) narrow.insert(key.hash32(text));
  CHECK(narrow.size() == one_xxh3_64().size());
}

// Names that count up fill a table as if they were thrown into it: with n names in 2^32 places,
// some n^2 / 2^33 pairs share one. Ten keys, so that no luck of one decides.
TEST_CASE("names that count up are spread over the narrow hash") {
  constexpr std::size_t kNames = 100'000;
  std::size_t shared = 0;
  std::size_t fullest = 0;
  for (int round = 0; round < 10; ++round) {
    const HashKey key = HashKey::drawn();
    std::vector<std::uint32_t> hashes;
    for (std::size_t i = 0; i < kNames; ++i) hashes.push_back(key.hash32(fmt::format("T{:08}", i)));
    std::vector<std::size_t> parts(1024, 0);
    for (const std::uint32_t hash : hashes) ++parts[hash >> 22];
    fullest = std::max(fullest, *std::max_element(parts.begin(), parts.end()));
    std::sort(hashes.begin(), hashes.end());
    shared += static_cast<std::size_t>(hashes.end() - std::unique(hashes.begin(), hashes.end()));
  }
  CHECK(shared < 100);   // 12 are expected
  CHECK(fullest < 400);  // 98 are expected of each part
}

TEST_CASE("two ids of one unkeyed hash are two records") {
  const sample::Builder b = sample::tickets();
  std::string log;
  for (const std::string& id : one_xxh3_128()) {
    log += fmt::format(R"({{"id":"{}","at":"2026-03-01T08:0{}:00Z","type":"opened","ticket":"{}"}})"
                       "\n",
                       id, log.empty() ? 0 : 1, log.empty() ? "A" : "B");
  }
  sample::Read read = sample::read_bytes(b.program, log);
  CHECK(sample::tally(read) == "2 2 0 0");
  CHECK(sample::told(read, b.program).size() == 2);
}

TEST_CASE("an interner gives numbers by first sight, whatever its key") {
  Interner texts;
  for (int round = 0; round < 2; ++round) {
    for (std::uint32_t i = 0; i < one_xxh3_64().size(); ++i) {
      CHECK(texts.intern(one_xxh3_64()[i]) == i);
    }
  }
}
