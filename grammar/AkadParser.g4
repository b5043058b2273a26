// The sentences of the Akad language, edition 1: one alternative a kind of clause. Each has a
// label, and an example in sentences.txt.
// Every alternative labelled `…Clause` or named `…_line` begins a line in the canonical format.
parser grammar AkadParser;

// The rule `name`: every word but the few that sentences.txt reserves.
import AkadNames;

options { tokenVocab = AkadLexer; }

file: edition heading declaration* EOF;
heading: agreement | library;
edition: LANGUAGE NUMBER;

// A block is a head and its lines: `x: x_head LBRACE x_line* RBRACE`. What declarations and blocks
// there are is read from here when the program is built; the reader then calls head and line rules
// one by one, so that a mistake stays inside its line, and accepts the same texts as `file`.
agreement: agreement_head LBRACE agreement_line* RBRACE;
agreement_head: AGREEMENT STRING VERSION STRING;
agreement_line
  : PROVIDER STRING                              # providerClause
  | CUSTOMER STRING                              # customerClause
  | MEASURED BY STRING                           # measuredByClause
  | TERM DATE TO DATE                            # termClause
  | TIMEZONE zone                                # timezoneClause
  | CURRENCY WORD (IN UNITS OF NUMBER)?          # currencyClause
  ;
library: LIBRARY name;

declaration
  : use_declaration
  | currency_declaration
  | holidays
  | fee
  | calendar
  | log
  | clock
  | outage
  | target
  | credit
  | cap
  | scenario
  ;

use_declaration: USE name (DOT name)*;
currency_declaration: CURRENCY WORD STRING IN UNITS OF NUMBER;
clause_line: CLAUSE STRING STRING?;

// holidays -----------------------------------------------------------------------------------
holidays: holidays_head LBRACE holidays_line* RBRACE;
holidays_head: HOLIDAYS name;
holidays_line
  : COVERS DATE TO DATE                          # coversClause
  | SOURCE STRING                                # sourceClause
  | DATE (TO DATE)? STRING                       # holidayClause
  ;

// fees ---------------------------------------------------------------------------------------
fee: FEE name EQUAL money EACH cadence COMMA (BEFORE | AFTER) TAX clause_line?;

// calendars ----------------------------------------------------------------------------------
calendar: calendar_head LBRACE calendar_line* RBRACE;
calendar_head: CALENDAR name IN calendar_zone;
calendar_zone: zone | THE ZONE_WORD OF name COMMA ELSE zone;
calendar_line
  : clause_line                                  # calendarNumberClause
  | OPEN weekdays WALL_CLOCK TO WALL_CLOCK       # openWeeklyClause
  | OPEN DATE (TO DATE)? WALL_CLOCK TO WALL_CLOCK STRING?  # openDatesClause
  | CLOSED ON DATE (TO DATE)? STRING?            # closedDatesClause
  | CLOSED ON name (DOT name)?                   # closedHolidaysClause
  | NIGHTS BELONG TO (THE OPENING DAY | EACH DATE_WORD)    # nightsClause
  | OPEN WHEN name OR name IS OPEN               # unionClause
  | OPEN WHEN name AND name ARE OPEN             # intersectionClause
  | OPEN WHEN name IS OPEN AND name IS NOT       # differenceClause
  | OPEN AS name COMMA duration (LATER | EARLIER)          # shiftClause
  ;
weekdays: EVERY DAY | weekday_range (COMMA weekday_range)*;
weekday_range: WEEKDAY (TO WEEKDAY)?;

// logs ---------------------------------------------------------------------------------------
log: log_head LBRACE log_line* RBRACE;
log_head: LOG name;
log_line
  : clause_line                                  # logNumberClause
  | TIMES ARE time_format                        # timesClause
  | TIME IS path (AS time_format)?               # timeClause
  | ID IS path                                   # idClause
  | SUBJECT IS path                              # subjectClause
  | SUBJECT IS ALWAYS STRING                     # singleSubjectClause
  | RECEIVED IS path (AS time_format)?           # receivedClause
  | SEQUENCE IS path                             # sequenceClause
  | EVENT name (AT path (AS time_format)?)? (WHEN condition)?                # eventClause
  | SIGNAL name IS path (AS signal_kind)?        # signalClause
  | WINDOW name FROM path TO path (AS time_format)? (WHEN condition)?        # windowClause
  ;
time_format
  : RFC_3339
  | EPOCH (SECONDS | MILLISECONDS)
  | LOCAL TIME IN zone COMMA REPEATED HOUR (EARLIER | LATER | REFUSED)
    COMMA SKIPPED HOUR (MOVES FORWARD | REFUSED)
  ;
signal_kind: TEXT | NUMBER_WORD | FLAG | MONEY IN WORD | TIME time_format?;
path: path_step (DOT path_step)*;
path_step: name | QUOTED_WORD;

// conditions ---------------------------------------------------------------------------------
// `and` and `or` at one level is a mistake that the builder reports.
condition: condition_term ((AND | OR) condition_term)*;
condition_term
  : NOT condition_term                           # notTerm
  | LPAREN condition RPAREN                      # bracketTerm
  | PRESENT                                      # ownPresentTerm
  | path comparison literal                      # comparisonTerm
  | path CONTAINS literal                        # containsTerm
  | path IS (PRESENT | ABSENT)                   # presenceTerm
  | path IS ONE OF LPAREN literal (COMMA literal)* RPAREN  # oneOfTerm
  ;
comparison: EQUAL | NOT_EQUAL | LESS_SIGN | AT_MOST_SIGN | MORE_SIGN | AT_LEAST_SIGN;
literal: STRING | MINUS? NUMBER | name | DATE WALL_CLOCK;

// clocks -------------------------------------------------------------------------------------
clock: clock_head LBRACE clock_line* RBRACE;
clock_head: CLOCK name OF name;
clock_line
  : clause_line                                  # clockNumberClause
  | STARTS WHEN condition                        # startsWhenClause
  | STOPS WHEN condition                         # stopsWhenClause
  | RESETS WHEN condition                        # resetsWhenClause
  | IS CANCELLED WHEN condition                  # cancelledWhenClause
  | STARTS AGAIN ON names                        # roundsClause
  | A START WHILE RUNNING COLON (CHANGES NOTHING | BEGINS ANEW)              # repeatedStartClause
  | A STOP AT MOST duration BEFORE THE START COLON NO TIME ELAPSED           # earlyStopClause
  | A STOP WITHOUT A START COLON CHANGES NOTHING   # loneStopClause
  | COUNTED FROM name COMMA (WITH | WITHOUT) EARLIER PAUSES                  # originClause
  | ONE ITEM FOR EACH VALUE OF name              # itemByClause
  | ATTRIBUTED TO name                           # attributedClause
  | ELAPSED TIME IS ROUNDED rounding TO duration # elapsedRoundedClause
  | STARTS ON names                              # startsClause
  | STOPS ON names                               # stopsClause
  | PAUSES ON names                              # pausesClause
  | PAUSES WHILE condition                       # pausesWhileClause
  | RESUMES ON names                             # resumesClause
  | RESETS ON names                              # resetsClause
  | IS CANCELLED ON names                        # cancelledClause
  | REOPENED (WITHIN NUMBER CALENDAR DAYS)? COLON reopening (COMMA LATER COLON reopening)?
                                                 # reopenedClause
  | COUNTS (name | AROUND THE CLOCK | THE HOURS OF EACH LIMIT)               # countsClause
  | JUDGED BY (ELAPSED | DUE) TIME               # judgedClause
  | WHEN name CHANGES COLON retarget             # retargetClause
  | MISSED BEFORE A CHANGE COLON (STAYS MISSED | THE LAST LIMIT DECIDES)     # missedBeforeClause
  ;
names: name (OR name)*;
reopening
  : THE FIRST STOP DECIDES
  | A NEW ITEM BEGINS
  | RESUME COMMA LEAVING OUT THE GAP
  | RESUME COMMA COUNTING THE GAP
  | THE LAST CYCLE DECIDES
  ;
retarget
  : CARRY THE ELAPSED TIME
  | RESTART THE CLOCK
  | KEEP THE FIRST TARGET
  | JUDGE FROM THE START (WITH | WITHOUT) EARLIER PAUSES
  | CARRY IN PROPORTION
  ;

// outages ------------------------------------------------------------------------------------
outage: outage_head LBRACE outage_line* RBRACE;
outage_head: OUTAGE name OF name;
outage_line
  : clause_line                                  # outageNumberClause
  | WHILE condition                              # whileClause
  | FROM names TO names                          # fromToClause
  | DURING names                                 # duringClause
  | LASTING (AT LEAST | MORE_WORD THAN) duration COMMA
    (THE WHOLE OUTAGE COUNTS | ONLY THE EXCESS COUNTS)     # lastingClause
  | OUTAGES LESS THAN duration APART ARE ONE     # mergeClause
  | OUTAGES APART STAY APART                     # stayApartClause
  ;

// targets ------------------------------------------------------------------------------------
target: target_head LBRACE target_line* RBRACE;
target_head: TARGET name;
target_line
  : clause_line                                  # targetNumberClause
  | name IS (WITHIN (duration_limit | limit_row+) | under_limit | instant_limit)   # limitClause
  | FOR bound_test OF name (DUE | name) IN EACH cadence for_each?            # shareClause
  | FOR ALL name (DUE | name) IN EACH cadence for_each?                      # allClause
  | OPEN AT THE END OF A period_noun COLON open_items                   # openItemsClause
  | WITH FEWER THAN NUMBER name COLON NUMBER (MISS IS | MISSES ARE) ALLOWED  # smallClause
  | ESCALATE STRING AT (percentage OF THE LIMIT | duration (BEFORE | AFTER) DUE)
    (COMMA AT ANY HOUR)?                        # escalationClause
  | SMALL NUMBERS COLON NO EXCEPTION             # noSmallClause
  | WITH NO name COLON (NOT APPLICABLE | MET | MISSED)                       # emptyClause
  | TIME WITHOUT name IS bound_test OF EACH cadence for_each?                # timeShareClause
  | OUTAGES THAT CROSS A period_noun ARE SPLIT                          # splitClause
  | OUTAGES THAT CROSS A period_noun BELONG TO THE period_noun THEY BEGIN IN   # byBeginClause
  ;
bound_test: (AT LEAST | MORE_WORD THAN) quantity;
for_each: COMMA FOR EACH name (AND name)*;
open_items
  : LEFT OUT
  | OVERDUE name COUNT AS MISSED COMMA THE OTHERS ARE LEFT OUT
    (COMMA ONE STOPPED WITHIN NUMBER CALENDAR DAYS OF ITS DUE TIME IS NOT COUNTED AGAIN)?
  ;
limit_row: BAR (OTHERWISE | condition) BAR limit BAR;
limit: NO TARGET | duration_limit | under_limit | instant_limit;
duration_limit: duration (OF name | AROUND THE CLOCK)?;
under_limit: LESS THAN duration_limit;
instant_limit
  : (BY | BEFORE) instant_rule (COMMA MOVED (TO THE NEXT OPENING | BACK TO THE LAST CLOSING))?
  ;
instant_rule
  : NUMBER WORKING (DAY | DAYS) OF name LATER COMMA AT THE SAME TIME         # workingDaysRule
  | THE END OF (THE (SAME | NEXT) WORKING DAY | WORKING DAY NUMBER) OF name  # endOfDayRule
  | WALL_CLOCK ON (THE (SAME | NEXT) WORKING DAY | WORKING DAY NUMBER) OF name  # dayAtRule
  | NUMBER CALENDAR (DAY | DAYS) LATER COMMA AT THE SAME TIME                # calendarDaysRule
  | NUMBER CALENDAR (MONTH | MONTHS) LATER COMMA AT THE SAME TIME            # calendarMonthsRule
  | name                                         # signalRule
  ;

// credits and caps ---------------------------------------------------------------------------
credit: credit_head LBRACE credit_line* RBRACE;
credit_head: CREDIT name FOR name;
credit_line
  : clause_line                                  # creditNumberClause
  | THE RESULT IS slab_row+                      # slabsClause
  | ROUNDED rounding TO money                    # roundedClause
  ;
slab_row: BAR (OTHERWISE | (AT LEAST | BELOW) quantity) BAR amount BAR;
amount: NO CREDIT | percentage OF name | money;
rounding: HALF UP | HALF EVEN | DOWN | UP;
cap: cap_head LBRACE cap_line* RBRACE;
cap_head: CAP name ON (ALL CREDITS | name (COMMA name)*);
cap_line
  : clause_line                                  # capNumberClause
  | AT MOST amount EACH cadence for_each?        # mostClause
  ;

// scenarios ----------------------------------------------------------------------------------
scenario: scenario_head LBRACE scenario_line* RBRACE;
scenario_head: SCENARIO STRING;
scenario_line
  : GIVEN subject_name OF name (WITH setting (COMMA setting)*)?              # givenClause
  | WHEN moment (TO moment)? subject_name (setting (COMMA setting)* | name)  # happeningClause
  | AS OF moment                                 # asOfClause
  | THEN name OF subject_name (ITEM NUMBER)? IS verdict (COMMA item_detail)* # thenItemClause
  | THEN name IN period scenario_group? IS verdict (WITH quantity)?        # thenPeriodClause
  | THEN name IN period scenario_group? IS (money | NO CREDIT)               # thenCreditClause
  | THEN ALL CREDITS IN period ARE money         # thenTotalClause
  ;
subject_name: name | STRING;
setting: name EQUAL literal;
moment: DATE WALL_CLOCK;
verdict: MET | MISSED | PENDING | NOT APPLICABLE | UNDETERMINED;
item_detail: ELAPSED duration | DUE moment;
scenario_group: FOR setting (COMMA setting)* (WITHOUT names)? | WITHOUT names;

// periods ------------------------------------------------------------------------------------
cadence: CALENDAR period_noun;
period_noun: MONTH;
period: YEAR_MONTH;

// quantities ---------------------------------------------------------------------------------
duration: (NUMBER time_unit)+;
time_unit
  : MILLISECOND | MILLISECONDS | SECOND | SECONDS | MINUTE | MINUTES | HOUR | HOURS
  | DAY | DAYS | WEEK | WEEKS | MONTH | MONTHS | YEAR | YEARS
  ;
percentage: NUMBER (PERCENT | PERMILLE);
// What a target can measure; the builder and the checks ask of which kind it is.
quantity: percentage | duration;
money: WORD NUMBER;
zone: ZONE | WORD;
