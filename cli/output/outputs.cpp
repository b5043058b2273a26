#include "cli/output/outputs.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <filesystem>

#include "cli/console.h"
#include "cli/output/temporary.h"
#include "runtime/base/assert.h"
#include "runtime/base/text.h"

namespace akad::cli {
namespace {

namespace fs = std::filesystem;

std::string cannot_write(const std::string& path, std::string_view why) {
  return fmt::format("cannot write {}: {}", for_terminal(path), why);
}

std::string cannot_write(const std::string& path) {
  return cannot_write(path, std::strerror(errno));
}

std::string folder_of(const Place& place) { return fs::path(place.target).parent_path().string(); }

bool may(const std::string& path, int what) {
  return faccessat(AT_FDCWD, path.c_str(), what, AT_EACCESS) == 0;
}

// What no right of the file system may hide from root: a file that its owner protected.
std::string protection_of(const Place& place) {
  if (place.kind == Place::Kind::Old) {
    if (place.there.st_nlink > 1) {
      return "the file has another name (a hard link), which would keep the old text; name another "
             "file, or remove one of its names";
    }
    const bool read_only = (place.there.st_mode & 0222U) == 0;
    if (read_only || !may(place.target, W_OK)) {
      return read_only ? "the file is read-only" : std::strerror(errno);
    }
  }
  return may(folder_of(place), W_OK | X_OK)
             ? ""
             : fmt::format("its folder takes no new file ({})", std::strerror(errno));
}

// The rights and the owner of the file that is replaced, or the rights of any new file. Empty when
// the new one has them.
std::string take_rights(int file, const Place& place) {
  if (place.kind == Place::Kind::New) {
    const auto mask = umask(0);
    umask(mask);
    return fchmod(file, 0666U & ~mask) == 0 ? "" : std::strerror(errno);
  }
  struct stat now {};
  if (fstat(file, &now) != 0) return std::strerror(errno);
  const auto& old = place.there;
  const bool same = now.st_uid == old.st_uid && now.st_gid == old.st_gid;
  if (!same && fchown(file, old.st_uid, old.st_gid) != 0) {
    return "it belongs to another user or group, and would not any more";
  }
  return fchmod(file, old.st_mode & 07777U) == 0 ? "" : std::strerror(errno);
}

std::string spoken_through(const Place& place, const Writing& writing) {
  if (place.kind == Place::Kind::Descriptor) {
    const auto problem = write_to(place.descriptor, writing);
    return problem.empty() ? "" : cannot_write(place.path, problem);
  }
  const int file = open(place.target.c_str(), O_WRONLY | O_APPEND | O_CLOEXEC | O_NOCTTY);
  if (file < 0) return cannot_write(place.path);
  auto problem = write_to(file, writing);
  if (close(file) != 0 && problem.empty()) problem = std::strerror(errno);
  return problem.empty() ? "" : cannot_write(place.path, problem);
}

// A name is lasting only when its folder is on the disk; not every file system knows how.
void settle(const std::string& folder) {
  const int file = open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (file < 0) return;
  fsync(file);
  close(file);
}

// Asked at once, and kept by nobody: `writing` is not copied.
Writing bounded(const limits::Limits& limits, const Writing& writing) {
  constexpr auto kOutput = limits::Limit::Output;
  return at_most(
      limits[kOutput], [&writing](const Take& take) { writing(take); },
      limits::sentence(limits, kOutput, "it would be longer than may be"));
}

// What cannot be taken back is asked for its length before; a file is as long as it gets.
std::string too_long(const limits::Limits& limits, const std::string& path,
                     const Writing& writing) {
  const auto problem = problem_of(bounded(limits, writing));
  return problem.empty() ? "" : cannot_write(path, problem);
}

}  // namespace

Outputs::~Outputs() { drop(); }

void Outputs::reads(const std::string& path) {
  if (auto place = place_of_input(path)) inputs_.push_back(std::move(*place));
}

void Outputs::reads_libraries(const std::vector<std::string>& folders) {
  for (const auto& folder : folders) {
    std::error_code missing;
    const auto place = fs::canonical(folder, missing);
    if (!missing) library_folders_.push_back((place / "").string());
  }
}

std::string Outputs::refusal_of(const Place& place) const {
  for (const auto* others : {&inputs_, &claimed_}) {
    for (const auto& other : *others) {
      if (!is_same(place, other)) continue;
      if (others == &claimed_ && is_pipe(place)) continue;  // one after the other
      return fmt::format("{} would be written over {}: name another file", for_terminal(place.path),
                         name_of_input(other.path));
    }
  }
  const auto standard = place_of_descriptor(STDOUT_FILENO);
  if (standard && place.kind == Place::Kind::Old && is_same(place, *standard)) {
    return cannot_write(place.path, "standard output goes there; name another file");
  }
  for (const auto& folder : library_folders_) {
    if (!place.target.starts_with(folder) || !place.target.ends_with(".sla")) continue;
    return fmt::format(
        "{} would become a library, by its place and its name: name a file elsewhere",
        for_terminal(place.path));
  }
  return "";
}

std::string Outputs::claim(const std::string& path) {
  if (path.empty()) return "";
  if (path == "-") return "`-` names no file: name one, or leave the option out";
  std::string problem;
  const auto place = place_of(path, problem);
  if (!place) return cannot_write(path, problem);
  if (place->kind == Place::Kind::Folder || path.ends_with('/')) {
    return cannot_write(path, "it is a folder; name a file");
  }
  if (auto refusal = refusal_of(*place); !refusal.empty()) return refusal;
  if (place->kind == Place::Kind::New || place->kind == Place::Kind::Old) {
    const auto protection = protection_of(*place);
    if (!protection.empty()) return cannot_write(path, protection);
  }
  claimed_.push_back(*place);
  return "";
}

bool Outputs::is_claimed(const std::string& path) const {
  std::string problem;
  const auto place = place_of(path, problem);
  return place && std::any_of(claimed_.begin(), claimed_.end(), [&](const Place& other) {
           return !place->target.empty() && other.target == place->target;
         });
}

std::string Outputs::put(const std::string& path, std::string text) {
  return put(path, writing_of(std::move(text)));
}

std::string Outputs::put(const std::string& path, Writing writing) {
  const auto place = std::find_if(claimed_.begin(), claimed_.end(),
                                  [&](const Place& other) { return other.path == path; });
  AKAD_ASSERT(place != claimed_.end());
  switch (place->kind) {
    case Place::Kind::New:
    case Place::Kind::Old: return stage(*place, bounded(limits_, writing));
    case Place::Kind::Descriptor:
    case Place::Kind::Through: break;
    case Place::Kind::Folder: AKAD_ASSERT(false);
  }
  if (auto excess = too_long(limits_, path, writing); !excess.empty()) return excess;
  spoken_.push_back({*place, std::move(writing)});
  return "";
}

std::string Outputs::speak(Writing writing) {
  if (auto excess = too_long(limits_, "standard output", writing); !excess.empty()) return excess;
  spoken_.push_back({{"standard output", Place::Kind::Descriptor, "", STDOUT_FILENO, {}, {}},
                     std::move(writing)});
  return "";
}

std::string Outputs::say(Writing writing) { return speak(without_commands(std::move(writing))); }

std::string Outputs::command(std::string text) { return speak(writing_of(std::move(text))); }

std::string Outputs::stage(const Place& place, const Writing& writing) {
  const auto made = new_temporary(folder_of(place));
  if (made.file < 0) return cannot_write(place.path);
  staged_.push_back({place, made.path});
  std::string problem = write_to(made.file, writing);
  if (problem.empty()) problem = take_rights(made.file, place);
  if (problem.empty() && fsync(made.file) != 0) problem = std::strerror(errno);
  if (close(made.file) != 0 && problem.empty()) problem = std::strerror(errno);
  return problem.empty() ? "" : cannot_write(place.path, problem);
}

// What is spoken cannot be taken back, so it comes when every file lies whole beside its place:
// what options name, then standard output, so that it never speaks of what could not be written.
std::string Outputs::commit() {
  std::stable_partition(spoken_.begin(), spoken_.end(), [](const Spoken& spoken) {
    return spoken.place.descriptor != STDOUT_FILENO;
  });
  for (const auto& spoken : spoken_) {
    auto problem = spoken_through(spoken.place, spoken.writing);
    if (!problem.empty()) return problem;
  }
  spoken_.clear();
  const SignalsHeld held;
  for (auto& staged : staged_) {
    auto problem = install(staged, &staged == &staged_.back());
    if (problem.empty()) continue;
    std::for_each(staged_.rbegin(), staged_.rend(), [this](Staged& other) { undo(other); });
    drop();
    return problem;
  }
  std::vector<std::string> folders;
  for (const auto& staged : staged_) folders.push_back(folder_of(staged.place));
  drop();
  std::sort(folders.begin(), folders.end());
  folders.erase(std::unique(folders.begin(), folders.end()), folders.end());
  for (const auto& folder : folders) settle(folder);
  return "";
}

// A new file does not replace one that came into being meanwhile. The last one cannot fail any more
// once it has its place, so nothing of it is kept.
std::string Outputs::install(Staged& staged, bool is_last) {
  const auto* from = staged.written.c_str();
  const auto* to = staged.place.target.c_str();
  if (staged.place.kind == Place::Kind::New) {
    if (link(from, to) == 0) {
      staged.is_placed = true;
      return "";
    }
    if (errno == EEXIST)
      return cannot_write(staged.place.path, "a file came to be there meanwhile");
  } else if (!is_last) {
    staged.kept = second_name(staged.place.target);
  }
  if (rename(from, to) != 0) return cannot_write(staged.place.path);
  forget_temporary(staged.written);
  staged.is_placed = true;
  return "";
}

void Outputs::undo(Staged& staged) {
  if (!staged.is_placed) return;
  if (staged.place.kind == Place::Kind::New) unlink(staged.place.target.c_str());
  if (!staged.kept.empty() && rename(staged.kept.c_str(), staged.place.target.c_str()) == 0) {
    forget_temporary(staged.kept);
    staged.kept.clear();
  }
}

void Outputs::drop() {
  for (const auto& staged : staged_) {
    remove_temporary(staged.written);
    if (!staged.kept.empty()) remove_temporary(staged.kept);
  }
  staged_.clear();
  spoken_.clear();
}

}  // namespace akad::cli
