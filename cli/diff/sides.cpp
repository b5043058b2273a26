#include "cli/diff/sides.h"

#include <fmt/format.h>

#include "cli/console.h"
#include "cli/git/revision.h"

namespace akad::cli {
namespace {

// Of `A..B` both, of a revision alone the old side; what is left out beside the dots is HEAD, as
// git has it.
struct Revisions {
  std::string before, after;
  bool has_after = false;
};

Revisions revisions_of(const std::string& against) {
  const auto dots = against.find("..");
  if (dots == std::string::npos) return {against, "", false};
  const auto or_head = [](std::string name) { return name.empty() ? "HEAD" : name; };
  return {or_head(against.substr(0, dots)), or_head(against.substr(dots + 2)), true};
}

// A copy somewhere, as git makes them for a difftool, of a file that stands elsewhere.
class CopyOf : public driver::Files {
 public:
  CopyOf(std::string file, std::string copy) : file_(std::move(file)), copy_(std::move(copy)) {}

  Text named(const std::string& path, std::size_t most) const override {
    return driver::disk().named(path == file_ ? copy_ : path, most);
  }
  Text found(const std::string& path) const override { return driver::disk().found(path); }
  Place below(const std::string& folder, const std::string& name) const override {
    return driver::disk().below(folder, name);
  }
  std::string folder_problem(const std::string& folder) const override {
    return driver::disk().folder_problem(folder);
  }
  std::string called(const std::string& path) const override {
    return path == file_ ? copy_ : path;
  }

 private:
  std::string file_, copy_;
};

// A side that does not check is no difference: exit 2. Its mistakes were told.
Loaded load_side(const DiffOrder& order, const std::string& path, const driver::Files* files) {
  driver::CompileOptions from{order.libraries};
  from.files = files;
  auto loaded = load(path, from, Warnings::Untold);
  if (!loaded.program) loaded.exit = kFailed;
  return loaded;
}

int load_revisions(const DiffOrder& order, Sides& sides) {
  if (order.against.find("...") != std::string::npos) {
    return fail(
        "--against takes a revision or OLD..NEW; where a branch began, git merge-base says");
  }
  if (order.against == "..") {
    return fail("--against .. names no revision: on neither side of the dots one stands");
  }
  const auto names = revisions_of(order.against);
  std::string problem;
  const auto before = Revision::open(order.before, names.before, problem);
  if (before == nullptr) return fail(problem);
  const auto after = names.has_after ? Revision::open(order.before, names.after, problem) : nullptr;
  if (names.has_after && after == nullptr) return fail(problem);
  sides.before = load_side(order, order.before, before.get());
  if (!sides.before.program) return kFailed;
  sides.after = load_side(order, order.before, after.get());
  if (!sides.after.program) return kFailed;
  sides.before_called = before->called(order.before);
  sides.after_called = names.has_after ? after->called(order.before) : order.before;
  if (sides.before.of_program || sides.after.of_program) {
    remark("akad: libraries that this program brings are read as it has them, at each revision\n");
  }
  return kDone;
}

// Annexes of copies are those of today, on both sides: git hands over one file.
Loaded load_copy(const DiffOrder& order, const std::string& path) {
  if (order.as.empty() || is_compiled(path)) return load_side(order, path, nullptr);
  const CopyOf files(order.as, path);
  return load_side(order, order.as, &files);
}

int load_files(const DiffOrder& order, Sides& sides) {
  sides.before = load_copy(order, order.before);
  if (!sides.before.program) return kFailed;
  sides.after = load_copy(order, order.after);
  sides.before_called = order.as.empty() ? order.before : order.as;
  sides.after_called = order.as.empty() ? order.after : order.as;
  return sides.after.exit;
}

}  // namespace

Sides sides_of(const DiffOrder& order) {
  Sides sides;
  const bool of_git = !order.against.empty();
  if (of_git == !order.after.empty()) {
    sides.exit = fail("diff takes two agreements, or one with --against REVISION");
    return sides;
  }
  if (of_git && !order.as.empty()) {
    sides.exit = fail("--as is of two copies; with --against each revision has its own annexes");
    return sides;
  }
  sides.exit = of_git ? load_revisions(order, sides) : load_files(order, sides);
  return sides;
}

}  // namespace akad::cli
