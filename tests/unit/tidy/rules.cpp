// Each rule of the house notices what breaks it.
#include <catch2/catch.hpp>

#include "tests/tidy/tidy.h"

using namespace akad::tidy;

namespace {

using Check = void (*)(const Tree&, Breaches&);

std::vector<std::string> rules_broken(Check check, const Tree& tree) {
  Breaches breaches;
  check(tree, breaches);
  std::vector<std::string> rules;
  for (const auto& breach : breaches) rules.push_back(breach.rule);
  return rules;
}

Tree layered(const std::string& path, const std::string& text) {
  return {{"tests/tidy/layers.txt",
           "runtime/base:\nruntime/ir: runtime/base\ncompiler/parser: runtime/base\ncli:\n"},
          {path, text}};
}

std::string function_of(int lines, const std::string& body) {
  std::string text = "void f(int x) {\n";
  for (int line = 2; line < lines; ++line) text += body;
  return text + "}\n";
}

using Rules = std::vector<std::string>;

}  // namespace

TEST_CASE("layers: an arrow that points back is a breach") {
  const auto broken = [](const std::string& path, const std::string& text) {
    return rules_broken(check_layers, layered(path, text));
  };
  CHECK(broken("runtime/ir/a.cpp", "#include \"runtime/base/id.h\"\n").empty());
  CHECK(broken("runtime/base/a.cpp", "#include \"runtime/ir/log.h\"\n") == Rules{"layers"});
  CHECK(broken("runtime/ir/a.cpp", "#include \"compiler/parser/p.h\"\n") == Rules{"layers"});
  CHECK(broken("compiler/parser/a.cpp", "#include \"runtime/ir/log.h\"\n") == Rules{"layers"});
  CHECK(broken("compiler/parser/build/a.cpp", "#include <antlr4-runtime.h>\n").empty());
  CHECK(broken("runtime/base/deep/a.cpp", "#include \"runtime/ir/log.h\"\n") == Rules{"layers"});
  CHECK(broken("cli/a.cpp", "#include \"cli/deep/b.h\"\n").empty());
  CHECK(broken("cli/deep/a.cpp", "#include \"runtime/ir/log.h\"\n") == Rules{"layers"});
  CHECK(broken("runtime/new/a.cpp", "#include \"runtime/base/id.h\"\n") == Rules{"layers"});
  CHECK(broken("compiler/parser/a.cpp", "#include <antlr4-runtime.h>\n").empty());
  CHECK(broken("runtime/ir/a.cpp", "#include <antlr4-runtime.h>\n") == Rules{"antlr"});
  CHECK(broken("runtime/ir/a.cpp", "#include \"log.h\"\n") == Rules{"include-path"});
}

TEST_CASE("layers: CMake links what layers.txt says, and layers.txt has no circle") {
  const auto links = [](const std::string& line) {
    return rules_broken(check_layers, layered("runtime/CMakeLists.txt", line));
  };
  CHECK(links("akad_library(runtime/ir akad_runtime_base fmt::fmt)\n").empty());
  CHECK(links("akad_library(runtime/ir fmt::fmt)\n") == Rules{"layers"});
  CHECK(links("akad_library(runtime/ir akad_runtime_base akad_compiler_parser)\n") ==
        Rules{"layers"});
  CHECK(rules_broken(check_layers, {{"tests/tidy/layers.txt", "a: b\nb: a\n"}}) == Rules{"layers"});
}

TEST_CASE("limits: columns are code points, and files and folders end somewhere") {
  const auto broken = [](const std::string& path, const std::string& text) {
    return rules_broken(check_limits, {{path, text}});
  };
  std::string wide;
  for (int i = 0; i < 100; ++i) wide += "‰";
  CHECK(broken("cli/a.cpp", wide + "\n").empty());
  CHECK(broken("cli/a.cpp", wide + "x\n") == Rules{"line-width"});
  CHECK(broken("cli/a.cpp", "int a;\t\n") == Rules{"white-space"});
  std::string lines = "// What the reader gets.\n";
  for (int i = 0; i < 250; ++i) lines += "int a;\n";
  CHECK(broken("cli/a.h", lines) == Rules{"file-length"});
  CHECK(broken("cli/a.cpp", lines).empty());
  CHECK(broken("cli/a.h", "#pragma once\n") == Rules{"header-opening"});
  Tree crowd;
  for (int i = 0; i < 17; ++i) crowd["cli/" + std::to_string(i) + ".txt"] = "";
  CHECK(rules_broken(check_limits, crowd) == Rules{"folder-size"});
}

TEST_CASE("functions: sixty lines and three blocks, whatever stands in texts and comments") {
  const auto broken = [](const std::string& text) {
    return rules_broken(check_functions, {{"cli/a.cpp", text}});
  };
  CHECK(broken(function_of(60, "  g();\n")).empty());
  CHECK(broken(function_of(61, "  g();\n")) == Rules{"function-length"});
  CHECK(broken("struct A {\n" + function_of(61, "  // }\n") + "};\n") == Rules{"function-length"});
  CHECK(broken("namespace a {\n" + function_of(61, "  g(R\"(}{)\", \"}\", '}');\n") + "}\n") ==
        Rules{"function-length"});
  CHECK(broken("void f() { if (a) { for (;;) { while (b) { g(); } } } }").empty());
  CHECK(broken("void f() { if (a) { for (;;) { while (b) { if (c) { g(); } } } } }") ==
        Rules{"nesting"});
  CHECK(broken("void f() { if (a) { for (;;) { while (b) { g({1, {2, {3}}}); } } } }").empty());
  CHECK(broken("void f() { sort(a, [](int x) { if (x) { do { g(); } while (x); } }); }").empty());
  CHECK(broken("void f() { switch (x) { case 1: { if (a) { if (b) { g(); } } } } }").empty());
  CHECK(broken("const int a[] = {1, 2};\nnamespace b { enum class C { D }; }\n").empty());
}

TEST_CASE("names: no empty words, no left-overs, no machine's paths") {
  const auto broken = [](const std::string& path, const std::string& text) {
    return rules_broken(check_names, {{path, text}});
  };
  CHECK(broken("cli/files.cpp", "int a;\n").empty());
  CHECK(broken("cli/file_util.cpp", "") == Rules{"empty-name"});
  CHECK(broken("runtime/common/a.cpp", "") == Rules{"empty-name"});
  CHECK(broken("docs/a.md", "") == Rules{"empty-name"});
  CHECK(broken("cli/a.cpp", "// TO"
                            "DO later\n") == Rules{"left-over"});
  CHECK(broken("cli/a.cpp", "int a;  // the end (F"
                            "40)\n") == Rules{"citation"});
  CHECK(broken("cli/a.cpp", "// the order (semantics F"
                            "15)\n") == Rules{"citation"});
  CHECK(broken("cli/a.cpp", "// the order (REFERENCE, \"Clocks\")\n").empty());
  CHECK(broken("cli/a.cpp", "open(\"/tm"
                            "p/x\")\n") == Rules{"machine-path"});
}

TEST_CASE("sets: a code without page or golden, a word without explanation") {
  Tree tree = {{"compiler/diagnostics/codes.h", "  X(AK0101, Error, \"a\") \\\n"},
               {"compiler/diagnostics/pages/AK0101.md", ""},
               {"tests/golden/a.golden", "error[AK0101]: x\n"},
               {"grammar/AkadLexer.g4", "ON: 'on'; BAR: '|';\n"},
               {"grammar/REFERENCE.md", "`on` says when\n"}};
  CHECK(rules_broken(check_sets, tree).empty());
  tree["grammar/REFERENCE.md"] += "## Clocks\n**Leap seconds** are not counted\n";
  tree["cli/a.h"] = "// (REFERENCE, \"Clocks\"), (REFERENCE, \"Leap seconds\")\n";
  CHECK(rules_broken(check_sets, tree).empty());
  tree["cli/a.h"] = "// (REFERENCE, \"Watches\")\n";
  CHECK(rules_broken(check_sets, tree) == Rules{"citation"});
  tree.erase("cli/a.h");
  tree["grammar/REFERENCE.md"] = "once";
  CHECK(rules_broken(check_sets, tree) == Rules{"reference-word"});
  tree["compiler/diagnostics/codes.h"] += "  X(AK0102, Error, \"b\")\n";
  CHECK(rules_broken(check_sets, tree) == Rules{"code-page", "code-golden", "reference-word"});
}

TEST_CASE("enumerations: none is made of another by its position") {
  const auto broken = [](const std::string& path, const std::string& text) {
    return rules_broken(check_enumerations,
                        {{"runtime/ir/a.h", "enum class Verdict { Met };\n"}, {path, text}});
  };
  const std::string cast = "auto v = static_cast<ir::Verdict>(line.verdict);\n";
  CHECK(broken("compiler/sema/a.cpp", cast) == Rules{"enumeration-cast"});
  CHECK(broken("cli/a.cpp", "static_cast<Verdict>(x)") == Rules{"enumeration-cast"});
  CHECK(broken("compiler/sema/a.cpp", "static_cast<std::size_t>(Verdict::Met)").empty());
  CHECK(broken("tests/oracle/a.cpp", cast).empty());
}

TEST_CASE("enumerations: a switch over one has no default") {
  const auto broken = [](const std::string& cases) {
    return rules_broken(check_enumerations,
                        {{"runtime/ir/a.h", "enum class Verdict { Met };\n"},
                         {"cli/a.cpp", "void f() {\n  switch (x) {\n" + cases + "  }\n}\n"}});
  };
  CHECK(broken("    case Verdict::Met: return;\n    default: g();\n") == Rules{"default-label"});
  CHECK(broken("    case ir::Verdict::Met: return A::b(1);\n    default: g();\n") ==
        Rules{"default-label"});
  CHECK(broken("    case Met: return;\n    default: g();\n") == Rules{"default-label"});
  CHECK(broken("    case kStarts: return;\n    default: g();\n").empty());
  CHECK(broken("    case EOF: return;\n    default: g();\n").empty());
  CHECK(broken("    case ir::Verdict::Met: return;\n").empty());
  CHECK(broken("    case 'a': return;\n    default: g();\n").empty());
  CHECK(broken("    case Rules::WORD: return;\n    default: g();\n").empty());
  CHECK(broken("    case ir::Verdict::Met: {\n      switch (c) {\n        case 1: g();\n"
               "        default: h();\n      }\n    }\n")
            .empty());
}

TEST_CASE("diagnostics: what was reported is not edited") {
  const auto broken = [](const std::string& text) {
    return rules_broken(check_diagnostics, {{"compiler/sema/a.cpp", text}});
  };
  CHECK(broken("Diagnostic& row = complain(scope);\n") == Rules{"reported-diagnostic"});
  CHECK(broken("for (const Diagnostic& row : rows) show(row);\n").empty());
  CHECK(broken("Diagnostic another_kind(const ast::Name& name);\n").empty());
}

TEST_CASE("exemptions: allow what they name, and fail when they are not needed") {
  const Breaches one = {{"nesting", "cli/a.cpp", 3, "deep"}};
  CHECK(without_exempted(one, "# why\nnesting cli/a.cpp read as a table\n").empty());
  CHECK(without_exempted(one, "nesting cli/b.cpp read as a table\n").size() == 2);
  CHECK(without_exempted(one, "nesting cli/a.cpp\n").size() == 1);
}

TEST_CASE("names: what is declared for use is used") {
  const auto broken = [](const std::string& path, const std::string& text) {
    return rules_broken(check_names, {{path, text}});
  };
  const std::string declared = "namespace {\nusing ir::Target;\n}\n";
  CHECK(broken("a.cpp", declared + "void f(const Target& target);\n").empty());
  CHECK(broken("a.cpp", declared + "void f(Targets t);  // Target\n") == Rules{"unused-using"});
  CHECK(broken("a.cpp", declared + "auto text = \"Target\";\n") == Rules{"unused-using"});
  CHECK(broken("a.h", declared).empty());
  CHECK(broken("a.cpp", "using namespace ir;\nusing Rows = std::vector<int>;\n").empty());
  CHECK(broken("a.cpp", "struct A : B {\n  using B::operator();\n};\n").empty());
}

TEST_CASE("readers: a sentence for a reader stands in the table of phrases") {
  const auto broken = [](const std::string& path, const std::string& text) {
    return rules_broken(check_readers, {{path, text}});
  };
  CHECK(broken("runtime/report/a.cpp", "say(\"was late\");\n") == Rules{"reader-words"});
  CHECK(broken("runtime/report/deep/a.h", "f(\"{} of {} in\");\n") == Rules{"reader-words"});
  CHECK(broken("runtime/explain/a.cpp", "f('\"', \"not met\");\n") == Rules{"reader-words"});
  const std::string html = "runtime/report/statement/html/a.cpp";
  CHECK(broken(html, R"(f("<th scope=\"row\" class=\"wide\">{}</th>");)"
                     "\n")
            .empty());
  CHECK(broken(html, R"(f("width=\"1\" height=\"2\"><title>{}</title><desc class=\"a");)"
                     "\n")
            .empty());
  CHECK(broken(html, R"(f("<p class=\"a\">was late</p>");)"
                     "\n") == Rules{"reader-words"});
  CHECK(broken("runtime/explain/a.cpp", "Phrase(\"rule.not_met\");  // \"not met\"\n").empty());
  CHECK(broken("runtime/explain/a.cpp", "f(\"subject\", \", \", \"{} = {}\", '\"');\n").empty());
  CHECK(broken("runtime/phrases/a.cpp", "say(\"was late\");\n").empty());
}

TEST_CASE("door: only one room composes an evaluation") {
  const auto broken = [](const std::string& path, const std::string& text) {
    return rules_broken(check_door, {{path, text}});
  };
  CHECK(broken("runtime/explain/a.cpp", "clocks::walk(plan, clock);\n") == Rules{"one-door"});
  CHECK(broken("runtime/engine/a.cpp", "x = measures::evaluate(plan);\n") == Rules{"one-door"});
  CHECK(broken("cli/explain/a.cpp", "events::arrange(store, p);\n") == Rules{"one-door"});
  CHECK(broken("runtime/evaluation/a.cpp", "measures::evaluate(plan);\n").empty());
  CHECK(broken("runtime/measures/a.cpp", "clocks::walk(plan);\n").empty());
  CHECK(broken("runtime/explain/a.cpp", "// clocks::walk(plan)\n").empty());
}

TEST_CASE("writers: one for JSON, one for the terminal, one for files") {
  const auto broken = [](const std::string& path, const std::string& text) {
    return rules_broken(check_writers, {{path, text}});
  };
  CHECK(broken("runtime/report/a.cpp", "text += row.dump(2);\n") == Rules{"writers"});
  CHECK(broken("compiler/driver/a.cpp", "x = row->dump();\n") == Rules{"writers"});
  CHECK(broken("cli/run.cpp", "std::cout << text;\n") == Rules{"writers"});
  CHECK(broken("cli/run.cpp", "std::ofstream(path) << text;\n") == Rules{"writers"});
  CHECK(broken("cli/fmt.cpp", "rename(from, to);\n") == Rules{"writers"});
  CHECK(broken("cli/output/a.cpp", "rename(from, to);\n").empty());
  CHECK(broken("runtime/base/text.h", "value.dump(2);\n").empty());
  CHECK(broken("cli/a.cpp", "say(ir::dump(program)); // .dump(\n").empty());
  CHECK(broken("tests/a.cpp", "row.dump(2);\n").empty());
}

TEST_CASE("periods: months are asked for where they are the matter itself") {
  const auto broken = [](const std::string& path, const std::string& text) {
    return rules_broken(check_periods, {{path, text}});
  };
  const std::string call = "const auto month = parse_month(label);\n";
  CHECK(broken("runtime/explain/a.cpp", call) == Rules{"periods"});
  CHECK(broken("compiler/sema/a.cpp", "x = format_month(m);\n") == Rules{"periods"});
  CHECK(broken("cli/run.cpp", "month_of(date)") == Rules{"periods"});
  CHECK(broken("runtime/ir/cadence.cpp", call).empty());
  CHECK(broken("cli/calendar/a.cpp", call).empty());
  CHECK(broken("cli/run.cpp", "ir::parse_period(x);  // parse_month\n").empty());
}
