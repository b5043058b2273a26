// Where the texts of an agreement come from: the disk, or for example a revision of a repository.
// All that the compiler reads is asked here.
#pragma once

#include <cstddef>
#include <optional>
#include <string>

namespace akad::driver {

class Files {
 public:
  virtual ~Files() = default;

  struct Text {
    std::optional<std::string> text;
    std::string problem;  // why there is no text; empty too: nothing stands there
  };
  // What the caller named: a pipe as well. A text of more than `most` bytes, which nobody reads, is
  // cut behind the first that is too many.
  virtual Text named(const std::string& path, std::size_t most) const = 0;
  // What is found by its name is a file: a pipe would be waited for. Cut as the parser needs it.
  virtual Text found(const std::string& path) const = 0;

  struct Place {
    std::string path;      // one for each file, whatever it is called
    bool outside = false;  // it does not lie in the folder
    std::string problem;   // why there is no place
  };
  // The file of that name in the folder or below it; empty = where the program runs.
  virtual Place below(const std::string& folder, const std::string& name) const = 0;

  // Why libraries cannot be looked for there; empty = they can.
  virtual std::string folder_problem(const std::string& folder) const = 0;

  // How readers are told which file it is.
  virtual std::string called(const std::string& path) const { return path; }
};

const Files& disk();

// Says that it is one; empty where it is not.
std::string pipe_or_device(const std::string& path);

}  // namespace akad::driver
