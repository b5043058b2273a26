#include "cli/git/revision.h"

#include <fmt/format.h>

#include <filesystem>

#include "cli/git/git.h"
#include "runtime/ir/soundness/written.h"

namespace akad::cli {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMostNames = 65536;  // bytes of a path, or of one line about it

// Where a file may have stood that is not there any longer: the next folder that is.
fs::path folder_of(const std::string& file) {
  std::error_code ignored;
  fs::path folder = fs::absolute(file, ignored).parent_path();
  while (!fs::is_directory(folder, ignored) && folder.has_relative_path()) {
    folder = folder.parent_path();
  }
  return folder;
}

std::string first_line(const std::string& text) { return text.substr(0, text.find('\n')); }

driver::Files::Text refused(std::string why) { return {std::nullopt, std::move(why)}; }

}  // namespace

std::unique_ptr<Revision> Revision::open(const std::string& file, const std::string& name,
                                         std::string& problem) {
  const std::string folder = folder_of(file).string();
  const GitAnswer top = ask_git(folder, {"rev-parse", "--show-toplevel"}, kMostNames);
  problem = top.problem;
  if (!problem.empty()) return nullptr;
  // What looks like an option names no revision.
  const GitAnswer commit =
      name.starts_with('-') || name.empty()
          ? GitAnswer{"no such revision"}
          : ask_git(folder,
                    {"rev-parse", "--verify", "--quiet", "--end-of-options", name + "^{commit}"},
                    kMostNames);
  if (!commit.problem.empty()) {
    problem = fmt::format("{} is no revision of the repository {}", name, first_line(top.out));
    return nullptr;
  }
  std::error_code failure;
  const fs::path place = fs::canonical(first_line(top.out), failure);
  if (failure) {
    problem = fmt::format("cannot read {}: {}", first_line(top.out), failure.message());
    return nullptr;
  }
  return std::unique_ptr<Revision>(new Revision(place.string(), name, first_line(commit.out)));
}

std::optional<std::string> Revision::inside(const std::string& path) const {
  std::error_code failure;
  const fs::path whole = fs::absolute(path, failure);
  const fs::path name = whole.filename();
  const bool is_folder = name.empty() || name == "." || name == "..";
  // The last step may be a link in the work tree, and something else in the revision.
  const fs::path place = is_folder ? fs::weakly_canonical(whole, failure)
                                   : fs::weakly_canonical(whole.parent_path(), failure) / name;
  if (failure) return std::nullopt;
  std::string rest = place.lexically_relative(top_).generic_string();
  if (rest.size() > 1 && rest.ends_with('/')) rest.pop_back();
  if (rest.empty() || rest == ".." || rest.starts_with("../")) return std::nullopt;
  return rest;
}

Revision::Entry Revision::entry_of(const std::string& inside) const {
  if (inside == ".") return {"040000", "tree", commit_};
  // "100644 blob OBJECT\tPATH", ended by a zero byte
  const GitAnswer answer =
      ask_git(top_, {"ls-tree", "-z", "--full-tree", commit_, "--", inside}, kMostNames);
  Entry entry{"", "", "", answer.problem};
  const auto tab = answer.out.find('\t');
  if (!entry.problem.empty() || tab == std::string::npos) return entry;
  const std::string head = answer.out.substr(0, tab);
  const auto kind = head.find(' '), object = head.rfind(' ');
  entry.mode = head.substr(0, kind);
  entry.kind = head.substr(kind + 1, object - kind - 1);
  entry.object = head.substr(object + 1);
  return entry;
}

driver::Files::Text Revision::read(const std::string& inside, std::size_t most) const {
  const Entry entry = entry_of(inside);
  if (!entry.problem.empty()) return refused(entry.problem);
  if (entry.kind.empty()) return {};
  if (entry.kind == "tree") return refused("it is a folder");
  if (entry.mode == "120000") return refused("it is a link, and links of a revision lead nowhere");
  if (entry.kind != "blob") return refused("it is a repository of its own");
  GitAnswer answer = ask_git(top_, {"cat-file", "blob", entry.object}, most);
  if (!answer.problem.empty()) return refused(answer.problem);
  return {std::move(answer.out), ""};
}

driver::Files::Text Revision::named(const std::string& path, std::size_t most) const {
  const auto place = inside(path);
  if (!place) return refused(fmt::format("it does not lie in the repository {}", top_));
  Text text = read(*place, most);
  if (!text.text && text.problem.empty()) {
    text.problem = fmt::format("{} has no such file", name_);
  }
  return text;
}

driver::Files::Text Revision::found(const std::string& path) const {
  const auto place = inside(path);
  return place ? read(*place, ir::kMostTextBytes) : driver::disk().found(path);
}

// By the path alone, which never leads upwards: links are not followed.
driver::Files::Place Revision::below(const std::string& folder, const std::string& name) const {
  const fs::path place = (fs::path(folder) / name).lexically_normal();
  if (!inside(place.string())) return {"", true, ""};
  const Text text = found(place.string());
  if (!text.text && text.problem.empty()) {
    return {"", false, fmt::format("{} has no such file", name_)};
  }
  return {place.string(), false, ""};
}

std::string Revision::folder_problem(const std::string& folder) const {
  const auto place = inside(folder);
  if (!place) return driver::disk().folder_problem(folder);
  const Entry entry = entry_of(*place);
  if (!entry.problem.empty()) return entry.problem;
  if (entry.kind.empty()) return fmt::format("{} has no such folder", name_);
  return entry.kind == "tree" ? "" : "it is no folder";
}

std::string Revision::called(const std::string& path) const {
  return inside(path) ? fmt::format("{}:{}", name_, path) : path;
}

}  // namespace akad::cli
