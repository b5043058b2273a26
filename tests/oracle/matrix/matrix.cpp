// Every two values of the things that a target's clauses decide apart (three with 3), together in
// an agreement that is written out, compiled and run on logs beside the money oracle:
//   matrix [2|3] [stories] [seed]
// What does not go together must be refused, with the code that refusals() has for it.
#include <fmt/format.h>

#include <cstdlib>
#include <map>
#include <nlohmann/json.hpp>

#include "compiler/driver/driver.h"
#include "runtime/engine/engine.h"
#include "tests/fuzz/memory_file.h"
#include "tests/oracle/matrix/agreement_text.h"
#include "tests/oracle/matrix/covering.h"
#include "tests/oracle/matrix/log_text.h"
#include "tests/oracle/money/engine/engine_words.h"
#include "tests/oracle/money/money_cases.h"
#include "tests/oracle/money/money_oracle.h"

namespace {

using namespace akad;
using oracle::Combination;

constexpr int kMostShown = 12;

std::set<std::string> errors_of(const driver::Compilation& compilation) {
  std::set<std::string> codes;
  for (const Diagnostic& row : compilation.sink.diagnostics) {
    if (severity_of(row.code) == Severity::Error) codes.insert(std::string(name_of(row.code)));
  }
  return codes;
}

// All the way from the bytes of logs.
class Runner {
 public:
  nlohmann::json statement(const ir::Program& program, const oracle::MoneyCase& money) {
    const auto texts = oracle::log_texts(money);
    std::vector<events::LogFile> logs;
    for (std::size_t log = 0; log < texts.size(); ++log) {
      files_[log].fill(texts[log]);
      logs.push_back({oracle::kLogNames[log], files_[log].path()});
    }
    engine::RunOptions options;
    options.as_of = money.as_of;
    events::ReadError error;
    const auto found = engine::run(program, logs, options, error);
    if (!found) return {{"problem", error.message}};
    return oracle::statement_in_words(nlohmann::json::parse(report::to_json(found->statement)));
  }

 private:
  std::array<fuzz::MemoryFile, 3> files_;
};

class Matrix {
 public:
  explicit Matrix(int stories) : stories_(stories) {}

  void run(const Combination& combination) {
    oracle::MoneyCase money = oracle::agreement_of(combination);
    const std::string text = oracle::agreement_text(money);
    const driver::Compilation compilation = driver::compile_text("matrix.sla", text, {});
    const std::set<std::string> codes = errors_of(compilation);
    if (!compilation.program) {
      for (const std::string& code : codes) ++refused_by_[code];
      fail(combination, "is refused without a rule", fmt::format("{}\n{}", join(codes), text));
      return;
    }
    for (int story = 0; story < stories_; ++story) {
      oracle::MoneyCase told = money;
      tell_stories_of(told, ++number_);
      compare(combination, told, *compilation.program, text);
    }
    ++ran_;
  }

  void refuse(const Combination& combination) {
    std::set<std::string> expected;
    for (const oracle::Refusal* refusal : oracle::refusals_of(combination)) {
      expected.insert(std::string(refusal->code));
      ++refused_for_[std::string(refusal->why)];
    }
    const std::string text = oracle::agreement_text(oracle::agreement_of(combination));
    const std::set<std::string> codes = errors_of(driver::compile_text("matrix.sla", text, {}));
    for (const std::string& code : codes) ++refused_by_[code];
    ++refused_;
    if (codes == expected) return;
    fail(combination, "is refused by other codes",
         fmt::format("{} in place of {}\n{}", join(codes), join(expected), text));
  }

  bool print(const oracle::Covering& all) const {
    fmt::print("matrix: {} tuples of values, {} together in an agreement that runs, {} refused\n",
               all.tuples, all.tuples_run, all.tuples - all.tuples_run);
    fmt::print("{} combinations: {} ran ({} stories as the oracle says, {} items and {} results, "
               "{} payable), {} refused\n",
               ran_ + refused_, ran_, compared_, counted_, results_, payable_, refused_);
    for (const auto& [code, count] : refused_by_) fmt::print("  {} refused by {}\n", count, code);
    bool complete = true;
    for (const oracle::Refusal& one : oracle::refusals()) {
      const auto count = refused_for_.find(std::string(one.why));
      complete = complete && (count != refused_for_.end() || one.of_three);
      fmt::print("  {} by the rule: {} ({})\n", count == refused_for_.end() ? 0 : count->second,
                 one.why, one.code);
    }
    if (failed_ > 0) fmt::print("{} combinations are not as they should be\n", failed_);
    return complete && failed_ == 0 && counted_ > 0 && payable_ > 0;
  }

 private:
  static std::string join(const std::set<std::string>& codes) {
    return codes.empty() ? "none" : fmt::format("{}", fmt::join(codes, " "));
  }

  void fail(const Combination& combination, std::string_view what, const std::string& more) {
    if (++failed_ > kMostShown) return;
    fmt::print("{}: {}: {}\n", oracle::words(combination), what, more);
  }

  void compare(const Combination& combination, const oracle::MoneyCase& money,
               const ir::Program& program, const std::string& text) {
    oracle::Attempts tried = {};
    const nlohmann::json slow = oracle::oracle_says(money, tried);
    const nlohmann::json fast = runner_.statement(program, money);
    count(slow);
    if (fast == slow) return;
    std::string steps;
    for (const nlohmann::json& step : nlohmann::json::diff(fast, slow)) steps += step.dump() + "\n";
    fail(combination, fmt::format("story {}: engine and oracle differ", number_),
         fmt::format("\n{}{}as of {}\n{}", steps.substr(0, 2000), show_stories(money),
                     format_rfc3339(money.as_of), text));
  }

  void count(const nlohmann::json& statement) {
    ++compared_;
    for (const nlohmann::json& period : statement.at("periods")) {
      results_ += period.at("results").size();
      for (const nlohmann::json& result : period.at("results")) {
        const nlohmann::json& counts = result.at("counts");
        if (counts.contains("met")) counted_ += counts.at("met").get<std::size_t>();
        if (counts.contains("missed")) counted_ += counts.at("missed").get<std::size_t>();
      }
    }
    payable_ += statement.at("total") == "0" ? 0 : 1;
  }

  Runner runner_;
  int stories_;
  std::uint64_t number_ = 0;
  std::size_t ran_ = 0, refused_ = 0, failed_ = 0;
  std::size_t compared_ = 0, counted_ = 0, results_ = 0, payable_ = 0;
  std::map<std::string, int> refused_by_, refused_for_;
};

}  // namespace

int main(int argc, char** argv) {
  const std::size_t strength = argc > 1 ? std::strtoull(argv[1], nullptr, 10) : 2;
  const int stories = argc > 2 ? std::atoi(argv[2]) : 3;
  const std::uint64_t seed = argc > 3 ? std::strtoull(argv[3], nullptr, 10) : 20'261'127;
  if (strength < 1 || strength > oracle::kFactors || stories < 1) {
    fmt::print("matrix [2|3] [stories] [seed]\n");
    return 2;
  }
  const oracle::Covering all = oracle::covering(strength, seed);
  Matrix matrix(stories);
  for (const Combination& combination : all.run) matrix.run(combination);
  for (const Combination& combination : all.refused) matrix.refuse(combination);
  return matrix.print(all) ? 0 : 1;
}
