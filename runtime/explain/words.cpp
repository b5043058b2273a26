#include "runtime/explain/words.h"

#include "runtime/base/text.h"
#include "runtime/results/groups.h"

namespace akad::explain {

Phrase noun_of(const ir::Program& program, const ir::Target& target) {
  const std::string noun = results::subject_called(program, target);
  return noun == ir::kSubjectGroup ? Phrase("story.subject") : Phrase::as_is(for_terminal(noun));
}

Phrase named(const std::string& name, const ir::Clause& clause) {
  return clause.number.empty() ? Phrase::as_is(name) : Phrase("story.named", name, clause.number);
}

}  // namespace akad::explain
