// consumer AGREEMENT.ir.json LOG INSTANT: the statement, settled by the embedded runtime.
#include <fstream>
#include <iostream>
#include <sstream>

#include "runtime/engine/engine.h"

int main(int count, char** words) {
  if (count != 4) return 2;
  std::ostringstream text;
  text << std::ifstream(words[1]).rdbuf();
  akad::ir::LoadError wrong;
  const auto program = akad::ir::from_json(text.str(), wrong);
  if (!program) {
    std::cerr << wrong.message << '\n';
    return 2;
  }
  akad::engine::RunOptions options;
  options.as_of = akad::parse_rfc3339(words[3]).value();
  akad::events::ReadError error;
  const auto result = akad::engine::run(*program, {{"", words[2]}}, options, error);
  if (!result) {
    std::cerr << error.message << '\n';
    return 2;
  }
  std::cout << akad::report::to_json(result->statement);
  return 0;
}
