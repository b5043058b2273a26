// A sound program with a row in every table, and random neighbours of it.
#pragma once

#include <random>

#include "runtime/ir/program.h"

namespace akad::ir {

Program sample_program();

// Changes one leaf to some other value of its type; the result need not be sound.
void change_a_leaf(Program& program, std::mt19937_64& random);

// A walk of `steps` changes through sound programs.
Program random_program(std::mt19937_64& random, int steps);

}  // namespace akad::ir
