#include "runtime/differences/tell/node.h"

namespace akad::differences {
namespace {

void add(const Node& node, const Phrase& around, std::vector<Phrase>& lines) {
  if (node.left_out) return;
  const Phrase& what = node.what.empty() ? around : node.what;
  switch (node.of) {
    case Node::Of::Value:
    case Node::Of::Part:
      if (!node.said.empty()) lines.push_back(Phrase("change.labelled", what, node.said));
      return;
    case Node::Of::Row:
    case Node::Of::Alternative:
      for (const Node& part : node.inside) add(part, what, lines);
      return;
    case Node::Of::List:
      for (const Node& row : node.inside) {
        lines.push_back(Phrase("change.labelled", what, whole(row)));
      }
      return;
  }
}

}  // namespace

Phrase whole(const Node& row) {
  if (row.label.empty()) return row.said;
  if (row.said.empty()) return row.label;
  return Phrase("change.labelled", row.label, row.said);
}

std::vector<Phrase> terms(const Nodes& fields) {
  std::vector<Phrase> lines;
  for (const Node& field : fields) add(field, {}, lines);
  return lines;
}

}  // namespace akad::differences
