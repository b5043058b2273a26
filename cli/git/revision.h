// The files of a repository as a revision has them.
#pragma once

#include <memory>
#include <string>

#include "compiler/driver/files.h"

namespace akad::cli {

// What lies in the repository is read from the revision alone, and links in it are not followed;
// what lies elsewhere, as a folder of libraries may, from the disk.
class Revision : public driver::Files {
 public:
  // Of the repository in which the file lies; null: `problem` says why. `name`: as git takes it,
  // a branch, a tag, a commit.
  static std::unique_ptr<Revision> open(const std::string& file, const std::string& name,
                                        std::string& problem);

  Text named(const std::string& path, std::size_t most) const override;
  Text found(const std::string& path) const override;
  Place below(const std::string& folder, const std::string& name) const override;
  std::string folder_problem(const std::string& folder) const override;
  std::string called(const std::string& path) const override;  // "main:agreement.sla"

 private:
  struct Entry {  // of a tree; no kind where there is none
    std::string mode, kind, object;
    std::string problem = {};
  };

  Revision(std::string top, std::string name, std::string commit)
      : top_(std::move(top)), name_(std::move(name)), commit_(std::move(commit)) {}
  // Its path in the repository, "." of all of it; none where it lies elsewhere.
  std::optional<std::string> inside(const std::string& path) const;
  Entry entry_of(const std::string& inside) const;
  Text read(const std::string& inside, std::size_t most) const;

  std::string top_;  // the folder of the repository, without links
  std::string name_, commit_;
};

}  // namespace akad::cli
