// One document that holds many records: the elements of a list in it, or of lists in such elements.
#pragma once

#include "runtime/events/reading/reading.h"

namespace akad::events {

// The records of the reading's current document, one after the other. A document that cannot be
// read, or that lacks the list, is one record: it says what is wrong.
class Elements {
 public:
  explicit Elements(Reading& reading);
  bool next();  // makes the next one the reading's current record; false: no more

 private:
  bool enter();
  bool begin_list();
  bool meets_gap();
  void count_lines(std::uint32_t until);
  void forget_inside();
  void lose();
  void become_current(const char* begin, const char* end);
  void place();

  Reading& reading_;
  input::Record document_;
  input::Walked walked_;
  std::vector<const std::uint32_t*> open_ = {};  // in the lists that are open, outermost first
  std::vector<bool> repeats_ = {};               // whether a place around the elements of each is
                                                 // there twice
  bool begun_ = false;
  bool to_enter_ = false;      // the list of the document or element that was walked last
  bool repeats_list_ = false;  // which stands in it twice, and this was not said
  bool told_gap_ = false;      // a comma that is missing in the document
  std::uint32_t counted_ = 0;  // up to here the lines are counted
  std::uint64_t line_ = 0;
};

}  // namespace akad::events
