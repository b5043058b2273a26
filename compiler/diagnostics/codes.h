// Every diagnostic code, once. A code is never reused; each has a golden in tests/golden and a page
// in compiler/diagnostics/pages.
//
// AK01 text and sentences, AK02 names, AK03 units and bases, AK04 choices that must be written,
// AK05 tables, AK06 time and calendars, AK07 scenarios, AK08 files, AK09 limits, AK1x audit
#pragma once

#include <string_view>

namespace akad {

// X(code, severity, title)
#define AKAD_DIAGNOSTIC_CODES(X)                                                     \
  X(AK0101, Error, "the sentence does not go on like this")                          \
  X(AK0102, Error, "a character that does not belong here")                          \
  X(AK0103, Error, "a text that does not end")                                       \
  X(AK0104, Error, "`and` and `or` mixed without brackets")                          \
  X(AK0105, Error, "a character that looks like another or changes the direction")   \
  X(AK0106, Error, "a number glued to its unit")                                     \
  X(AK0107, Error, "a number grouped with dots")                                     \
  X(AK0108, Error, "an edition of the language that is not known")                   \
  X(AK0109, Error, "text that is not valid UTF-8")                                   \
  X(AK0110, Error, "a control character")                                            \
  X(AK0111, Warning, "a character in a text that cannot be seen")                    \
  X(AK0112, Error, "an amount or number that can be read in two ways")               \
  X(AK0201, Error, "a name that is not declared")                                    \
  X(AK0202, Error, "a name declared twice")                                          \
  X(AK0203, Error, "a clause said twice")                                            \
  X(AK0204, Error, "a clause that is missing")                                       \
  X(AK0205, Error, "a name of another kind of thing")                                \
  X(AK0206, Error, "a thing of another log")                                         \
  X(AK0207, Error, "a line that does not fit what stands beside it")                 \
  X(AK0208, Error, "a clause number used twice")                                     \
  X(AK0220, Error, "a condition, a value or a fee made of itself")                   \
  X(AK0301, Error, "days, weeks, months or years without saying which")              \
  X(AK0302, Error, "hours without their calendar")                                   \
  X(AK0303, Error, "hours of another calendar than the clock counts")                \
  X(AK0304, Error, "money in another currency")                                      \
  X(AK0305, Error, "a currency that is not known")                                   \
  X(AK0306, Error, "a percentage above 100%")                                        \
  X(AK0307, Error, "a comparison with another kind of value")                        \
  X(AK0308, Error, "a number outside its range")                                     \
  X(AK0309, Error, "an amount finer than the money can be paid")                     \
  X(AK0310, Error, "a value that the list of its signal does not have")              \
  X(AK0311, Error, "an example of how money is written that does not show it")       \
  X(AK0312, Error, "money and what is owed in kind, or two kinds of that, as one")   \
  X(AK0401, Error, "a choice about judging must be written")                         \
  X(AK0402, Error, "a choice about reopening must be written")                       \
  X(AK0403, Error, "a choice about a change of the target must be written")          \
  X(AK0404, Error, "a choice about open items must be written")                      \
  X(AK0405, Error, "a choice about small numbers must be written")                   \
  X(AK0406, Error, "a choice about empty months must be written")                    \
  X(AK0407, Error, "a choice about neighbouring outages must be written")            \
  X(AK0408, Error, "a choice about outages that cross a month must be written")      \
  X(AK0409, Error, "a choice about several subjects must be written")                \
  X(AK0410, Error, "a choice about nights must be written")                          \
  X(AK0411, Error, "a choice about a limit missed before a change must be written")  \
  X(AK0412, Error, "a choice about pairs of events must be written")                 \
  X(AK0413, Error, "a choice about dates must be written")                           \
  X(AK0414, Error, "a choice about a fee of other periods must be written")          \
  X(AK0415, Error, "a choice about a part of a period must be written")              \
  X(AK0416, Error, "a choice about the first periods must be written")               \
  X(AK0420, Error, "a choice about overrunning exclusions must be written")          \
  X(AK0421, Error, "a choice about pauses and due times must be written")            \
  X(AK0422, Error, "a choice about a part of a unit must be written")                \
  X(AK0423, Error, "a choice about the last date must be written")                   \
  X(AK0424, Error, "a choice about a rate where the target is met must be written")  \
  X(AK0425, Error, "a choice about slots with no records must be written")           \
  X(AK0501, Error, "a table that does not end with otherwise")                       \
  X(AK0502, Error, "a row after otherwise")                                          \
  X(AK0503, Error, "a row that is never reached")                                    \
  X(AK0504, Error, "a table whose rows go both ways")                                \
  X(AK0601, Error, "a date or time that does not exist")                             \
  X(AK0602, Error, "a time zone that is not known")                                  \
  X(AK0603, Error, "an end before its beginning")                                    \
  X(AK0604, Error, "a calendar that never opens")                                    \
  X(AK0605, Error, "a calendar made of itself")                                      \
  X(AK0606, Error, "holidays out of order or outside their coverage")                \
  X(AK0607, Error, "windows of one day that overlap")                                \
  X(AK0608, Error, "more windows of one day than there may be")                      \
  X(AK0609, Error, "a way of writing instants that cannot be read")                  \
  X(AK0610, Warning, "a time that comes twice")                                      \
  X(AK0611, Error, "a season that does not fit")                                     \
  X(AK0701, Error, "a happening out of order")                                       \
  X(AK0702, Error, "a subject that was not given")                                   \
  X(AK0703, Error, "a scenario that expects nothing")                                \
  X(AK0801, Error, "a library that is not there")                                    \
  X(AK0802, Error, "an agreement, a library or an annex where another was expected") \
  X(AK0803, Error, "an annex that is not there or cannot be read")                   \
  X(AK0804, Error, "an annex outside the agreement's folder")                        \
  X(AK0805, Error, "an annex named twice")                                           \
  X(AK0901, Error, "an agreement that is too long")                                  \
  X(AK0902, Error, "brackets nested too deeply")                                     \
  X(AK0903, Error, "a condition with too many parts")                                \
  X(AK0904, Error, "too many mistakes to list")                                      \
  X(AK0905, Error, "more declarations of a kind than there may be")                  \
  X(AK1001, Warning, "holidays that end before the term")                            \
  X(AK1002, Warning, "a worse result that earns a smaller credit")                   \
  X(AK1003, Warning, "a credit for a result that meets the target")                  \
  X(AK1004, Warning, "a missed target without a credit")                             \
  X(AK1005, Warning, "a declaration that nothing uses")                              \
  X(AK1006, Warning, "a clock that can never stop or never start")                   \
  X(AK1007, Warning, "values that differ only in capital letters")                   \
  X(AK1009, Advice, "time between outages that counts as down")                      \
  X(AK1010, Advice, "a time of receipt that decides nothing")                        \
  X(AK1011, Advice, "a line about open items that decides nothing")                  \
  X(AK1012, Warning, "pauses and a due time apart")                                  \
  X(AK1013, Advice, "days in service outside the term")                              \
  X(AK1020, Advice, "an answer for all clauses that none of them asks for")          \
  X(AK1021, Warning, "a row of a table in which nothing falls")                      \
  X(AK1022, Advice, "a case that two rows ask for, and the laxer one takes")         \
  X(AK1023, Warning, "a weight at which no time counts")                             \
  X(AK1031, Warning, "a row that a cap makes worthless")                             \
  X(AK1032, Advice, "a cap that never takes anything off")                           \
  X(AK1033, Warning, "a credit above the fee")                                       \
  X(AK1034, Advice, "a promise without a credit beside others that have one")        \
  X(AK1035, Warning, "a credit or a cap that never pays")                            \
  X(AK1036, Advice, "a row of a credit to which no outage comes")                    \
  X(AK1037, Warning, "a credit that claims for another one claim, too")              \
  X(AK1040, Warning, "an answer that may take longer than the whole")                \
  X(AK1041, Warning, "more hours than a calendar opens in a week")                   \
  X(AK1042, Advice, "a duty that comes round while nobody is there")                 \
  X(AK1043, Advice, "a quota above what the target allows")                          \
  X(AK1044, Warning, "a target that is always met")                                  \
  X(AK1045, Warning, "an exception for few items that allows more than the promise") \
  X(AK1046, Advice, "a graver case that is allowed more time")                       \
  X(AK1047, Advice, "a promise of which nobody is told in time")                     \
  X(AK1050, Warning, "a pause that covers every state")                              \
  X(AK1052, Warning, "an exclusion that takes all of an outage")                     \
  X(AK1053, Advice, "an exclusion without notice, agreement or quota")               \
  X(AK1054, Warning, "an excuse that never ends")                                    \
  X(AK1055, Advice, "a comparison that does not hold where nothing is told")         \
  X(AK1056, Warning, "a target that leaves out every item")                          \
  X(AK1057, Warning, "an exclusion outside the promised hours")                      \
  X(AK1060, Advice, "the same declared twice")                                       \
  X(AK1061, Warning, "a declaration that takes the place of another")                \
  X(AK1062, Advice, "a choice that decides nothing")                                 \
  X(AK1063, Advice, "names that are easily confused")                                \
  X(AK1070, Warning, "a calendar that opens on no day of the term")                  \
  X(AK1071, Warning, "a limit longer than the term")                                 \
  X(AK1072, Warning, "a scenario outside the term")                                  \
  X(AK1073, Advice, "a part of a period that counts as a whole one")                 \
  X(AK1074, Advice, "hours across midnight that leave little of a day")              \
  X(AK1075, Advice, "a date of a calendar outside the term")                         \
  X(AK1080, Advice, "what no record of the sample touches")                          \
  X(AK1081, Warning, "a value of the sample that the agreement does not know")       \
  X(AK1082, Advice, "what of the sample counts for nothing, or only as the rest")    \
  X(AK1090, Warning, "an acceptance that accepts nothing")

enum class Code {
#define AKAD_ENUMERATOR(code, severity, title) code,
  AKAD_DIAGNOSTIC_CODES(AKAD_ENUMERATOR)
#undef AKAD_ENUMERATOR
};

}  // namespace akad
