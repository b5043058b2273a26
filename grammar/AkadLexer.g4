// The words, numbers, texts and signs of the Akad language, edition 1. What they mean stands in
// REFERENCE.md. Names may be spelled like any word but the reserved ones.
// A token of AkadParser.g4 that does not stand here is a word, spelt as it is called: THEN is
// `then`. Where a name is taken, here or by ANTLR, `_WORD` ends it: DATE_WORD is `date`.
lexer grammar AkadLexer;

// Mistakes are told what may stand in their place, in the order of this file.

// The reserved words, and why they may not be names.
AND: 'and';              /// joins two conditions
OR: 'or';                /// joins two conditions
NOT: 'not';              /// stands where a condition may begin with a name
IS: 'is';                /// stands behind the name that begins a sentence
WHEN: 'when';            /// stands behind a name, before a condition
OTHERWISE: 'otherwise';  /// stands in place of a condition in a table

// generate.py: all other words, by the alphabet

ABSENT: 'absent'; AFTER: 'after'; AGAIN: 'again'; DAY: 'day'; DAYS: 'days'; STAYS: 'stays';
RFC_3339: 'RFC 3339';
WEEKDAY: 'Mon' | 'Tue' | 'Wed' | 'Thu' | 'Fri' | 'Sat' | 'Sun';

DATE: DIGIT DIGIT DIGIT DIGIT '-' DIGIT DIGIT '-' DIGIT DIGIT;
YEAR_MONTH: DIGIT DIGIT DIGIT DIGIT '-' DIGIT DIGIT;
YEAR_QUARTER: DIGIT DIGIT DIGIT DIGIT '-Q' DIGIT;
YEAR_HALF: DIGIT DIGIT DIGIT DIGIT '-H' DIGIT;
YEAR_WEEK: DIGIT DIGIT DIGIT DIGIT '-W' DIGIT DIGIT;
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
AT_LEAST_SIGN: '>='; PERCENT: '%'; PERMILLE: '‰'; PLUS: '+'; MINUS: '-';

COMMENT: '//' ~[\r\n]* -> channel(HIDDEN);
SPACE: [ \t\r\n]+ -> skip;
UNKNOWN: .;

fragment DIGIT: [0-9];
