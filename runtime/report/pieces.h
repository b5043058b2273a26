// Texts that are too long to be held: what writes them gives them piece by piece.
#pragma once

#include <functional>
#include <map>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>

namespace akad::report {

// Gets a text piece by piece.
using Take = std::function<void(std::string_view piece)>;

// JSON of which what is long is written row by row. The bytes are those of json_text of the whole.
class JsonStream {
 public:
  explicit JsonStream(const Take& take) : take_(take) {}

  void value(const nlohmann::json& value);

  // Members are written in the order of their keys, whatever order they come in.
  using Members = std::map<std::string, std::function<void()>, std::less<>>;
  void object(const Members& members);

  // `write` writes one value for each row.
  template <class Rows, class Write>
  void list(const Rows& rows, Write write) {
    take_("[");
    bool first = true;
    for (const auto& row : rows) {
      if (!first) take_(",");
      first = false;
      write(row);
    }
    take_("]");
  }

 private:
  const Take& take_;
};

// without_commands for lines that come in pieces: holds back the beginning of a line until it shows
// whether it is a command.
class LineGuard {
 public:
  explicit LineGuard(const Take& take) : take_(take) {}

  void add(std::string_view piece);
  void finish();  // after the last piece

 private:
  void add_to_line(std::string_view part);

  const Take& take_;
  std::string begun_;
  bool is_told_ = false;  // the beginning of the line was handed on
};

}  // namespace akad::report
