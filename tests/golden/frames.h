// What many goldens share stands once, in the folder `frames`; a golden says what differs.
//
//   %frame help_desk.sla     the frame's lines, and then, in any number:
//   %replace LINE            the lines that follow stand where LINE stood
//   %remove LINE             LINE is left out
//   %after LINE              the lines that follow stand below LINE
//   %before LINE             the lines that follow stand above LINE
//   %end                     the lines that follow stand at the end
//   %in LINE                 lines of edits are looked for from LINE on, as far as the next `}` or
//                            the next `%in`: for those that stand more than once
//
// LINE is compared without the blanks around it, and must be there exactly once. In a frame,
// `%line N` puts what follows on line N (or later, where that line is taken), so that a line added
// to one declaration moves no place in another. `%frame NAME without gaps` leaves one empty line.
#pragma once

#include <string>

namespace akad::golden {

// `text` itself when it does not begin with `%frame `. Throws std::runtime_error on a mistake.
std::string with_frame(const std::string& text, const std::string& frames_folder);

}  // namespace akad::golden
