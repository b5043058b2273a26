// What a command writes: on standard output, and into files. All of it appears or no file does:
// each is written whole into a new file beside its place, and takes its place only when everything
// else went well.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "cli/output/place.h"
#include "cli/output/writing.h"
#include "runtime/limits/limits.h"

namespace akad::cli {

class Outputs {
 public:
  explicit Outputs(const limits::Limits& limits = {}) : limits_(limits) {}
  ~Outputs();
  Outputs(const Outputs&) = delete;
  Outputs& operator=(const Outputs&) = delete;

  // What the command reads, which no output may replace: files (`-` is standard input), and folders
  // of libraries, in which no output may become one.
  void reads(const std::string& path);
  void reads_libraries(const std::vector<std::string>& folders);

  // Asked before the work begins; empty when something may be written there. No path, no output.
  [[nodiscard]] std::string claim(const std::string& path);
  bool is_claimed(const std::string& path) const;

  // The text of a claimed place. Empty, or why it cannot be written.
  [[nodiscard]] std::string put(const std::string& path, Writing writing);
  [[nodiscard]] std::string put(const std::string& path, std::string text);
  // On standard output, by commit. Empty, or why it cannot be written.
  [[nodiscard]] std::string say(Writing writing);
  [[nodiscard]] std::string say(std::string text) { return say(writing_of(std::move(text))); }
  // Likewise, and the log of a build shall obey it: all else that would be is written so that it is
  // not.
  [[nodiscard]] std::string command(std::string text);

  // Empty when everything stands where it should; otherwise no file was changed or made. In this
  // order: pipes and devices, as they were put; standard output; files take their places.
  [[nodiscard]] std::string commit();

 private:
  struct Spoken {  // through what cannot be replaced; in order
    Place place;
    Writing writing;
  };
  struct Staged {
    Place place;
    std::string written;    // the whole new file
    std::string kept = {};  // another name of the old file until all have taken their places
    bool is_placed = false;
  };

  std::string speak(Writing writing);
  std::string refusal_of(const Place& place) const;
  std::string stage(const Place& place, const Writing& writing);
  std::string install(Staged& staged, bool is_last);
  void undo(Staged& staged);
  void drop();

  limits::Limits limits_;
  std::vector<Place> inputs_;
  std::vector<std::string> library_folders_;
  std::vector<Place> claimed_;
  std::vector<Spoken> spoken_;
  std::vector<Staged> staged_;
};

}  // namespace akad::cli
