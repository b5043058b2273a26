"""check_generate.py GRAMMAR: what does not fit together in the grammar's files stops the build."""
import pathlib
import shutil
import subprocess
import sys
import tempfile

GRAMMAR = pathlib.Path(sys.argv[1])
FILES = ["AkadLexer.g4", "AkadParser.g4", "sentences.txt"]

# What is changed in which file, and what must be said of it.
CASES = [
    ("AkadParser.g4", "DURING names ", "DURING names # otherClause\n  | NO names ",
     "AkadParser.g4: otherClause: has no line in sentences.txt, `outage`"),
    ("AkadParser.g4", "  | fee\n", "  | fee\n  | edition2\n",
     "AkadParser.g4: edition2: is no rule"),
    ("AkadParser.g4", "log: log_head LBRACE log_line* RBRACE;",
     "log: log_head LBRACE log_line+ RBRACE;",
     "AkadParser.g4: log: a block is a head, `{`, lines and `}`"),
    ("sentences.txt", "  duringClause ", "  duringClaus ",
     "AkadParser.g4 has no `duringClaus` in `outage`"),
    ("sentences.txt", "  duringClause         [during] incident\n", "",
     "AkadParser.g4: duringClause: has no line in sentences.txt, `outage`"),
    ("sentences.txt", "[during]", "[durring]", "`durring` is no word of AkadLexer.g4"),
    ("sentences.txt", "  otherwise  ", "  elsewise  ",
     "sentences.txt: reserved: `elsewise` is no word of AkadLexer.g4"),
]


def generate(folder):
    command = [sys.executable, "-B", str(GRAMMAR / "generate.py"), str(folder), str(folder / "out")]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def changed(file, old, new):
    """What is said of the grammar with one change; and whether anything was written."""
    with tempfile.TemporaryDirectory() as place:
        folder = pathlib.Path(place)
        for each in FILES:
            shutil.copy(GRAMMAR / each, folder / each)
        text = (folder / file).read_text()
        assert text.count(old) == 1, (file, old)
        (folder / file).write_text(text.replace(old, new))
        result = generate(folder)
        names = folder / "out" / "AkadNames.g4"
        return result, names.read_text() if names.exists() else ""


def main():
    failures = 0
    for file, old, new, told in CASES:
        result, names = changed(file, old, new)
        if result.returncode == 0 or told not in result.stderr or names:
            failures += 1
            print(f"{file}: {old!r} changed to {new!r}: expected {told!r}, got:\n{result.stderr}")
    # A new word may be a name, unless it is reserved.
    result, names = changed("AkadLexer.g4", "A: 'a';", "A: 'a'; FRESH: 'fresh';")
    if result.returncode != 0 or "| FRESH\n" not in names or "| WHEN\n" in names:
        failures += 1
        print(f"a new word is no name:\n{result.stderr}{names}")
    sys.exit(failures)


main()
