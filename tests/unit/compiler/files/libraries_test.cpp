// Folders of libraries: what stands there is what is meant, or nothing is.
#include <array>
#include <catch2/catch.hpp>
#include <filesystem>

#include "tests/drive/drive.h"
#include "tests/unit/compiler/compile.h"

using namespace akad;
using namespace akad::tests;

namespace fs = std::filesystem;

namespace {

struct Folder {
  drive::Folder own;  // two builds may test at once
  fs::path path = own.path();

  Folder() { fs::create_directories(path / "calendars"); }

  void write(const std::string& name, const std::string& text) const {
    drive::write_file((path / name).string(), text);
  }
  driver::Compilation compiled(const std::string& declarations) const {
    return driver::compile_text("test.sla", agreement(declarations), {{path.string()}});
  }
};

const char* kUse = "use calendars.indonesia\n\ncalendar office in Asia/Jakarta {\n"
                   "  open Mon to Fri 08:00 to 17:00\n"
                   "  closed on indonesia.public_holidays\n}\n";

}  // namespace

TEST_CASE("a folder that is not there is a problem, not an empty one") {
  const Folder folder;
  folder.write("file", "");
  const auto problem = [&](const char* name) {
    const driver::CompileOptions options{{(folder.path / name).string()}};
    const driver::Compilation out = driver::compile_text("test.sla", agreement(""), options);
    CHECK(out.problem == driver::folder_problem(options));
    CHECK_FALSE((out.program && !out.problem.empty()));
    driver::InputError error;
    driver::compile_file((folder.path / "file").string(), options, error);
    CHECK(error.message == out.problem);
    return out.problem;
  };
  CHECK(problem("nowhere").find("nowhere: No such file or directory") != std::string::npos);
  CHECK(problem("file").find("it is no folder") != std::string::npos);
  CHECK(problem("calendars").empty());
}

TEST_CASE("a library that stands in a folder is read from there, or not at all") {
  const Folder folder;
  const std::string name = "calendars/indonesia.sla";
  CHECK(folder.compiled(kUse).program.has_value());  // the standard one

  folder.write(name, "language 1\nlibrary indonesia\n");
  const driver::Compilation own = folder.compiled(kUse);
  CHECK(own.problem.empty());
  CHECK_FALSE(own.program.has_value());  // it has no public_holidays

  fs::remove(folder.path / name);
  fs::create_directory(folder.path / name);
  CHECK(folder.compiled(kUse).problem.find("indonesia.sla: it is a folder") != std::string::npos);

  fs::remove(folder.path / name);
  fs::create_symlink("leads_nowhere", folder.path / name);
  CHECK(folder.compiled(kUse).problem.find("indonesia.sla: No such file") != std::string::npos);

  // One that nobody uses is nobody's problem; `currencies` is always used.
  CHECK(folder.compiled("").problem.empty());
  fs::create_directory(folder.path / "currencies.sla");
  CHECK(folder.compiled("").problem.find("currencies.sla: it is a folder") != std::string::npos);
}

TEST_CASE("a library's currencies have codes, too") {
  const Folder folder;
  folder.write("money.sla", "language 1\nlibrary money\n\ncurrency rupiah \"Rp\" in units of 1\n");
  const driver::Compilation out = folder.compiled("use money\n");
  REQUIRE(out.sink.diagnostics.size() == 1);
  CHECK(name_of(out.sink.diagnostics[0].code) == "AK0305");
}

TEST_CASE("a log has the lines of its shape that it does not write itself") {
  const Folder folder;
  folder.write("forms.sla",
               "language 1\nlibrary forms\n\nlog desk {\n  times are epoch seconds\n  time is at\n"
               "  subject is ticket\n  id is id\n  event opened when type = \"open\"\n"
               "  event closed when type = \"close\"\n  signal team is team\n}\n");
  const std::string use = "use forms\n\n";
  const auto own = [&](const std::string& lines) {
    const driver::Compilation out =
        folder.compiled(use + "log desk is forms.desk {\n" + lines + "}\n");
    REQUIRE(out.program.has_value());
    return *out.program;
  };
  const auto written = [&](const std::string& lines) {
    const driver::Compilation out = folder.compiled("log desk {\n" + lines + "}\n");
    REQUIRE(out.program.has_value());
    return *out.program;
  };
  const std::string shape =
      "times are epoch seconds\ntime is at\nsubject is ticket\nid is id\n"
      "event opened when type = \"open\"\nevent closed when type = \"close\"\n"
      "signal team is team\n";
  CHECK(ir::digest(own("")) == ir::digest(written(shape)));
  CHECK(ir::digest(own("event held when type = \"hold\"\n")) ==
        ir::digest(written("times are epoch seconds\ntime is at\nsubject is ticket\nid is id\n"
                           "event opened when type = \"open\"\nevent closed when type = \"close\"\n"
                           "event held when type = \"hold\"\nsignal team is team\n")));
  CHECK(ir::digest(
            own("times are RFC 3339\nsubject is always \"desk\"\nwindow team from a to b\n")) ==
        ir::digest(written("times are RFC 3339\ntime is at\nsubject is always \"desk\"\nid is id\n"
                           "event opened when type = \"open\"\nevent closed when type = \"close\"\n"
                           "window team from a to b\n")));
}

TEST_CASE("every line of a log can come from its shape, and gives way to the log's own") {
  const Folder folder;
  const std::string members =
      "event opened when type = \"open\"\nwindow held from began to ended\n";
  const auto digest = [&](const std::string& declarations) {
    INFO(declarations);
    const driver::Compilation out = folder.compiled(declarations);
    INFO(render_text(out.sources, out.sink, {}));
    REQUIRE(out.program.has_value());
    return ir::digest(*out.program);
  };
  // Each line, and another one of its kind.
  const std::vector<std::array<std::string, 2>> lines = {
      {"clause \"3.1\" \"Log of tickets\"", "clause \"3.2\" \"Log of tickets\""},
      {"times are written \"dd/MM/yyyy HH:mm:ss X\"", "times are epoch seconds"},
      {"times are local time in Asia/Jakarta, repeated hour earlier, skipped hour moves forward",
       "times are RFC 3339"},
      {"records are the elements of pages, then of items", "records are the elements of items"},
      {"of records with the same id only the latest by changed counts",
       "of records with the same id and part only the latest counts"},
      {"time is found_on, a date, at its beginning", "time is found_on, a date, at its end"},
      {"id is number", "id is key"},
      {"subject is labels.instance and labels.job", "subject is labels.job"},
      {"subject is always \"desk\"", "subject is always \"portal\""},
      {"received is arrived as epoch seconds", "received is arrived"},
      {"sequence is number", "sequence is counter"},
      {"an end written \"0001-01-01T00:00:00Z\" has not come yet",
       "an end written \"open\" has not come yet"},
  };
  const auto starts = [](const std::string& line, const char* with) {
    return line.starts_with(with);
  };
  for (const auto& [line, other] : lines) {
    std::string rest = members;
    if (!starts(line, "time is")) rest += "time is at\n";
    if (!starts(line, "subject is")) rest += "subject is ticket\n";
    folder.write("forms.sla", "language 1\nlibrary forms\n\nlog desk {\n" + rest + line + "\n}\n");
    const auto shaped = [&](const std::string& own) {
      return digest("use forms\n\nlog desk is forms.desk {\n" + own + "\n}\n");
    };
    const auto written = [&](const std::string& own) {
      return digest("log desk {\n" + rest + own + "\n}\n");
    };
    INFO(line);
    CHECK(shaped("") == written(line));
    CHECK(shaped(other) == written(other));
    CHECK(written(line) != written(other));
  }
}
