// A declaration as a tree for comparing: its fields, each with what it says and how it reads. Trees
// know no kinds of rows any more, so that one rule compares them all.
#pragma once

#include <string>
#include <vector>

#include "runtime/phrases/phrase.h"

namespace akad::differences {

using phrases::Phrase;

struct Node {
  enum class Of {
    Value,
    Part,         // has a sentence of its own: it is told whole, and what is in it only says where
    Row,          // its fields are told
    Alternative,  // likewise; of another kind it is told whole
    List          // of parts
  };
  Of of = Of::Value;
  std::string name = {};  // of the field
  Phrase what = {};       // the field is called
  std::string meaning = {};
  Phrase said = {};
  std::vector<Node> inside = {};

  bool left_out = false;  // it says what every document means that says nothing
  bool idle = false;      // another field says that this one says nothing
  bool ordered = false;   // of a list: the order of its parts decides
  // Of a part in a list.
  std::string key = {};  // by which it is found again
  Phrase label = {};     // what it is for: `priority = "P1"`
};

using Nodes = std::vector<Node>;

// Each field that says something, and each row of a table, as a line.
std::vector<Phrase> terms(const Nodes& fields);

// A row of a table with what it is for.
Phrase whole(const Node& row);

}  // namespace akad::differences
