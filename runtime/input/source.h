// One stream of bytes from a file or standard input, unpacked where it is packed: gzip and zstd are
// known by their first bytes, and several members after each other are one stream.
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "runtime/limits/limits.h"

namespace akad::input {

class Source {
 public:
  // Hears the file as it is stored, packed or not, part by part.
  using Listener = std::function<void(std::string_view)>;

  // "-" is standard input. Empty when it cannot be opened or read; `error` then says why.
  static std::optional<Source> open(const std::string& path, std::string& error,
                                    Listener listener = {}, const limits::Limits& limits = {});
  Source(Source&&) noexcept;
  Source& operator=(Source&&) noexcept;
  ~Source();

  // Up to `most` (> 0) bytes into `to`. 0 = the end, or broken: then error() is not empty. A file
  // that changes between its opening and its end is broken, and so is an archive or a stream that
  // gives more than the limits allow.
  std::size_t read(char* to, std::size_t most);
  const std::string& error() const;
  // Of the file as it is stored, packed or not. The size is 0 where it is not known.
  std::uint64_t file_bytes() const;
  std::uint64_t file_bytes_read() const;

 private:
  struct State;
  explicit Source(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace akad::input
