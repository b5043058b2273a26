// The sentences of the Akad language, edition 1: one alternative a kind of clause, with a label
// behind it and examples (`///`) before it. Heads of blocks, declarations without a block and rows
// of tables have examples too. Help offers them after a mistake, in this order and at most three;
// the reader goes by how they begin, and the tests read them. The words in square brackets are how
// sentences of this kind begin; `...` stands for the rows of a table.
// Every alternative labelled `…Clause` or named `…_line` begins a line in the canonical format.
parser grammar AkadParser;

// The rule `name`: every word but the few that AkadLexer.g4 reserves.
import AkadNames;

options { tokenVocab = AkadLexer; }

file: edition heading declaration* EOF;
heading: agreement | library | annex;
/// [language] 1
edition: LANGUAGE NUMBER;

// A block is a head and its lines: `x: x_head LBRACE x_line* RBRACE`. What declarations and blocks
// there are is read from here when the program is built; the reader then calls head and line rules
// one by one, so that a mistake stays inside its line, and accepts the same texts as `file`.
agreement: agreement_head LBRACE agreement_line* RBRACE;
/// [agreement] "Support" version "1.0" {
agreement_head: AGREEMENT STRING VERSION STRING;
agreement_line
  /// [provider] "PT Awan Nusantara"
  : PROVIDER STRING                              # providerClause
  /// [customer] "PT Toko Maju"
  | CUSTOMER STRING                              # customerClause
  /// [measured by] "PT Ukur"
  | MEASURED BY STRING                           # measuredByClause
  /// [term] 2026-01-01 to 2026-12-31
  | TERM DATE TO DATE                            # termClause
  /// [timezone] Asia/Jakarta
  | TIMEZONE zone                                # timezoneClause
  /// [currency] IDR
  /// [currency] IDR in units of 1, written "Rp 1.234.567"
  | CURRENCY WORD (IN UNITS OF NUMBER)? (COMMA money_example)? # currencyClause
  /// [annex] "measurement.sla"
  | ANNEX STRING                                 # annexClause
  /// [accepted] AK1034: "agreed in the meeting of 3 May"
  | accepted_line                                # agreementAcceptedClause
  ;
/// [library] indonesia
library: LIBRARY name;
/// [annex of] "Support"
annex: ANNEX OF STRING;

// In the order in which the kinds are analysed: each after those that it speaks of.
declaration
  : use
  | currency_declaration
  | season
  | exchange
  | fee
  | interpretation
  | holidays
  | log
  | covered
  | condition_declaration
  | value_declaration
  | calendar
  | exclusion
  | clock
  | outage
  | figure
  | target
  | credit
  | cap
  | scenario
  ;

/// [use] calendars.indonesia
use: USE name (DOT name)*;
/// [currency] XTS "Test money" in units of 0.01
/// [currency] XTS "Test money" in units of 0.01, written "T 1.234.567,89"
currency_declaration: CURRENCY WORD STRING IN UNITS OF NUMBER (COMMA money_example)?;
// The amount 1_234_567, as it is written for readers.
money_example: WRITTEN STRING;
clause_line: CLAUSE STRING STRING?;
// What `akad check` finds hardly meant, and the parties mean.
accepted_line: ACCEPTED WORD COLON STRING;

// holidays -----------------------------------------------------------------------------------
holidays: holidays_head LBRACE holidays_line* RBRACE;
/// [holidays] public_holidays {
holidays_head: HOLIDAYS name;
holidays_line
  /// [covers] 2026-01-01 to 2026-12-31
  : COVERS DATE TO DATE                          # coversClause
  /// [source] "SKB 3 Menteri 2026"
  | SOURCE STRING                                # sourceClause
  /// 2026-08-17 "Independence Day"
  | DATE (TO DATE)? STRING                       # holidayClause
  /// [accepted] AK1001: "agreed in the meeting of 3 May"
  | accepted_line                                # holidaysAcceptedClause
  ;

// seasons ------------------------------------------------------------------------------------
season: season_head LBRACE season_line* RBRACE;
/// [season] exams {
season_head: SEASON name;
season_line
  /// [clause] "1.4" "Examinations"
  : clause_line                                  # seasonNumberClause
  /// 2026-06-01 to 2026-06-20 "Odd semester"
  | DATE TO DATE STRING                          # seasonClause
  /// [accepted] AK1001: "agreed in the meeting of 3 May"
  | accepted_line                                # seasonAcceptedClause
  ;

// fees ---------------------------------------------------------------------------------------
/// [exchange] USD to IDR at 16_250
exchange: EXCHANGE WORD TO WORD AT NUMBER;
/// [fee] monthly_charge = IDR 25_000_000 each calendar month, before tax
/// [fee] rent = IDR 9_000_000 each calendar quarter, before tax, a part of a period: the whole fee
/// [fee] rent = IDR 9_000_000 each calendar month, before tax, from 2026-07-01 IDR 9_500_000
/// [fee] rent = IDR 9 each week, before tax, from 2026-07-06 IDR 8, a part of a week: the whole fee
/// [fee] at_risk = 10% of monthly_charge
/// [fee] rent for each site | "A" | IDR 500 | | otherwise | no fee | each week, before tax
/// [fee] monthly_charge = IDR 25_000_000 each calendar month, before tax, tax 11%
/// [fee] bill is the total of sum at sent of bills, with its month in m, each week, after tax
fee
  : FEE name (EQUAL (charge | percentage OF name) | FOR EACH name by_group | IS told_charge)
    clause_line?
  ;
told_charge
  : THE TOTAL OF name AT names OF name COMMA WITH ITS period_noun IN name COMMA charged;
by_group: fee_row+ charged (COMMA part_rule)?;
charge: money charged fee_step* (COMMA part_rule fee_step*)?;
charged: every_period COMMA (BEFORE | AFTER) TAX (COMMA TAX percentage)?;
fee_row: BAR (OTHERWISE | STRING | MINUS? NUMBER) BAR (NO FEE | money fee_step*) BAR;
fee_step: COMMA FROM DATE money;
part_rule: A PART OF A period_noun COLON fee_of_part;
fee_of_part: THE FEE IN PROPORTION TO ITS DAYS | THE WHOLE FEE;

// interpretation -----------------------------------------------------------------------------
// What clauses leave open, said once: each line answers what would have to be written otherwise.
interpretation: interpretation_head LBRACE interpretation_line* RBRACE;
/// [unless a clause says otherwise] {
interpretation_head: UNLESS A CLAUSE SAYS OTHERWISE;
interpretation_line
  /// [judged by] elapsed time
  : JUDGED BY (ELAPSED | DUE) TIME               # generalJudgedClause
  /// [reopened]: a new item begins
  | REOPENED (WITHIN NUMBER CALENDAR DAYS)? COLON reopening (COMMA LATER COLON reopening)?
                                                 # generalReopenedClause
  /// [when a value changes]: carry the elapsed time
  | WHEN A VALUE CHANGES COLON retarget          # generalRetargetClause
  /// [missed before a change]: stays missed
  | MISSED BEFORE A CHANGE COLON (STAYS MISSED | THE LAST LIMIT DECIDES)
                                                 # generalMissedBeforeClause
  /// [due times] are moved by pauses
  /// [due times] are not moved by pauses
  | DUE TIMES ARE by_pauses                      # generalPausesClause
  /// [open at the end of a period]: overdue ones count as missed, the others are left out
  | OPEN AT THE END OF A PERIOD COLON open_items # generalOpenItemsClause
  /// [small numbers]: no exception
  | SMALL NUMBERS COLON NO EXCEPTION             # generalNoSmallClause
  /// [with fewer than] 20 items: 1 miss is allowed
  | WITH FEWER THAN NUMBER name COLON NUMBER (MISS IS | MISSES ARE) ALLOWED  # generalSmallClause
  /// [with no] items: not applicable
  | WITH (NO | FEWER THAN NUMBER) name COLON (NOT APPLICABLE | MET | MISSED)  # generalEmptyClause
  /// [outages less than] 1 minute apart are one
  | OUTAGES LESS THAN duration APART ARE ONE     # generalMergeClause
  /// [outages apart] stay apart
  | OUTAGES APART STAY APART                     # generalStayApartClause
  /// [outages that cross a period] are split
  | OUTAGES THAT CROSS A PERIOD ARE SPLIT        # generalSplitClause
  /// [outages that cross a period] belong to the period they begin in
  | OUTAGES THAT CROSS A PERIOD BELONG TO THE PERIOD THEY BEGIN IN           # generalByBeginClause
  /// [from event to event]: one at a time
  /// [from event to event]: paired by incident_id
  | FROM EVENT TO EVENT COLON (ONE AT A TIME | PAIRED BY path)               # generalPairsClause
  /// [nights belong to] the opening day
  | NIGHTS BELONG TO (THE OPENING DAY | EACH DATE_WORD)                      # generalNightsClause
  /// [beyond the announced time]: counts as down
  | BEYOND THE ANNOUNCED TIME COLON beyond       # generalBeyondClause
  /// [a date stands for its] end
  | A DATE_WORD STANDS FOR ITS (BEGINNING | END) # generalDatesClause
  /// [a part of a period]: the whole fee
  | A PART OF A PERIOD COLON fee_of_part         # generalPartClause
  /// [the first periods]: what there is
  | THE FIRST PERIODS COLON first_periods        # generalFirstPeriodsClause
  /// [accepted] AK1020: "agreed in the meeting of 3 May"
  | accepted_line                                # interpretationAcceptedClause
  ;

// calendars ----------------------------------------------------------------------------------
calendar: calendar_head LBRACE calendar_line* RBRACE;
/// [calendar] support_hours in Asia/Jakarta {
/// [calendar] site_hours in the zone of site_zone, else Asia/Jakarta {
calendar_head: CALENDAR name IN calendar_zone;
calendar_zone: zone | THE ZONE_WORD OF name COMMA ELSE zone;
calendar_line
  /// [clause] "2.1" "Support hours"
  : clause_line                                  # calendarNumberClause
  /// [open every day] 00:00 to 24:00
  /// [open] Mon to Fri 08:00 to 17:00
  | OPEN weekdays WALL_CLOCK TO WALL_CLOCK       # openWeeklyClause
  /// [open] 2026-12-27 09:00 to 12:00 "stocktaking"
  | OPEN DATE (TO DATE)? WALL_CLOCK TO WALL_CLOCK STRING?  # openDatesClause
  /// [open when] support_hours or weekend_hours is open
  | OPEN WHEN name OR name IS OPEN               # unionClause
  /// [open when] support_hours and site_hours are open
  | OPEN WHEN name AND name ARE OPEN             # intersectionClause
  /// [open when] all_hours is open and maintenance_hours is not
  | OPEN WHEN name IS OPEN AND name IS NOT       # differenceClause
  /// [open as] support_hours, 1 hour later
  | OPEN AS name COMMA duration (LATER | EARLIER)          # shiftClause
  /// [closed on] indonesia.public_holidays
  | CLOSED ON name (DOT name)?                   # closedHolidaysClause
  /// [closed on] 2026-12-24 to 2026-12-26 "company days"
  | CLOSED ON DATE (TO DATE)? STRING?            # closedDatesClause
  /// [nights belong to] the opening day
  /// [nights belong to] each date
  | NIGHTS BELONG TO (THE OPENING DAY | EACH DATE_WORD)    # nightsClause
  /// [accepted] AK1001: "agreed in the meeting of 3 May"
  | accepted_line                                # calendarAcceptedClause
  ;
weekdays: EVERY DAY | weekday_range (COMMA weekday_range)*;
weekday_range: WEEKDAY (TO WEEKDAY)?;

// logs ---------------------------------------------------------------------------------------
log: log_head LBRACE log_line* RBRACE;
/// [log] tickets {
/// [log] tickets is shapes.github_issues {
log_head: LOG name (IS name DOT name)?;
log_line
  /// [clause] "3.1" "Ticket log"
  : clause_line                                  # logNumberClause
  /// [times are] RFC 3339
  /// [times are] epoch seconds
  /// [times are] local time in Asia/Jakarta, repeated hour earlier, skipped hour moves forward
  /// [times are] written "dd/MM/yyyy HH:mm:ss X"
  | TIMES ARE time_format                        # timesClause
  /// [time is] at
  /// [time is] found_on, a date, at its beginning
  /// [time is] item 1 of the record as epoch seconds
  | TIME IS path (AS time_format)? date_is?      # timeClause
  /// [id is] event_id
  | ID IS path                                   # idClause
  /// [subject is] ticket
  /// [subject is] labels.instance and labels.job
  | SUBJECT IS path (AND path)*                  # subjectClause
  /// [subject is] region of probes
  | SUBJECT IS name OF name                      # groupSubjectClause
  /// [subject is always] "payroll"
  /// [subject is always] "platform" of probes
  | SUBJECT IS ALWAYS STRING (OF name)?          # singleSubjectClause
  /// [received is] received_at
  | RECEIVED IS path (AS time_format)? date_is?  # receivedClause
  /// [sequence is] number
  | SEQUENCE IS path                             # sequenceClause
  /// [records are the elements of] events
  /// [records are the elements of] changelog.histories, then of items
  | RECORDS ARE THE ELEMENTS OF path (COMMA THEN OF path)*   # elementsClause
  /// [the elements of] issues are records too
  | THE ELEMENTS OF path ARE RECORDS TOO         # alsoElementsClause
  /// [of records with the same] incident.id only the latest by incident.updated_at counts
  /// [of records with the same] fingerprint and startsAt only the latest counts
  | OF RECORDS WITH THE SAME path (AND path)* ONLY THE LATEST (BY path)? COUNTS   # sameClause
  /// [event] resolved when type = "resolved"
  /// [event] delivered at delivered_at when present
  | EVENT name (AT path (AS time_format)? date_is?)? (WHEN condition)?       # eventClause
  /// [signal] priority is priority
  /// [signal] value is order_value as money in IDR
  /// [signal] status is new when field = "status", before it old
  /// [signal] up is ok as flag, true is "Y" or 1, false is "N" or 0
  /// [signal] cause is cause of that record only
  /// [signal] up is ok as flag, true is "Y", of that record only
  /// [signal] cause is cause when type = "note" of that record only
  | SIGNAL name IS path (OF THAT RECORD ONLY)? (AS signal_kind (OF THAT RECORD ONLY)?)?
    (WHEN condition (OF THAT RECORD ONLY)?)?
    (COMMA signal_note (OF THAT RECORD ONLY)?)*  # signalClause
  /// [window] maintenance from start to end when kind = "maintenance"
  | WINDOW name FROM path (date_is COMMA)? TO path (AS time_format)? date_is? (WHEN condition)?
                                                 # windowClause
  /// [an end written] "" or "0001-01-01T00:00:00Z" has not come yet
  | AN END WRITTEN no_end (OR no_end)* HAS NOT COME YET                 # notYetClause
  /// [accepted] AK1010: "agreed in the meeting of 3 May"
  | accepted_line                                # logAcceptedClause
  ;
time_format
  : RFC_3339
  | EPOCH (SECONDS | MILLISECONDS)
  | LOCAL TIME IN zone COMMA clock_changes
  | WRITTEN STRING (IN zone (COMMA clock_changes)?)?
  ;
clock_changes
  : REPEATED HOUR (EARLIER | LATER | REFUSED) COMMA SKIPPED HOUR (MOVES FORWARD | REFUSED)
  ;
date_is: COMMA A DATE_WORD COMMA AT ITS (BEGINNING | END);
no_end: STRING | MINUS? NUMBER;
signal_kind: TEXT | NUMBER_WORD | FLAG | MONEY IN WORD | TIME time_format? date_is?;
signal_note
  /// before it old
  : BEFORE IT path                               # beforeNote
  /// one of ("P1", "P2", "P3")
  | ONE OF LPAREN literal (COMMA literal)* RPAREN  # listNote
  /// true is "Y" or 1
  | TRUE IS literal (OR literal)*                # trueNote
  /// false is "N" or 0
  | FALSE IS literal (OR literal)*               # falseNote
  /// of that record only
  | OF THAT RECORD ONLY                          # recordNote
  ;
path
  : ITEM NUMBER OF THE RECORD
  | (ITEM NUMBER OF)? path_step (DOT path_step)* outward?
  ;
outward: OF THE DOCUMENT | OF THE ELEMENT OF path_step (DOT path_step)*;
path_step: name | QUOTED_WORD;

// conditions ---------------------------------------------------------------------------------
// `and` and `or` at one level is a mistake that the builder reports.
condition: condition_term ((AND | OR) condition_term)*;
condition_term
  /// not priority = "P1"
  : NOT condition_term                           # notTerm
  /// (priority = "P1" or priority = "P2")
  | LPAREN condition RPAREN                      # bracketTerm
  /// present
  | PRESENT                                      # ownPresentTerm
  /// amount >= 1_000
  /// item 2 of value = "1"
  | path comparison literal                      # comparisonTerm
  /// tags contains "urgent"
  | path CONTAINS literal                        # containsTerm
  /// started in office_hours
  | STARTED IN name                              # startedTerm
  /// resolved_at is absent
  | path IS (PRESENT | ABSENT)                   # presenceTerm
  /// status is one of ("waiting", "on hold")
  | path IS ONE OF LPAREN literal (COMMA literal)* RPAREN  # oneOfTerm
  /// urgent
  | name                                         # namedTerm
  ;
comparison: EQUAL | NOT_EQUAL | LESS_SIGN | AT_MOST_SIGN | MORE_SIGN | AT_LEAST_SIGN;
literal: STRING | MINUS? NUMBER | money | name | moment;

// conditions and values with a name ------------------------------------------------------------
/// [condition] urgent of tickets means priority = "P1" or (impact = "high" and urgency = "high")
condition_declaration: CONDITION name OF name MEANS condition;
/// [value] level of tickets means | priority = "P1" | "gold" | | otherwise | "silver" |
value_declaration: VALUE name OF name MEANS value_row+;
value_row: BAR (OTHERWISE | condition) BAR STRING BAR;

// clocks -------------------------------------------------------------------------------------
clock: clock_head LBRACE clock_line* RBRACE;
/// [clock] resolution_time of tickets {
clock_head: CLOCK name OF name;
clock_line
  /// [clause] "4.1" "Resolution clock"
  : clause_line                                  # clockNumberClause
  /// [starts on] opened
  | STARTS ON names                              # startsClause
  /// [stops on] resolved
  | STOPS ON names                               # stopsClause
  /// [pauses on] held
  | PAUSES ON names                              # pausesClause
  /// [pauses while] status = "waiting for customer"
  | PAUSES WHILE condition                       # pausesWhileClause
  /// [pauses during] force_majeure
  | PAUSES DURING names                          # pausesDuringClause
  /// [concerns] site
  | CONCERNS name                                # clockConcernsClause
  /// [resumes on] released
  | RESUMES ON names                             # resumesClause
  /// [resets on] rescheduled
  | RESETS ON names                              # resetsClause
  /// [is cancelled on] withdrawn
  | IS CANCELLED ON names                        # cancelledClause
  /// [reopened] within 7 calendar days: resume, leaving out the gap
  /// [reopened]: the first stop decides
  /// [reopened]: a new item begins
  | REOPENED (WITHIN NUMBER CALENDAR DAYS)? COLON reopening (COMMA LATER COLON reopening)?
                                                 # reopenedClause
  /// [counts] support_hours
  /// [counts] around the clock
  /// [counts] the hours of each limit
  | COUNTS (name | AROUND THE CLOCK | THE HOURS OF EACH LIMIT)               # countsClause
  /// [judged by] elapsed time
  /// [judged by] due time
  | JUDGED BY (ELAPSED | DUE) TIME               # judgedClause
  /// [when] priority changes: carry the elapsed time
  | WHEN name CHANGES COLON retarget             # retargetClause
  /// [missed before a change]: stays missed
  /// [missed before a change]: the last limit decides
  | MISSED BEFORE A CHANGE COLON (STAYS MISSED | THE LAST LIMIT DECIDES)     # missedBeforeClause
  /// [starts when] status = "in progress"
  | STARTS WHEN condition                        # startsWhenClause
  /// [stops when] status = "closed"
  | STOPS WHEN condition                         # stopsWhenClause
  /// [resets when] status = "rescheduled"
  | RESETS WHEN condition                        # resetsWhenClause
  /// [is cancelled when] status = "withdrawn"
  | IS CANCELLED WHEN condition                  # cancelledWhenClause
  /// [starts again on] replied
  | STARTS AGAIN ON names                        # roundsClause
  /// [a start while running]: begins anew
  | A START WHILE RUNNING COLON (CHANGES NOTHING | BEGINS ANEW)              # repeatedStartClause
  /// [a stop at most] 1 minute before the start: no time elapsed
  | A STOP AT MOST duration BEFORE THE START COLON NO TIME ELAPSED           # earlyStopClause
  /// [a stop without a start]: changes nothing
  | A STOP WITHOUT A START COLON CHANGES NOTHING   # loneStopClause
  /// [counted from] created_at, with earlier pauses
  | COUNTED FROM name COMMA (WITH | WITHOUT) EARLIER PAUSES                  # originClause
  /// [one item for each] value of team
  | ONE ITEM FOR EACH VALUE OF name              # itemByClause
  /// [items are called] requests
  | ITEMS ARE CALLED name                        # itemsCalledClause
  /// [attributed to] team
  | ATTRIBUTED TO name                           # attributedClause
  /// [elapsed time is rounded] up to 1 minute
  | ELAPSED TIME IS ROUNDED rounding TO duration # elapsedRoundedClause
  /// [accepted] AK1006: "agreed in the meeting of 3 May"
  | accepted_line                                # clockAcceptedClause
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
/// [outage] downtime of probes {
outage_head: OUTAGE name OF name;
outage_line
  /// [clause] "5.1" "Downtime"
  : clause_line                                  # outageNumberClause
  /// [while] up = false
  | WHILE condition                              # whileClause
  /// [while] status = "partial", weighs 30%
  | WHILE condition COMMA WEIGHS percentage      # weighedWhileClause
  /// [while] all of probes are down
  /// [while] any of probes are down
  /// [while] at least 2 of probes are down
  /// [while] more than 50% of probes are down
  /// [while] any of probes are down, weighs the share of them
  | WHILE (ALL | ANY | (AT LEAST | MORE_WORD THAN) (percentage | NUMBER)) OF name ARE name
    (COMMA WEIGHS THE SHARE OF THEM)?            # membersClause
  /// [from] went_down to came_up
  | FROM names TO names                          # fromToClause
  /// [paired by] incident_id
  | PAIRED BY path                               # pairedClause
  /// [one at a time]
  | ONE AT A TIME                                # oneAtATimeClause
  /// [during] incident
  | DURING names                                 # duringClause
  /// [slots of] 1 minute are down when failed is more than 5% of requests
  /// [slots of] 5 minutes are down when failed is at least 3
  | SLOTS OF duration ARE DOWN WHEN name IS (AT LEAST | MORE_WORD THAN | AT MOST | LESS THAN)
    (percentage OF name | NUMBER)                # slotsClause
  /// [slots with] no requests: up
  /// [slots with] fewer than 10 requests: unknown
  | SLOTS WITH (NO | FEWER THAN NUMBER) name COLON slot_counts               # fewInSlotsClause
  /// [down after] 3 slots in a row, from the first of them
  | DOWN AFTER NUMBER SLOTS IN A ROW COMMA FROM THE (FIRST | LAST) OF THEM   # downAfterClause
  /// [up after] 2 slots in a row, from the first of them
  | UP AFTER NUMBER SLOTS IN A ROW COMMA FROM THE (FIRST | LAST) OF THEM     # upAfterClause
  /// [concerns] site
  | CONCERNS name                                # outageConcernsClause
  /// [lasting] at least 3 minutes, the whole outage counts
  /// [lasting] more than 3 minutes, only the excess counts
  | LASTING (AT LEAST | MORE_WORD THAN) duration COMMA
    (THE WHOLE OUTAGE COUNTS | ONLY THE EXCESS COUNTS)     # lastingClause
  /// [outages less than] 1 minute apart are one
  | OUTAGES LESS THAN duration APART ARE ONE     # mergeClause
  /// [outages apart] stay apart
  | OUTAGES APART STAY APART                     # stayApartClause
  /// [accepted] AK1009: "agreed in the meeting of 3 May"
  | accepted_line                                # outageAcceptedClause
  ;

slot_counts: UP | DOWN | UNKNOWN_WORD | PASSED OVER;

// figures ------------------------------------------------------------------------------------
figure: figure_head LBRACE figure_line* RBRACE;
/// [figure] error_rate of traffic {
figure_head: FIGURE name OF name;
figure_line
  /// [clause] "1.7" "Error rate"
  : clause_line                                  # figureNumberClause
  /// [share of] failed in requests
  | SHARE OF name IN name                        # shareOfClause
  /// [number of] failed
  | NUMBER_WORD OF name                          # numberOfClause
  /// [sum of] minutes
  | SUM OF name                                  # sumOfClause
  /// [average of] rtt_ms
  | AVERAGE OF name                              # averageOfClause
  /// [median of] rtt_ms
  | MEDIAN OF name                               # medianOfClause
  /// [percentile] 95 of rtt_ms
  | PERCENTILE NUMBER OF name                    # percentileOfClause
  /// [highest of] rtt_ms
  | HIGHEST OF name                              # highestOfClause
  /// [lowest of] rating
  | LOWEST OF name                               # lowestOfClause
  /// [taken for each] 5 minutes, then averaged
  /// [taken for each] 5 minutes, then the highest
  /// [taken for each] 5 minutes, then percentile 95
  | TAKEN FOR EACH duration COMMA THEN then_taken                            # takenForEachClause
  /// [slots with] no hits: left out
  /// [slots with] fewer than 10 hits: 0%
  /// [slots with] no queue: 0
  | SLOTS WITH (NO | FEWER THAN NUMBER) name COLON (LEFT OUT | percentage | NUMBER)
                                                 # fewInFigureClause
  /// [accepted] AK1005: "of the next annex"
  | accepted_line                                # figureAcceptedClause
  ;

then_taken: AVERAGED | THE (HIGHEST | LOWEST | MEDIAN) | PERCENTILE NUMBER;

// who is in service --------------------------------------------------------------------------
covered: covered_head LBRACE covered_line* RBRACE;
/// [covered] sites of probes {
covered_head: COVERED name OF name;
covered_line
  /// [clause] "2.1" "Sites in service"
  : clause_line                                  # coveredNumberClause
  /// "JKT-SIN-1" from 2026-01-01
  /// "JKT-SIN-2" from 2026-03-15 to 2026-06-30
  | STRING FROM DATE (TO DATE)?                  # inServiceClause
  /// [each of] register from added to removed
  | EACH OF name FROM names TO names             # registerClause
  /// [accepted] AK1013: "agreed in the meeting of 3 May"
  | accepted_line                                # coveredAcceptedClause
  ;

// exclusions ---------------------------------------------------------------------------------
exclusion: exclusion_head LBRACE exclusion_line* RBRACE;
/// [exclusion] planned_maintenance of notices {
exclusion_head: EXCLUSION name OF name;
exclusion_line
  /// [clause] "5.2" "Planned maintenance"
  : clause_line                                  # exclusionNumberClause
  /// [while] reason = "customer"
  | WHILE condition                              # excludedWhileClause
  /// [from] works_began to works_ended
  | FROM names TO names                          # excludedFromToClause
  /// [paired by] change_id
  | PAIRED BY path                               # exclusionPairedClause
  /// [one at a time]
  | ONE AT A TIME                                # exclusionOneAtATimeClause
  /// [during] maintenance
  | DURING names                                 # excludedDuringClause
  /// [the notice is] change_id
  | THE NOTICE IS path                           # noticeClause
  /// [is withdrawn on] cancelled
  | IS WITHDRAWN ON names                        # withdrawnClause
  /// [if] announced at least 48 hours before it starts
  /// [if] announced at least 5 working days of desk before it starts
  /// [if] agreed by the customer
  | IF name (AT LEAST notice_lead BEFORE IT STARTS | by_party?)              # ifClause
  /// [unless] refused by the customer
  | UNLESS name by_party?                        # unlessClause
  /// [only within] night_hours
  | ONLY WITHIN name                             # onlyWithinClause
  /// [at most] 8 hours of it each calendar month, earliest first
  /// [at most] 8 hours of downtime in it each calendar month, earliest first
  | AT MOST duration OF (DOWNTIME IN)? IT every_period COMMA EARLIEST FIRST  # quotaClause
  /// [beyond the announced time]: counts as down
  /// [beyond the announced time]: excluded too
  /// [beyond the announced time]: the exclusion is lost
  | BEYOND THE ANNOUNCED TIME COLON beyond       # beyondClause
  /// [concerns] site
  | CONCERNS path                                # concernsClause
  /// [concerns every] subject
  | CONCERNS EVERY SUBJECT                       # concernsEveryClause
  /// [accepted] AK1053: "agreed in the meeting of 3 May"
  | accepted_line                                # exclusionAcceptedClause
  ;
notice_lead: NUMBER WORKING (DAY | DAYS) OF name | duration (OF name)?;
by_party: BY THE (CUSTOMER | PROVIDER);
beyond: COUNTS AS DOWN | EXCLUDED TOO | THE EXCLUSION IS LOST;

// targets ------------------------------------------------------------------------------------
target: target_head LBRACE target_line* RBRACE;
/// [target] resolution {
target_head: TARGET name;
target_line
  /// [clause] "4.2" "Resolution time"
  : clause_line                                  # targetNumberClause
  /// resolution_time is within 4 hours of support_hours
  /// resolution_time is less than 4 hours of support_hours
  /// resolution_time is by the end of the next working day of support_hours
  /// resolution_time is by 3 working days of support_hours later, at the same time
  /// resolution_time is less than 60 seconds after promised_at
  | name IS (WITHIN (duration_limit | limit_row+) | under_limit | instant_limit)   # limitClause
  /// [escalate] "team lead" at 75% of the limit
  /// [escalate] "director" at 2 hours after due, at any hour
  | ESCALATE STRING AT (percentage OF THE LIMIT | duration (BEFORE | AFTER) DUE)
    (COMMA AT ANY HOUR)?                        # escalationClause
  /// [for] at least 95% of tickets resolved in each calendar month
  | FOR bound_test OF name (DUE | name) item_periods for_each?               # shareClause
  /// [for all] tickets resolved in each calendar month
  /// [for all] tickets resolved in each contract quarter
  /// [for all] tickets resolved in each season of exams
  /// [for all] tickets due over the whole term
  /// [for all] tickets due over the last 12 calendar months, at the end of each
  | FOR ALL name (DUE | name) item_periods for_each?                         # allClause
  /// [on average over] tickets resolved in each calendar month
  /// [on average over] tickets resolved in each calendar quarter, for each priority
  | ON AVERAGE OVER name (DUE | name) item_periods for_each?                 # averageClause
  /// [in the median of] tickets resolved in each calendar month
  | IN THE MEDIAN OF name (DUE | name) item_periods for_each?                # medianClause
  /// [in percentile] 95 of tickets resolved in each calendar month
  | IN PERCENTILE NUMBER OF name (DUE | name) item_periods for_each?         # percentileClause
  /// [in total over] tickets resolved in each calendar month
  | IN TOTAL OVER name (DUE | name) item_periods for_each?                   # totalClause
  /// [open at the end of a period]: left out
  /// [open at the end of a period]: overdue tickets count as missed, the others are left out
  /// [open at the end of a period]: tickets count with their time so far
  | OPEN AT THE END OF A period_noun COLON open_items                   # openItemsClause
  /// [with fewer than] 20 tickets: 1 miss is allowed
  | WITH FEWER THAN NUMBER name COLON NUMBER (MISS IS | MISSES ARE) ALLOWED  # smallClause
  /// [small numbers]: no exception
  | SMALL NUMBERS COLON NO EXCEPTION             # noSmallClause
  /// [with no] tickets: not applicable
  /// [with fewer than] 10 answers: not applicable
  | WITH (NO | FEWER THAN NUMBER) name COLON (NOT APPLICABLE | MET | MISSED)   # emptyClause
  /// [records that cannot be used]: the result is undetermined
  | RECORDS THAT CANNOT BE USED COLON THE RESULT IS UNDETERMINED             # lostRecordsClause
  /// [time without] downtime is at least 99.9% of each calendar month, for each site
  /// [time without] downtime is at least 99.9% over the whole term, for each site
  /// [time without] downtime is at least 99.9% of the time of desk in each calendar month
  /// [time without] downtime is at least 99.9% over the last 12 calendar months, at the end of each
  | TIME WITHOUT name IS bound_test time_periods for_each?                   # timeShareClause
  /// [the sum] is at most 4 "service points" in each calendar month
  /// [the sum] is less than 10 "service points" in each calendar quarter, for each site
  | THE SUM IS (AT MOST | LESS THAN) in_kind item_periods for_each?           # sumClause
  /// error_rate is at most 1% in each calendar month
  /// latency is less than 80 in each calendar month, for each site
  /// first_contact is at least 70% in each calendar quarter
  | name IS (AT LEAST | MORE_WORD THAN | AT MOST | LESS THAN) (percentage | NUMBER) item_periods
    for_each?                                    # figureClause
  /// [level] optimal is at least 98%
  /// [level] acceptable is at most 6 hours
  | LEVEL name IS (AT LEAST | MORE_WORD THAN | AT MOST | LESS THAN) quantity  # levelClause
  /// [outages that cross a period] are split
  /// [outages that cross a period] are split
  | OUTAGES THAT CROSS A period_noun ARE SPLIT                          # splitClause
  /// [outages that cross a period] belong to the period they begin in
  | OUTAGES THAT CROSS A period_noun BELONG TO THE period_noun THEY BEGIN IN   # byBeginClause
  /// [the first periods]: not applicable
  /// [the first periods]: what there is
  | THE FIRST PERIODS COLON first_periods        # firstPeriodsClause
  /// [each month] taken as 30 days
  | EACH MONTH TAKEN AS NUMBER DAYS              # monthLengthClause
  /// [excluding] planned_maintenance: neither down nor promised
  /// [excluding] planned_maintenance or force_majeure: promised and not down
  | EXCLUDING names COLON (NEITHER DOWN NOR PROMISED | PROMISED AND NOT DOWN)   # excludingClause
  /// [measured from the first record]
  | MEASURED FROM THE FIRST RECORD               # firstRecordClause
  /// [after] 10 minutes without a record: unknown since the last record
  /// [after] 1 hour without a record: left out since the last record
  | AFTER duration WITHOUT A RECORD COLON unrecorded SINCE THE LAST RECORD    # silenceClause
  /// [unknown while] up is absent
  | UNKNOWN_WORD WHILE condition                 # unknownWhileClause
  /// [leaving out items when] cause = "customer" at the stop
  /// [leaving out items when] cause = "customer" at any time
  | LEAVING OUT ITEMS WHEN condition AT (THE STOP | ANY TIME)                   # leavingOutClause
  /// [accepted] AK1012: "agreed in the meeting of 3 May"
  | accepted_line                                # targetAcceptedClause
  ;
first_periods: NOT APPLICABLE | WHAT THERE IS;
bound_test: (AT LEAST | MORE_WORD THAN) quantity;
unrecorded: UNKNOWN_WORD | UP | DOWN | LEFT OUT;
for_each: COMMA FOR EACH name (AND name)*;
open_items
  : LEFT OUT
  | name COUNT WITH THEIR TIME SO FAR
  | OVERDUE name COUNT AS MISSED COMMA THE OTHERS ARE LEFT OUT
    (COMMA ONE STOPPED WITHIN NUMBER CALENDAR DAYS OF ITS DUE TIME IS NOT COUNTED AGAIN)?
  ;
/// [|] priority = "P1" | 4 hours of support_hours |
/// [|] otherwise | by 3 working days of support_hours later, at the same time |
/// [|] priority = "P1" and not started in support_hours | 1 hour around the clock |
/// [|] otherwise | by the end of the next working day of support_hours, moved by pauses |
/// [|] otherwise | by 15 minutes after promised_at, moved to the next opening of desk |
/// [|] otherwise | by promised_at, moved to the next working day of desk, at the same time |
/// [|] otherwise | no target |
limit_row: BAR (OTHERWISE | condition) BAR limit BAR;
limit: NO TARGET | duration_limit | under_limit | instant_limit;
duration_limit: duration (OF name | AROUND THE CLOCK)?;
under_limit: LESS THAN duration_limit;
instant_limit
  : ((BY | BEFORE) instant_rule | (BY | LESS THAN) grace) (COMMA by_pauses)? (COMMA into_hours)?
  ;
grace: duration AFTER name;
by_pauses: NOT? MOVED BY PAUSES;
into_hours
  : MOVED TO THE NEXT OPENING (OF name)?
  | MOVED BACK TO THE LAST CLOSING (OF name)?
  | MOVED TO THE NEXT WORKING DAY OF name COMMA AT THE SAME TIME
  ;
instant_rule
  /// 3 working days of support_hours later, at the same time
  : NUMBER WORKING (DAY | DAYS) OF name LATER COMMA AT THE SAME TIME         # workingDaysRule
  /// the end of the next working day of support_hours
  | THE END OF (THE (SAME | NEXT) WORKING DAY | WORKING DAY NUMBER) OF name  # endOfDayRule
  /// 17:00 on working day 3 of support_hours
  | WALL_CLOCK ON (THE (SAME | NEXT) WORKING DAY | WORKING DAY NUMBER) OF name  # dayAtRule
  /// 30 calendar days later, at the same time
  | NUMBER CALENDAR (DAY | DAYS) LATER COMMA AT THE SAME TIME                # calendarDaysRule
  /// 1 calendar month later, at the same time
  | NUMBER CALENDAR (MONTH | MONTHS) LATER COMMA AT THE SAME TIME            # calendarMonthsRule
  /// promised_at
  | name                                         # signalRule
  ;

// credits and caps ---------------------------------------------------------------------------
credit: credit_head LBRACE credit_line* RBRACE;
/// [credit] resolution_credit for resolution {
credit_head: CREDIT name FOR name;
credit_line
  /// [clause] "6.1" "Service credits"
  : clause_line                                  # creditNumberClause
  /// [the result is] ...
  | THE RESULT IS slab_row+                      # slabsClause
  /// [the credit is] 5% of monthly_charge for each full hour of downtime
  /// [the credit is] IDR 18_000 for each miss beyond 3
  /// [the credit is] 1% of rack_fee for each 15 minutes late, or part, at most 50% of rack_fee
  /// [the credit is] 2 "hours of extra support" for each miss
  | THE CREDIT IS rate                           # rateClause
  /// [owed only] where the target is missed
  /// [owed whether] the target is met or missed
  | OWED (ONLY WHERE THE TARGET IS MISSED | WHETHER THE TARGET IS MET OR MISSED)   # owedClause
  /// [amounts] below IDR 10_000 are not due
  /// [amounts] up to IDR 10_000 are not due
  /// [amounts] below IDR 10_000 are raised to IDR 10_000
  | AMOUNTS (BELOW | UP TO) money ARE (NOT DUE | RAISED TO money)   # smallAmountsClause
  /// [payable only] if claimed within 30 calendar days after the end of the month
  /// [payable only] if claimed within 10 working days of desk after the end of the month
  | PAYABLE ONLY IF CLAIMED WITHIN dates_after THE END OF THE period_noun   # claimWithinClause
  /// [claimed on] submitted of claims, with its month in month
  /// [claimed on] submitted of claims, with its month in month, its credit in credit_name
  | CLAIMED ON names OF name COMMA WITH ITS period_noun IN name (COMMA claim_part)*
                                                 # claimedOnClause
  /// [waived on] taken_back
  | WAIVED ON names                              # waivedOnClause
  /// [as a deduction] from the next invoice
  | AS A DEDUCTION FROM THE NEXT INVOICE         # deductionClause
  /// [paid within] 14 calendar days after the end of the month
  /// [paid within] 10 working days of desk after the claim
  | PAID WITHIN dates_after THE (END OF THE period_noun | CLAIM)            # paidClause
  /// [rounded] half up to IDR 1
  /// [rounded] down to 0.5 "days of service"
  | ROUNDED rounding TO (money | in_kind)        # roundedClause
  /// [accepted] AK1004: "agreed in the meeting of 3 May"
  | accepted_line                                # creditAcceptedClause
  ;
dates_after: NUMBER (CALENDAR (DAY | DAYS) | WORKING (DAY | DAYS) OF name) AFTER;
claim_part
  /// its credit in credit_name
  : ITS CREDIT IN name                           # claimedCredit
  /// its site in site
  | ITS name IN name                             # claimedGroup
  ;
/// [|] at least 95% | no credit |
/// [|] otherwise | 20% of monthly_charge |
/// [|] otherwise | 3 "days of service" |
/// [|] at most 4 "service points" | no credit |
/// [|] otherwise | 1% of monthly_charge for each full 0.1 percentage points below 99.9% |
/// [|] more than 99.9% | no credit |
/// [|] at most 90% | 20% of monthly_charge |
/// [|] less than 95% | 5% of monthly_charge |
/// [|] below 95% | 5% of monthly_charge |
/// [|] level acceptable | 5% of monthly_charge |
/// [|] worse than acceptable | 10% of monthly_charge |
/// [|] otherwise | 10% of the sum of monthly_charge in the quarter |
/// [|] otherwise | 10% of monthly_charge in the last month of the quarter |
/// [|] otherwise | 10% of the part of yearly_charge in the month |
/// [|] otherwise | 10% of yearly_charge in the year in which the month ends |
slab_row
  : BAR (OTHERWISE | (AT LEAST | MORE_WORD THAN | AT MOST | LESS THAN | BELOW) quantity
    | (LEVEL | WORSE THAN) name) BAR owed BAR
  ;
owed: amount | in_kind | rate;
amount: NO CREDIT | percentage OF fee_share | money;
rate: price each_unit (COMMA AT MOST price)? (COMMA ALSO ABOVE THE FEE)?;
price: percentage OF fee_share | fee_share | money | in_kind;
in_kind: NUMBER STRING;
each_unit
  /// for each miss
  /// for each miss beyond 3
  : FOR EACH MISS (COMMA? beyond_free NUMBER)?   # eachMiss
  /// for each full hour late
  /// for each 24 hours late around the clock, or part, beyond 48 hours
  | FOR EACH FULL? unit_of_time LATE (AROUND THE CLOCK)? parts_of_unit?
    (COMMA? beyond_free duration)?
                                                 # eachTimeLate
  /// for each date after the due date, the last one included
  /// for each working day of desk after the due date, the last one left out, beyond 2
  | FOR EACH (DATE_WORD | WORKING DAY OF name) AFTER THE DUE DATE_WORD last_one?
    (COMMA? beyond_free NUMBER)?                 # eachDateLate
  /// for each full hour of downtime
  /// for each hour of downtime, in proportion, beyond 216 minutes
  /// for each hour of downtime of each outage, or part, beyond 30 minutes
  | FOR EACH FULL? unit_of_time OF DOWNTIME (OF EACH OUTAGE)? parts_of_unit?
    (COMMA? beyond_free duration)?
                                                 # eachTimeDown
  /// for each 0.1 percentage points below 99.9%, or part
  | FOR EACH FULL? NUMBER? PERCENTAGE (POINT | POINTS) BELOW percentage parts_of_unit?
                                                 # eachPointBelow
  /// for each of the "service points", beyond 4
  /// for each full 5 of the "service points", beyond 10
  /// for each 5 of the "service points", or part
  | FOR EACH FULL? of_sum parts_of_unit? (COMMA? beyond_free NUMBER)?   # eachOfSum
  /// in proportion to the downtime
  /// in proportion to the downtime, taken of 99.5% of the time
  | IN PROPORTION TO THE DOWNTIME (COMMA TAKEN OF percentage OF THE TIME)?   # shareOfTimeDown
  ;
of_sum: NUMBER? OF THE STRING;
unit_of_time: duration | time_unit;
parts_of_unit: COMMA (OR PART | IN PROPORTION);
last_one: COMMA THE LAST ONE (INCLUDED | LEFT OUT);
beyond_free: ONCE? BEYOND;
fee_share
  : name
  | THE SUM OF name IN THE period_noun
  | name IN THE LAST period_noun OF THE period_noun
  | THE PART OF name IN THE period_noun
  | name IN THE period_noun IN WHICH THE period_noun ENDS
  ;
rounding: HALF UP | HALF EVEN | DOWN | UP;
cap: cap_head LBRACE cap_line* RBRACE;
/// [cap] monthly_cap on all credits {
/// [cap] monthly_cap on resolution_credit, response_credit {
cap_head: CAP name ON (ALL CREDITS | name (COMMA name)*);
cap_line
  /// [clause] "6.3" "Cap"
  : clause_line                                  # capNumberClause
  /// [at most] 25% of monthly_charge each calendar month
  /// [at most] IDR 50_000_000 over the whole term
  /// [at most] IDR 50_000_000 over the last 12 calendar months, at the end of each
  | AT MOST amount (every_period | looking_back) for_each?   # mostClause
  /// [sums] below USD 5 each calendar month are not due
  /// [sums] up to USD 5 each calendar month, for each service, are not due
  | SUMS (BELOW | UP TO) money every_period (for_each COMMA)? ARE NOT DUE   # smallSumsClause
  /// [only the largest is due] each calendar month, for each incident
  /// [only the largest is due] over the whole term
  | ONLY THE LARGEST IS DUE every_period for_each?   # largestClause
  /// [accepted] AK1032: "agreed in the meeting of 3 May"
  | accepted_line                                # capAcceptedClause
  ;

// scenarios ----------------------------------------------------------------------------------
scenario: scenario_head LBRACE scenario_line* RBRACE;
/// [scenario] "a hold over the weekend costs nothing" {
scenario_head: SCENARIO STRING;
scenario_line
  /// [given] T1 of tickets with priority = "P1"
  : GIVEN subject_name OF name (WITH setting (COMMA setting)*)?              # givenClause
  /// [when] 2026-03-06 16:00 T1 opened
  /// [when] 2026-03-06 17:00 T1 status = "waiting for customer"
  /// [when] 2026-03-06 18:00 T1 went_down, paired by "INC1"
  /// [when] 2026-03-08 01:00 to 2026-03-08 03:00 S1 maintenance, announced 2026-03-05 09:00
  /// [when] 2026-03-09 08:00 T1 team is absent
  /// [when] 2026-11-01 01:30 -05:00 T1 resolved
  | WHEN moment (TO moment)? subject_name
    (change (COMMA change)* | name (COMMA happening_note)*)                  # happeningClause
  /// [as of] 2026-04-01 00:00
  | AS OF moment                                 # asOfClause
  /// [then] resolution of T1 is met, elapsed 4 hours
  /// [then] resolution of T1 is missed, escalated to "team lead" at 2026-03-06 12:00
  | THEN name OF subject_name (ITEM NUMBER)? IS verdict (COMMA item_detail)* # thenItemClause
  /// [then] resolution in 2026-03 is met with 100%
  /// [then] resolution in 2026-03 without customer is missed
  /// [then] uptime in 2026-03 for site = "S1" is undetermined, between 97% and 99.2%
  /// [then] points_of_month in 2026-03 is missed with 7 "service points"
  /// [then] resolution in 2026-03 is met with 97%, level acceptable
  /// [then] resolution in 2026-03 is missed, no level
  | THEN name IN period scenario_group? IS verdict
    (WITH quantity | COMMA BETWEEN quantity AND quantity)?
    (COMMA (LEVEL name | NO LEVEL))?                                       # thenPeriodClause
  /// [then] resolution_credit in 2026-03 is no credit
  /// [then] support_credit in 2026-03 is 4 "hours of extra support"
  /// [then] resolution_credit in 2026-03 is not known
  /// [then] refund in 2026-03 is IDR 2_500_000, paid by 2026-04-14
  /// [then] refund in 2026-03 is IDR 2_500_000, deducted from the invoice of 2026-04
  | THEN name IN period scenario_group? IS
    (money (COMMA paid_so)? | in_kind | NO CREDIT | NOT KNOWN)               # thenCreditClause
  /// [then] resolution_credit in 2026-03 is claimable until 2026-04-30
  /// [then] resolution_credit in 2026-03 is IDR 1_250_000, claimable until 2026-04-30
  /// [then] resolution_credit in 2026-03 is IDR 1_250_000, claimed
  /// [then] resolution_credit in 2026-03 is IDR 1_250_000, claimed, paid by 2026-04-14
  | THEN name IN period scenario_group? IS ((money | in_kind) COMMA)?
    (CLAIMABLE UNTIL DATE | CLAIMED (COMMA paid_so)?)
                                                                             # thenClaimableClause
  /// [then] resolution_credit in 2026-03 has lapsed
  /// [then] resolution_credit in 2026-03 is waived
  | THEN name IN period scenario_group? (HAS LAPSED | IS WAIVED)             # thenNotPayableClause
  /// [then] monthly_cap in 2026-03 takes off IDR 1_250_000
  /// [then] monthly_cap in 2026-03 takes off nothing
  | THEN name IN period scenario_group? TAKES OFF (money | NOTHING)          # thenCapClause
  /// [then] planned_maintenance of S1 at 2026-03-08 01:00 is refused, announced too late
  | THEN name OF subject_name AT moment IS grant (COMMA grant_reason)?       # thenClaimClause
  /// [then all credits] in 2026-03 are IDR 2_500_000
  /// [then all credits] in 2026-03 are 6 "days of service"
  | THEN ALL CREDITS IN period ARE (money | in_kind)                         # thenTotalClause
  /// [then the tax of all credits] in 2026-03 is IDR 275_000
  | THEN THE TAX OF ALL CREDITS IN period IS money                           # thenTaxClause
  /// [accepted] AK1072: "agreed in the meeting of 3 May"
  | accepted_line                                # scenarioAcceptedClause
  ;
paid_so: PAID BY DATE | DEDUCTED FROM THE (NEXT INVOICE | INVOICE OF one_period);
subject_name: name | STRING;
setting: name EQUAL literal;
change: setting | name IS ABSENT;
moment: DATE WALL_CLOCK moment_offset?;
// Of a time that comes twice in a night, or that of another zone.
moment_offset: (PLUS | MINUS) WALL_CLOCK;
happening_note
  /// paired by "INC1"
  : PAIRED BY STRING                             # pairedNote
  /// of notice "C1"
  | OF NOTICE STRING                             # noticeNote
  /// concerns "S1"
  | CONCERNS STRING                              # concernsNote
  /// received 2026-03-05 09:10
  | RECEIVED moment                              # receivedNote
  /// announced 2026-03-05 09:00
  | name moment                                  # momentNote
  ;
grant: GRANTED (IN PART)? | REFUSED;
grant_reason
  : NOT ANNOUNCED | ANNOUNCED TOO LATE | REPLACED | WITHDRAWN | NOT AGREED | SET ASIDE
  | OUTSIDE THE HOURS | USED UP | OVERRAN
  ;
verdict: MET | MISSED | PENDING | NOT APPLICABLE | UNDETERMINED;
item_detail
  /// elapsed 4 hours
  : ELAPSED duration                             # elapsedDetail
  /// due 2026-03-09 12:00
  | DUE moment                                   # dueDetail
  /// left out
  | LEFT OUT                                     # leftOutDetail
  /// escalated to "team lead" at 2026-03-09 12:00
  | ESCALATED TO STRING AT moment                # escalatedDetail
  /// not escalated to "director"
  | NOT ESCALATED TO STRING                      # notEscalatedDetail
  /// 3 hours with team = "desk"
  /// 1 hour without team
  | duration (WITH setting | WITHOUT name)       # heldDetail
  ;
scenario_group: FOR setting (COMMA setting)* (WITHOUT names)? | WITHOUT names;

// periods ------------------------------------------------------------------------------------
item_periods: IN EACH cadence | OVER THE WHOLE TERM | looking_back;
time_periods
  : OF EACH cadence
  | OF THE TIME OF name (IN EACH cadence | OVER THE WHOLE TERM | looking_back)
  | OVER THE WHOLE TERM
  | looking_back
  ;
looking_back: OVER THE LAST NUMBER cadences COMMA AT THE END OF EACH;
cadences: CALENDAR calendar_nouns | CONTRACT contract_nouns | WEEKS;
calendar_nouns: MONTHS | QUARTERS | DAYS;
contract_nouns: MONTHS | QUARTERS;
every_period: EACH cadence | OVER THE WHOLE TERM;
cadence: CALENDAR calendar_noun | CONTRACT contract_noun | HALF YEAR | WEEK | SEASON OF name;
calendar_noun: MONTH | QUARTER | YEAR | DAY;
contract_noun: MONTH | QUARTER | YEAR;
// `period` says whichever is meant.
period_noun: plain_noun | CONTRACT contract_noun;
plain_noun: PERIOD | MONTH | QUARTER | HALF YEAR | YEAR | WEEK | DAY | TERM | SEASON;
// Of results that look back: `the 12 months to 2026-12`.
period: one_period | THE NUMBER plain_nouns TO one_period;
plain_nouns: MONTHS | QUARTERS | WEEKS | DAYS | CONTRACT contract_nouns;
one_period
  : YEAR_MONTH | YEAR_QUARTER | YEAR_HALF | YEAR_WEEK | DATE | NUMBER
  | CONTRACT contract_noun NUMBER | THE WHOLE TERM | SEASON STRING
  ;

// quantities ---------------------------------------------------------------------------------
duration: (NUMBER time_unit)+;
time_unit
  : MILLISECOND | MILLISECONDS | SECOND | SECONDS | MINUTE | MINUTES | HOUR | HOURS
  | DAY | DAYS | WEEK | WEEKS | MONTH | MONTHS | YEAR | YEARS
  ;
percentage: NUMBER (PERCENT | PERMILLE);
// What a target can measure; the builder and the checks ask of which kind it is.
quantity: percentage | duration | in_kind | NUMBER;
money: WORD NUMBER;
zone: ZONE | WORD;
