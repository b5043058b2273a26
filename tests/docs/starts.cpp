// start_examples AKAD ROOT: what the program brings for who begins an agreement is sound.
//
// Each template of stdlib/templates, as `akad new` writes it: it checks without a mistake or a
// warning, has its canonical layout, its scenarios pass, and the commands it shows give the
// statement.txt beside it, in which something is missed. A second `akad new` changes nothing.
// Each clause of stdlib/clauses, in the frame of REFERENCE: nothing is told of its lines, and its
// scenarios pass. Each page of a diagnostic is shown by `akad explain`.
#include <algorithm>
#include <filesystem>
#include <stdexcept>

#include "tests/docs/frame.h"
#include "tests/docs/tried.h"
#include "tests/drive/drive.h"

namespace fs = std::filesystem;
using namespace akad::docs;
using namespace akad::drive;

namespace {

struct World {
  std::string program, root, tzdata;
};

std::string said_by(const Outcome& answer) { return answer.out + answer.err; }

Outcome ask(const World& world, const std::string& command, const std::string& folder) {
  return run(world.program, parse_command(command), folder);
}

std::vector<fs::path> sorted(const std::string& folder) {
  std::vector<fs::path> paths;
  for (const auto& entry : fs::directory_iterator(folder)) paths.push_back(entry.path());
  std::sort(paths.begin(), paths.end());
  return paths;
}

// The commands that `akad new` shows, each in one line.
Lines commands_in(const std::string& told) {
  Lines commands;
  for (const auto& line : lines_of(told)) {
    if (line.starts_with("    akad ")) commands.push_back(line.substr(4));
    if (line.starts_with("        ") && !commands.empty()) commands.back() += " " + line.substr(8);
  }
  for (auto& command : commands) {
    command.erase(std::remove(command.begin(), command.end(), '\\'), command.end());
  }
  return commands;
}

std::string wrong_command(const World& world, const std::string& command, const std::string& folder,
                          const std::string& statement) {
  const auto answer = ask(world, command, folder);
  if (answer.exit != 0) return command + " does not end with 0\n" + said_by(answer);
  if (command.starts_with("akad check") && said_by(answer).find("warning") != std::string::npos) {
    return said_by(answer);
  }
  if (!command.starts_with("akad run")) return "";
  const auto found = without_tzdata(answer.out, world.tzdata);
  if (found.find("verdict       missed") == found.npos && found.find("missed in") == found.npos) {
    return "nothing is missed in its statement";
  }
  const auto wanted = without_tzdata(read_file(statement), world.tzdata);
  return wanted == found ? "" : command + " does not print statement.txt but\n" + found;
}

std::string contents(const std::string& folder) {
  std::string all;
  for (const auto& path : sorted(folder)) {
    all += path.filename().string() + "\n" + read_file(path.string());
  }
  return all;
}

std::string wrong_template(const World& world, const fs::path& place) {
  const Folder folder;
  const auto command = "akad new " + place.filename().string();
  const auto begun = ask(world, command, folder.path());
  if (begun.exit != 0) return said_by(begun);
  if (begun.out.find(" questions for the parties are marked") == begun.out.npos) {
    return "no questions for its parties\n" + begun.out;
  }
  const auto before = contents(folder.path());
  const auto again = ask(world, command, folder.path());
  if (again.exit != 2 || contents(folder.path()) != before) return "is written over a file";
  auto commands = commands_in(begun.out);
  if (commands.size() != 3) return "does not show check, test and run\n" + begun.out;
  commands.emplace_back("akad fmt --check agreement.sla");
  for (const auto& shown : commands) {
    const auto wrong =
        wrong_command(world, shown, folder.path(), (place / "statement.txt").string());
    if (!wrong.empty()) return wrong;
  }
  return "";
}

// What is told of lines behind the frame: the place of the first.
std::string told_behind(std::size_t frame, const std::string& said) {
  const std::string mark = "--> example.sla:";
  for (auto at = said.find(mark); at != said.npos; at = said.find(mark, at + 1)) {
    if (std::stoul(said.substr(at + mark.size())) > frame) return said.substr(at);
  }
  return "";
}

std::string wrong_clause(const World& world, const Lines& frame, const fs::path& path) {
  const Folder folder;
  const auto file = folder.path() + "/example.sla";
  const auto part = read_file(path.string());
  const auto text = framed(frame, lines_of(part));
  write_file(file, text);
  const auto shown = ask(world, "akad clause " + path.stem().string(), folder.path());
  if (shown.out != part) return "is not what `akad clause` shows\n" + said_by(shown);
  const auto checked = ask(world, "akad check example.sla", folder.path());
  const auto before = lines_of(text).size() - lines_of(part).size();
  if (checked.exit != 0) return said_by(checked);
  if (const auto told = told_behind(before, said_by(checked)); !told.empty()) return told;
  const auto tested = ask(world, "akad test example.sla", folder.path());
  if (tested.exit != 0 || part.find("\nscenario ") == part.npos) return said_by(tested);
  ask(world, "akad fmt example.sla", folder.path());
  return read_file(file).ends_with(part) ? "" : "is not in its canonical layout";
}

void copy_template(const fs::path& place, const Folder& folder) {
  for (const auto& path : sorted(place.string())) {
    write_file(folder.path() + "/" + path.filename().string(), read_file(path.string()));
  }
}

// Clauses one after the other: nothing that they declare is called as something there is, and one
// that was put there under other names is found again.
std::string wrong_together(const World& world, const fs::path& place,
                           const std::vector<fs::path>& clauses) {
  const Folder folder;
  copy_template(place, folder);
  for (const auto& clause : clauses) {
    const auto command = "akad clause " + clause.stem().string() + " agreement.sla";
    const auto put = ask(world, command, folder.path());
    if (put.exit != 0) return command + "\n" + said_by(put);
    const bool other_names = put.out.find(" is declared there already: ") != put.out.npos;
    if (other_names && ask(world, command, folder.path()).exit != 2) return command + " twice";
  }
  const auto checked = said_by(ask(world, "akad check agreement.sla", folder.path()));
  return checked.find("[AK0202]") == checked.npos ? "" : checked;
}

// Into an agreement, once.
std::string wrong_copy(const World& world) {
  const Folder folder;
  const auto file = folder.path() + "/a.sla";
  write_file(file, "language 1");
  const auto clause = ask(world, "akad clause force-majeure", folder.path()).out;
  const auto put = ask(world, "akad clause force-majeure a.sla", folder.path());
  if (put.exit != 0 || read_file(file) != "language 1\n\n" + clause) return said_by(put);
  const auto twice = ask(world, "akad clause force-majeure a.sla", folder.path());
  const bool is_kept = read_file(file) == "language 1\n\n" + clause;
  return twice.exit == 2 && is_kept ? "" : "stands there twice\n" + said_by(twice);
}

std::size_t columns_of(const std::string& line) {
  return static_cast<std::size_t>(
      std::count_if(line.begin(), line.end(), [](char c) { return (c & '\xC0') != '\x80'; }));
}

std::string wrong_page(const World& world, const fs::path& path) {
  const auto code = path.stem().string();
  const auto answer = ask(world, "akad explain " + code, world.root);
  const bool shown = answer.exit == 0 && answer.out.starts_with(code + ": ");
  if (!shown) return said_by(answer);
  for (const auto& line : lines_of(answer.out)) {
    if (!line.starts_with("    ") && columns_of(line) > 100) return line;
  }
  return "";
}

// What a list says fits into a line.
std::string too_wide(const World& world, const std::string& command) {
  for (const auto& line : lines_of(ask(world, command, world.root).out)) {
    if (line.size() > 100) return line;
  }
  return "";
}

Sum run_all(const World& world) {
  Sum sum;
  const auto frame = lines_of(read_file(world.root + "/tests/docs/frame.sla"));
  std::vector<fs::path> clauses;
  for (const auto& theme : sorted(world.root + "/stdlib/clauses")) {
    for (const auto& path : sorted(theme.string())) clauses.push_back(path);
  }
  for (const auto& path : clauses) add(sum, path.string(), wrong_clause(world, frame, path));
  for (const auto& place : sorted(world.root + "/stdlib/templates")) {
    add(sum, place.string(), wrong_template(world, place));
    add(sum, "all clauses into " + place.string(), wrong_together(world, place, clauses));
    for (const auto& path : clauses) {
      add(sum, path.string() + " into " + place.string(), wrong_together(world, place, {path}));
    }
  }
  add(sum, "akad clause into a file", wrong_copy(world));
  add(sum, "akad new", too_wide(world, "akad new"));
  add(sum, "akad clause", too_wide(world, "akad clause"));
  for (const auto& path : sorted(world.root + "/compiler/diagnostics/pages")) {
    add(sum, path.string(), wrong_page(world, path));
  }
  return sum;
}

}  // namespace

int main(int count, char** words) {
  const auto all = [](const std::string& program, const std::string& root) {
    World world{program, root, ""};
    world.tzdata = tzdata_of(world.program);
    return run_all(world);
  };
  return try_all({"start_examples", "starts", all}, count, words);
}
