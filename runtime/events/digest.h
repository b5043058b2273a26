// SHA-256, and what it says of the records and files that a run has read.
#pragma once

#include <nettle/sha2.h>

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace akad::events {

using Digest = std::array<unsigned char, SHA256_DIGEST_SIZE>;

class Sha256 {
 public:
  Sha256() { sha256_init(&state_); }
  void add(std::string_view bytes);
  Digest end();  // and from the beginning again

 private:
  sha256_ctx state_{};
};

Digest sha256(std::string_view bytes);
std::string hex_of(const Digest& digest);
std::string text_of(const Digest& digest);  // sha256: and hexadecimal digits

// Records by their digest: the SHA-256 of each record as it is written, in ascending order and as
// often as it is there, hashed one behind the other. Order, files, packing and the form of lines or
// of an array leave no trace.
struct RecordsDigest {
  std::uint64_t count = 0;
  Digest digest{};
  // The same with a word behind them, in no output: only who has the records can know it.
  Digest secret{};
};

struct FileDigest {
  std::size_t log = 0;
  std::uint64_t bytes = 0;  // as the file is stored; this and `stored` only when asked for
  Digest stored{};
  RecordsDigest records = {};
};

struct Digests {
  std::vector<RecordsDigest> logs;  // by log
  std::vector<FileDigest> files;    // as given
};

}  // namespace akad::events
