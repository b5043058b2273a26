"""check_generate.py GRAMMAR: what does not fit together in the grammar's files stops the build."""
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

GRAMMAR = pathlib.Path(sys.argv[1])
FILES = ["AkadLexer.g4", "AkadParser.g4"]

# What is changed in which file, and what must be said of it.
CASES = [
    ("AkadParser.g4", "# duringClause\n", "# duringClause\n  | NO names # otherClause\n",
     "AkadParser.g4: otherClause: has no example before it"),
    ("AkadParser.g4", "  /// [during] incident\n", "",
     "AkadParser.g4: duringClause: has no example before it"),
    ("AkadParser.g4", "/// [log] tickets {\n/// [log] tickets is shapes.github_issues {\n", "",
     "AkadParser.g4: log: has no example before it"),
    ("AkadParser.g4", "names: name ", "/// opened or resolved\nnames: name ",
     "`names` is no sentence and no row of a block"),
    ("AkadParser.g4", "zone: ZONE | WORD;", "zone: ZONE | WORD;\n/// Asia/Jakarta",
     "is an example of nothing"),
    ("AkadParser.g4", "[during] incident", "[durring] incident",
     "`durring` is no word of AkadParser.g4"),
    ("AkadParser.g4", "  | fee\n", "  | fee\n  | edition2\n",
     "AkadParser.g4: edition2: is no rule"),
    ("AkadParser.g4", "log: log_head LBRACE log_line* RBRACE;",
     "log: log_head LBRACE log_line+ RBRACE;",
     "AkadParser.g4: log: a block is a head, `{`, lines and `}`"),
    ("AkadParser.g4", "RESUMES ON names ", "RESUMES ON AT_LAST names ",
     "AkadParser.g4: clock_line: AT_LAST is no word, nor in AkadLexer.g4"),
    ("AkadParser.g4", "RESUMES ON names ", "RESUMES ON LAST_WORD names ",
     "AkadParser.g4: two tokens are the word `last`"),
    ("AkadLexer.g4", "all other words", "the words",
     "AkadLexer.g4: says once `// generate.py: all other words, by the alphabet`"),
    ("AkadLexer.g4", "RFC_3339: 'RFC 3339';", "RFC_3339: 'RFC 3339';  /// is a format",
     "AkadLexer.g4: `///` stands behind a word that is reserved, with the reason"),
]


def generate(folder):
    command = [sys.executable, "-B", str(GRAMMAR / "generate.py"), str(folder), str(folder / "out")]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def changed(*changes):
    """What is said of the grammar with these changes; and names, lexer and rows, if written."""
    with tempfile.TemporaryDirectory() as place:
        folder = pathlib.Path(place)
        for each in FILES:
            shutil.copy(GRAMMAR / each, folder / each)
        for file, old, new in changes:
            text = (folder / file).read_text()
            assert text.count(old) == 1, (file, old)
            (folder / file).write_text(text.replace(old, new))
        result = generate(folder)
        written = [folder / "out" / name
                   for name in ("AkadNames.g4", "AkadLexer.g4", "AkadLabels.inc")]
        return result, *(each.read_text() if each.exists() else "" for each in written)


def main():
    failures = 0
    for file, old, new, told in CASES:
        result, *written = changed((file, old, new))
        if result.returncode == 0 or told not in result.stderr or any(written):
            failures += 1
            print(f"{file}: {old!r} changed to {new!r}: expected {told!r}, got:\n{result.stderr}")
    # A word is what the sentences use; it stands before names, and may be one unless reserved.
    result, names, lexer, _ = changed(("AkadParser.g4", "RESUMES ON names ", "RESUMES ON FRESH names "))
    fresh = lexer.find("FRESH: 'fresh';")
    if result.returncode != 0 or not 0 <= fresh < lexer.find("\nWORD:"):
        failures += 1
        print(f"a new word is none:\n{result.stderr}{lexer}")
    if "| FRESH\n" not in names or "| WHEN\n" in names:
        failures += 1
        print(f"a new word is no name:\n{names}")
    # A label is a builder that is declared and called; the program does not link without it.
    result, _, _, rows = changed(
        ("AkadParser.g4", "# duringClause\n",
         "# duringClause\n  /// no incident\n  | NO names # otherClause\n"))
    called = re.search(r"^AKAD_LABELS\(Outage_line, .*\bRules::OtherClauseContext\b", rows, re.M)
    if "AKAD_CLAUSE(Outage, OtherClause)\n" not in rows or not called:
        failures += 1
        print(f"a label without a builder goes unnoticed:\n{result.stderr}{rows}")
    # The words that AkadLexer.g4 gives a reason for are reserved, no others.
    result, names, _, _ = changed(("AkadLexer.g4", "/// joins two conditions\nOR", "\nOR"))
    if "| AND\n" not in names or "| OR\n" in names:
        failures += 1
        print(f"a word without a reason is reserved:\n{result.stderr}{names}")
    # A word of a rule that is one of several is a case that the builder's switch must have.
    result, _, _, rows = changed(("AkadParser.g4", "contract_noun: MONTH | QUARTER | YEAR;",
                                  "contract_noun: MONTH | FRESH;"))
    if "AKAD_WORDS(Contract_noun, MONTH = Rules::MONTH, FRESH = Rules::FRESH)\n" not in rows:
        failures += 1
        print(f"a word without a case goes unnoticed:\n{result.stderr}{rows}")
    sys.exit(failures)


main()
