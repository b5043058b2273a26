// What an agreement says where contracts differ: the answers to the questions that it must answer,
// whether a clause gives them or what holds unless a clause says otherwise.
#pragma once

#include <vector>

#include "runtime/ir/program.h"
#include "runtime/phrases/phrase.h"

namespace akad::report {

struct Answer {
  phrases::Phrase says;  // as it would be written for all clauses
  bool for_all = false;  // every clause that has to answer the question says so
  struct Clause {
    const ir::Clause* clause = nullptr;
    const std::string* name = nullptr;
  };
  std::vector<Clause> clauses;  // that say so, in the order of the tables, each once
};

// The answers to one question stand together. The program outlives them.
std::vector<Answer> answers_of(const ir::Program& program);

}  // namespace akad::report
