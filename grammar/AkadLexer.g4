// The words of the Akad language, edition 1. What they mean stands in REFERENCE.md.
// Names may be spelled like any word here except those that sentences.txt reserves.
lexer grammar AkadLexer;

AND: 'and'; OR: 'or'; NOT: 'not'; IS: 'is'; WHEN: 'when'; OTHERWISE: 'otherwise';

A: 'a'; AGREEMENT: 'agreement'; ALL: 'all'; ALLOWED: 'allowed'; ALWAYS: 'always'; APART: 'apart';
APPLICABLE: 'applicable'; ARE: 'are'; AROUND: 'around'; AS: 'as'; AT: 'at'; BACK: 'back';
BEFORE: 'before'; BEGIN: 'begin'; BEGINS: 'begins'; BELONG: 'belong'; BELOW: 'below'; BY: 'by';
CALENDAR: 'calendar'; CANCELLED: 'cancelled'; CAP: 'cap'; CARRY: 'carry'; CHANGES: 'changes';
CLAUSE: 'clause'; CLOCK: 'clock'; CLOSED: 'closed'; CLOSING: 'closing'; CONTAINS: 'contains';
COUNT: 'count'; COUNTED: 'counted'; COUNTING: 'counting'; COUNTS: 'counts'; COVERS: 'covers';
CREDIT: 'credit'; CREDITS: 'credits'; CROSS: 'cross'; CURRENCY: 'currency'; CUSTOMER: 'customer';
CYCLE: 'cycle'; DATE_WORD: 'date'; DECIDES: 'decides'; DOWN: 'down'; DUE: 'due'; DURING: 'during';
EACH: 'each'; EARLIER: 'earlier'; ELAPSED: 'elapsed'; ELSE: 'else'; END: 'end'; EPOCH: 'epoch';
EVEN: 'even'; EVENT: 'event'; EVERY: 'every'; EXCEPTION: 'exception'; EXCESS: 'excess'; FEE: 'fee';
FEWER: 'fewer'; FIRST: 'first'; FLAG: 'flag'; FOR: 'for'; FORWARD: 'forward'; FROM: 'from';
GAP: 'gap'; GIVEN: 'given'; HALF: 'half'; HOLIDAYS: 'holidays'; HOUR: 'hour'; HOURS: 'hours';
ID: 'id'; IN: 'in'; ITEM: 'item'; JUDGE: 'judge'; JUDGED: 'judged'; KEEP: 'keep';
LANGUAGE: 'language'; LAST: 'last'; LASTING: 'lasting'; LATER: 'later'; LEAST: 'least';
LEAVING: 'leaving'; LEFT: 'left'; LESS: 'less'; LIBRARY: 'library'; LOCAL: 'local'; LOG: 'log';
MEASURED: 'measured'; MET: 'met'; MILLISECONDS: 'milliseconds'; MILLISECOND: 'millisecond';
MINUTE: 'minute'; MINUTES: 'minutes'; MISS: 'miss'; MISSED: 'missed'; MISSES: 'misses';
MONEY: 'money'; MONTH: 'month'; MONTHS: 'months'; MORE_WORD: 'more'; MOST: 'most'; MOVED: 'moved';
MOVES: 'moves'; NEW: 'new'; NEXT: 'next'; NIGHTS: 'nights'; NO: 'no'; NUMBER_WORD: 'number';
NUMBERS: 'numbers'; OF: 'of'; ON: 'on'; ONE: 'one'; ONLY: 'only'; OPEN: 'open'; OPENING: 'opening';
OTHERS: 'others'; OUT: 'out'; OUTAGE: 'outage'; OUTAGES: 'outages'; OVERDUE: 'overdue';
PAUSES: 'pauses'; PENDING: 'pending'; PRESENT: 'present'; ABSENT: 'absent';
PROPORTION: 'proportion'; PROVIDER: 'provider'; RECEIVED: 'received'; REFUSED: 'refused';
REOPENED: 'reopened'; REPEATED: 'repeated'; RESETS: 'resets'; RESTART: 'restart'; RESULT: 'result';
RESUME: 'resume'; RESUMES: 'resumes'; RFC_3339: 'RFC 3339'; ROUNDED: 'rounded'; SAME: 'same';
SCENARIO: 'scenario'; SECOND: 'second'; SECONDS: 'seconds'; SEQUENCE: 'sequence';
SIGNAL: 'signal'; SKIPPED: 'skipped'; SMALL: 'small'; SOURCE: 'source'; SPLIT: 'split';
START: 'start'; STARTS: 'starts'; STAY: 'stay'; STOP: 'stop'; STOPPED: 'stopped'; STOPS: 'stops';
SUBJECT: 'subject'; TARGET: 'target'; TAX: 'tax'; AFTER: 'after'; TERM: 'term'; TEXT: 'text';
THAN: 'than'; THAT: 'that'; THE: 'the'; THEN: 'then'; THEY: 'they'; TIME: 'time'; TIMES: 'times';
TIMEZONE: 'timezone'; TO: 'to'; UNDETERMINED: 'undetermined';
UNITS: 'units'; UP: 'up'; USE: 'use'; VERSION: 'version'; WHILE: 'while'; WHOLE: 'whole';
WINDOW: 'window'; WITH: 'with'; WITHIN: 'within'; WITHOUT: 'without'; WORKING: 'working';
ZONE_WORD: 'zone'; DAY: 'day'; DAYS: 'days'; WEEK: 'week'; WEEKS: 'weeks'; YEAR: 'year';
YEARS: 'years'; AGAIN: 'again'; ITS: 'its'; RUNNING: 'running'; NOTHING: 'nothing'; ANEW: 'anew';
VALUE: 'value'; ATTRIBUTED: 'attributed'; ESCALATE: 'escalate'; LIMIT: 'limit'; ANY: 'any';
CHANGE: 'change'; STAYS: 'stays';

WEEKDAY: 'Mon' | 'Tue' | 'Wed' | 'Thu' | 'Fri' | 'Sat' | 'Sun';

DATE: DIGIT DIGIT DIGIT DIGIT '-' DIGIT DIGIT '-' DIGIT DIGIT;
YEAR_MONTH: DIGIT DIGIT DIGIT DIGIT '-' DIGIT DIGIT;
WALL_CLOCK: DIGIT DIGIT? ':' DIGIT DIGIT (':' DIGIT DIGIT ('.' DIGIT+)?)?;
NUMBER: DIGIT (DIGIT | '_')* ('.' DIGIT+)?;
// Two lexical mistakes that deserve their own message: `4h`, `25.000.000`.
GLUED_NUMBER: DIGIT (DIGIT | '_')* ('.' DIGIT+)? [A-Za-z] [A-Za-z0-9_]*;
DOTTED_NUMBER: DIGIT+ ('.' DIGIT+) ('.' DIGIT+)+;

ZONE: [A-Za-z] [A-Za-z_]* ('/' [A-Za-z0-9_+\-]+)+;
WORD: [A-Za-z_] [A-Za-z0-9_]*;
QUOTED_WORD: '`' ~[`\r\n]+ '`';
STRING: '"' (~["\\\r\n] | '\\' ["\\])* '"';
OPEN_STRING: '"' (~["\\\r\n] | '\\' ["\\])*;

LBRACE: '{'; RBRACE: '}'; LPAREN: '('; RPAREN: ')'; BAR: '|'; COMMA: ','; COLON: ':'; DOT: '.';
EQUAL: '='; NOT_EQUAL: '!='; LESS_SIGN: '<'; AT_MOST_SIGN: '<='; MORE_SIGN: '>';
AT_LEAST_SIGN: '>='; PERCENT: '%'; PERMILLE: '‰'; MINUS: '-';

COMMENT: '//' ~[\r\n]* -> channel(HIDDEN);
SPACE: [ \t\r\n]+ -> skip;
UNKNOWN: .;

fragment DIGIT: [0-9];
