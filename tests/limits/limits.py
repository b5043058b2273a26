#!/usr/bin/env python3
"""limits.py AKAD REFERENCE: every limit that REFERENCE lists, at its number and one over, through the
program. Those of the language are taken from the page; those of a run are lowered with --limit, and the
page's table is held against the program's --help."""
import gzip
import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "scaling"))
import inputs  # noqa: E402

AKAD, REFERENCE = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).read_text()
faults = []

HEAD = """language 1

agreement "Limits" version "1" {
  provider "P"
  customer "C"
  term 2026-01-01 to 2026-12-31
  timezone UTC
  currency EUR
}

%slog tickets {
  time is at
  subject is ticket
  event opened when type = "opened"
  event closed when type = "closed"
  signal team is team
}
"""
CLOCK = """
clock handling of tickets {
  starts on opened
  stops on closed
  reopened: a new item begins
  counts around the clock
  judged by elapsed time
}

target handled {
  handling is within 8 hours for at least 90%% of tickets closed in each calendar month%s
  open at the end of a month: left out
  small numbers: no exception
  with no tickets: not applicable
}
"""
SCENARIO = """
scenario "%s" {
  given T of tickets
  when 2026-03-02 12:00 T opened
  when 2026-03-02 13:00 T closed
  then handled of T is met
}
"""


def check(what, holds, ended=None):
    if holds:
        return
    said = "" if ended is None else f": exit {ended.returncode}: {(ended.stdout + ended.stderr)[:600]}"
    faults.append(f"{what}{said}")


def section(name, table):
    """The rows of one table of the section Limits, as cells without ticks."""
    text = REFERENCE.split("\n## Limits\n")[1].split("\n## ")[0].split(name)[1].split(table)[1]
    rows = []
    for line in text.splitlines()[1:]:
        if line.startswith("|"):
            rows.append([cell.strip(" `") for cell in line.strip("|").split(" | ")])
        elif rows:
            break
    return [row for row in rows if not row[0].startswith("---")]


def number(text):
    return int(text.replace("_", ""))


class Room:
    """A folder, and the program in it."""

    def __init__(self):
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name)

    def write(self, name, text):
        (self.path / name).write_bytes(text if isinstance(text, bytes) else text.encode())

    def agree(self, text):
        """Compiled, so that no warning stands beside what is asked."""
        self.write("a.sla", text)
        ended = self.akad("compile", "a.sla", "-o", "a.ir.json")
        check("an agreement compiles", ended.returncode == 0, ended)

    def akad(self, *words, **more):
        return subprocess.run([AKAD, *words], cwd=self.path, capture_output=True, text=True,
                              timeout=120, env={}, **more)

    def run(self, *words, log="log", **more):
        return self.akad("run", "a.ir.json", "--events", log, "--as-of", "2026-05-01T00:00:00Z", *words,
                         **more)


# --- of the language ---------------------------------------------------------------------------

def agreement(with_groups="", uses=""):
    return HEAD % uses + CLOCK % with_groups


def texts_of(what):
    """A function from a number to an agreement with so many of it, and the code of one too many."""
    whole = agreement()

    def bytes_of(count):
        return whole + "//" + "x" * (count - len(whole.encode()) - 3) + "\n"

    def words(count):
        # Every word of a list is one, and so is every comma between them.
        base = whole.replace('"closed"', 'WORDS', 1).replace('type = WORDS', 'type is one of ("closed")')
        here = words_in(base)
        more = (count - here) // 2
        text = base.replace('("closed")', '("closed"' + ', "x"' * more + ')', 1)
        return text if (count - here) % 2 == 0 else text.replace("in each", "\n  clause \"1\"\n in each")

    def brackets(count):
        return whole.replace('type = "closed"', "(" * (count - 1) + 'type = "closed"' + ")" * (count - 1))

    def parts(count):
        return whole.replace('type = "closed"', " or ".join(f'type = "c{n}"' for n in range(count)))

    def steps(count):
        return whole.replace("signal team is team", "signal team is " + ".".join(["a"] * count))

    def item(count):
        return whole.replace("signal team is team", f"signal team is item {count} of teams")

    def digits(count):
        return whole.replace('type = "closed"', "type = " + "7" * count)

    def calendars(count):
        return whole + "".join(f"calendar c{n} in UTC {{\n  open Mon 08:00 to 09:00\n}}\n"
                               for n in range(count))

    def windows(count):
        lines = [f"  open Mon {n * 20 // 60:02}:{n * 20 % 60:02} to {n * 20 // 60:02}:"
                 f"{n * 20 % 60 + 10:02}\n" for n in range(count)]
        return whole + "calendar c in UTC {\n" + "".join(lines) + "}\n"

    def composed(count):
        text = whole + "calendar c1 in UTC {\n  open Mon 08:00 to 09:00\n}\n"
        return text + "".join(f"calendar c{n} in UTC {{\n  open as c{n - 1}, 1 minute later\n}}\n"
                              for n in range(2, count + 1))

    def scenarios(count):
        return whole + "".join(SCENARIO % f"s{n}" for n in range(count))

    return {"bytes of one text: agreement, annex or library": (bytes_of, "AK0901"),
            "brackets within brackets": (brackets, "AK0902"),
            "parts of a condition": (parts, "AK0903"),
            "steps to a place in a record": (steps, "AK0902"),
            "number of an item of a list": (item, "AK0308"),
            "digits of a number": (digits, "AK0308"),
            "calendars": (calendars, "AK0905"),
            "windows of a calendar on one day": (windows, "AK0608"),
            "calendars made of calendars, one in the other": (composed, "AK0902"),
            "scenarios": (scenarios, "AK0905")}.get(what)


def test_texts(rows):
    done = set()
    for what, most, why in rows:
        found = texts_of(what)
        if found is None:
            continue
        make, code = found
        done.add(what)
        check(f"the page names {code} beside {what}", code in why or code == "AK0308")
        room = Room()
        for count, exit_code in ((number(most), 0), (number(most) + 1, 1)):
            room.write("a.sla", make(count))
            ended = room.akad("check", "a.sla")
            check(f"{count} {what}: exit {exit_code} of check", ended.returncode == exit_code, ended)
            check(f"{count} {what}: {code}", (f"[{code}]" in ended.stdout) == (exit_code == 1), ended)
    return done


def test_words(most):
    """A list of values: two words each. Which number is reached exactly is told by the two sides."""
    room = Room()
    start = agreement()
    low, high = 0, number(most)
    while high - low > 1:  # how many values may be listed
        middle = (low + high) // 2
        values = ", ".join(['"x"'] * middle)
        room.write("a.sla", start.replace('type = "closed"', f"type is one of ({values})"))
        if "200000 words" in room.akad("check", "a.sla").stdout:
            high = middle
        else:
            low = middle
    check("words: half of them are values of a list", abs(2 * low - number(most)) < 200)


def test_libraries(most):
    room = Room()
    for count, exit_code in ((most, 0), (most + 1, 1)):
        names = [f"l{n}" for n in range(count - 1)]  # and the currencies
        for name in names:
            room.write(f"{name}.sla", f"language 1\n\nlibrary {name}\n")
        room.write("a.sla", agreement(uses="".join(f"use {name}\n" for name in names) + "\n"))
        ended = room.akad("check", "a.sla", "--library", ".")
        check(f"{count} libraries", ended.returncode == exit_code, ended)
        check(f"{count} libraries: AK0905", ("AK0905" in ended.stdout) == (exit_code == 1), ended)


def test_annexes(most):
    room = Room()
    for count, exit_code in ((most, 0), (most + 1, 1)):
        names = [f"a{n}.sla" for n in range(count)]
        head = agreement()
        name = head.split('agreement "')[1].split('"')[0]
        for annex in names:
            room.write(annex, f'language 1\n\nannex of "{name}"\n')
        lines = "".join(f'  annex "{annex}"\n' for annex in names)
        room.write("a.sla", head.replace("  term ", lines + "  term ", 1))
        ended = room.akad("check", "a.sla")
        check(f"{count} annexes", ended.returncode == exit_code, ended)
        check(f"{count} annexes: AK0905", ("AK0905" in ended.stdout) == (exit_code == 1), ended)


def test_stored(rows):
    most = {what: number(count) for what, count, _ in rows}
    room = Room()
    room.write("a.sla", agreement() + "calendar c in UTC {\n  open Mon 08:00 to 09:00\n}\n" +
               SCENARIO % "s")
    check("compiles", room.akad("compile", "a.sla", "-o", "a.json").returncode == 0)
    stored = json.loads((room.path / "a.json").read_text())

    def load(what, change, says):
        document = json.loads(json.dumps(stored))
        change(document)
        room.write("b.json", json.dumps(document))
        ended = room.akad("dump", "b.json")
        check(what, ended.returncode == (2 if says else 0) and says in ended.stderr, ended)

    def repeat(table, count):
        def change(document):
            row = document[table][0]
            document[table] = [dict(row, name=f"x{n}") for n in range(count)]
        return change

    for table in ("calendars", "scenarios"):
        load(f"{table} of a stored agreement", repeat(table, most[table]), "")
        load(f"{table} of a stored agreement, one over", repeat(table, most[table] + 1),
             f"/{table}/{most[table]}: an agreement has at most {most[table]} {table}")

    def parts(count):
        def change(document):
            rows = document["conditions"]
            leaf = next(i for i, row in enumerate(rows) if row["op"] == "equal")
            event = next(e for e in document["events"] if e["name"] == "closed")
            rows.append({"op": "or", "parts": [leaf] * count})
            event["when"] = len(rows) - 1
        return change

    limit = most["parts of a condition"]
    load("parts of a stored condition", parts(limit), "")
    load("parts of a stored condition, one over", parts(limit + 1),
         f"a condition has at most {limit} parts")
    text = (room.path / "a.json").read_bytes()
    room.write("c.json", text + b" " * (most["bytes of a stored agreement"] - len(text)))
    check("bytes of a stored agreement", room.akad("dump", "c.json").returncode == 0)
    with open(room.path / "c.json", "ab") as file:
        file.write(b" ")
    ended = room.akad("dump", "c.json")
    check("bytes of a stored agreement, one over", "longer than 64 MiB" in ended.stderr, ended)
    for count, says in ((most["nesting of a stored agreement"], False),
                        (most["nesting of a stored agreement"] + 1, True)):
        room.write("d.json", "[" * count + "]" * count)
        ended = room.akad("dump", "d.json")
        check(f"{count} levels of a stored agreement",
              ended.returncode == 2 and ("nested more than" in ended.stderr) == says, ended)
    for endless in (["dump", "/dev/zero.json"], ["check", "/dev/zero"], ["fmt", "--check", "/dev/zero"]):
        if endless[1].endswith(".json"):
            os.symlink("/dev/zero", room.path / "zero.json")
            endless[1] = "zero.json"
        check(f"{endless} ends", room.akad(*endless).returncode in (1, 2))


# --- of a run ----------------------------------------------------------------------------------

def record(ticket, kind, at="2026-03-02T08:00:00Z", **more):
    return json.dumps({"at": at, "ticket": ticket, "type": kind, **more}) + "\n"


def log_of(tickets, groups=1):
    return "".join(record(f"T{n}", "opened", team=f"team{n % groups}") +
                   record(f"T{n}", "closed", "2026-03-02T09:00:00Z") for n in range(tickets))


def limited(room, name, enough, says, *words, log="log", command=None, **more):
    """Done with `enough`, and refused with one less: a sentence, and nothing else."""
    command = command or room.run
    keep = {"log": log} if command == room.run else {}
    before = sorted(path.name for path in room.path.iterdir())
    out = [] if command != room.run else ["-o", "statement", "--evidence", "evidence"]
    ended = command(*words, *out, "--limit", f"{name}={enough - 1}", **keep, **more)
    check(f"{name}: one over is refused", ended.returncode == 2, ended)
    check(f"{name}: nothing is answered", ended.stdout == "", ended)
    check(f"{name}: a sentence", ended.stderr.startswith("akad: ") and says in ended.stderr and
          ended.stderr.count("\n") == 1, ended)
    check(f"{name}: no file", sorted(path.name for path in room.path.iterdir()) == before)
    raised = re.search(r"--limit ([a-z-]+=\d+)", ended.stderr)
    check(f"{name}: says what raises it", raised and raised[1].startswith(name + "="), ended)
    if raised:
        more_allowed = command(*words, *out, "--limit", raised[1], **keep, **more)
        check(f"{name}: what raises it does", more_allowed.returncode == 0, more_allowed)
    ended = command(*words, *out, "--limit", f"{name}={enough}", **keep, **more)
    check(f"{name}: at the limit it is done", ended.returncode == 0, ended)


def test_run():
    room = Room()
    room.agree(agreement())
    room.write("log", log_of(3))
    limited(room, "all-happenings", 9, "the log `tickets`, up to line 6 of `log`")
    limited(room, "happenings", 3, "to the subject `T0`")
    limited(room, "happenings", 3, "to the subject `T1`", command=lambda *words: room.akad(
        "explain", "a.ir.json", "--events", "log", "--as-of", "2026-05-01T00:00:00Z", "--target",
        "handled", "--subject", "T1", *words))
    limited(room, "explained", 3, "to the ticket `T1`", command=lambda *words: room.akad(
        "explain", "a.ir.json", "--events", "log", "--as-of", "2026-05-01T00:00:00Z", "--target",
        "handled", "--subject", "T1", *words))
    limited(room, "items", 3, "of `handled`", "--items", "items")
    limited(room, "cells", 4, "`handled` in 2026-04")
    room.write("log", log_of(6, groups=3))
    limited(room, "values", 3, "`team` alone 3")
    limited(room, "text", 2 * 6 + 6 * 3, "subjects and values are too long")
    statement = room.run().stdout
    limited(room, "output", len(statement.encode()), "cannot write statement")


def test_groups():
    for by, groups in ((", for each team", 3), (", for each ticket", 6)):
        room = Room()
        room.agree(agreement(by))
        room.write("log", log_of(6, groups=3))
        limited(room, "groups", groups, "the target `handled` has too many groups in 2026-03")
        limited(room, "cells", groups, "too many groups and periods")
    room.agree(agreement(", for each ticket"))
    count = 65536 + 3  # more than are evaluated at once
    room.write("log", log_of(count))
    limited(room, "groups", count, "too many groups in 2026-03", "--format", "json")


def test_following():
    """What follows from other values is refused before it is told."""
    room = Room()
    sla, log = inputs.followed(40, values=5)
    room.agree(sla)
    room.write("log", log)
    own = 40 * 3  # each record holds, says a priority and says whose it is
    limited(room, "happenings", own + 40 * 5, "to the subject `S1`, with what follows")
    limited(room, "all-happenings", own + 40 * 5, "what follows from values of the subject `S1`")
    ended = room.run("--limit", f"happenings={own - 1}")
    check("of records alone, all are told", f"{own} things happen" in ended.stderr, ended)


def test_claims():
    room = Room()

    def of(beyond):
        sla, log, told = inputs.down_in_notices(4, 3, beyond)
        room.agree(sla)
        room.write("log", log)
        room.write("notices", told)
    two = {"log": "t=log"}
    of("counts as down")
    limited(room, "claims", 4 + 3 * 4, "of the time of `up`", "--events", "notices=notices", **two)
    of("excluded too")
    held = 3 * (4 + 1)  # four claims, of which one stretch of time is granted
    limited(room, "exclusions", held, "too many subjects", "--events", "notices=notices", **two)


def test_slots():
    """Slots of results over several subjects are kept; those of one subject alone are not."""
    room = Room()
    of_slots = """
figure told of t {
  number of opened
  taken for each 1 minute, then the highest
}
target busy { told is at most 5 in each calendar month%s }
"""
    records = [inputs.record(120 * i, id=f"r{i}", s=f"S{i % 3}", type="o", p="P1")
               for i in range(9)]
    room.write("log", inputs.log(records))
    room.agree(inputs.agreement() + of_slots % "")
    limited(room, "slots", 9, "of `busy`")
    room.agree(inputs.agreement() + of_slots % ", for each s")
    ended = room.run("--limit", "slots=4")
    check("what is settled is not kept", ended.returncode == 0, ended)


def test_many_holders():
    """One item that ten others held is as large as two."""
    room = Room()
    room.agree(inputs.agreement().replace("  judged by", "  attributed to customer\n  judged by"))
    room.write("log", inputs.log([inputs.record(60 * i, id=f"r{i}", s="S1", type="o", p="P1",
                                                cust=f"c{i}") for i in range(10)]))
    limited(room, "items", 2, "of `g`", "--items", "items")


def test_earlier():
    """Pauses before starts are told with each item: explaining all is more than there is."""
    room = Room()
    room.agree(inputs.since())
    room.write("log", inputs.log(inputs.held_cycles(40)))

    def explain(*words):
        return room.akad("explain", "a.ir.json", "--events", "log", "--as-of",
                         "2026-05-01T00:00:00Z", "--target", "g", "--subject", "S1", *words)

    def advised(most):
        return int(re.search(r"explained=(\d+)", explain("--limit", f"explained={most}").stderr)[1])
    things = advised(1)
    told = advised(things)
    check("pauses before starts count for each", told > things, explain())
    limited(room, "explained", told, "before each start once more", command=explain)
    alone = explain("--item", "5", "--limit", f"explained={things}")
    check("one item alone is told", alone.returncode == 0, alone)


def test_scenarios():
    room = Room()
    room.agree(agreement() + SCENARIO % "one")
    limited(room, "happenings", 2, "a.ir.json: one: 2 things happen to the subject `T`",
            command=lambda *words: room.akad("test", "a.ir.json", *words))


def test_archives():
    room = Room()
    room.agree(agreement())
    text = log_of(3)
    room.write("log.gz", gzip.compress(text.encode()))
    room.write("log", text)
    limited(room, "unpacked", len(text), "unpacked, `log.gz` is longer", log="log.gz")
    limited(room, "unpacked", len(text), "unpacked, standard input is longer", log="-", input=text)
    check("a plain file is as large as it is", room.run("--limit", "unpacked=1").returncode == 0)
    blank = (256 << 20) + 1000
    packed = gzip.compress(b"\n" * blank, 6)
    room.write("blank.gz", packed)
    limited(room, "ratio", (blank - 1) // len(packed) + 1, "`blank.gz` unpacks to more than",
            log="blank.gz")
    check("usually a bomb is refused", room.run(log="blank.gz").returncode == 2)
    room.write("small.gz", gzip.compress(b"\n" * (blank // 8)))
    check("a small one may be dense", room.run(log="small.gz").returncode == 0)
    ended = room.run("--limit", "unpacked=100_000_000", log="/dev/zero")
    check("what has no end ends", ended.returncode == 2 and "is longer" in ended.stderr, ended)


def test_words_of_limit(names):
    room = Room()
    room.agree(agreement())
    room.write("log", log_of(1))
    for said, answer in (("group=5", "did you mean groups?"), ("zzzzzzz=5", ", ".join(names)),
                         ("groups", "a whole number from 1"), ("groups=0", "not 0"),
                         ("groups=many", "not many"), ("groups=-1", "not -1"), ("groups=1.5", "not 1.5"),
                         ("groups=1__0", "not 1__0"), ("groups=99999999999999999999999", "from 1 to"),
                         ("=5", "there is no limit")):
        ended = room.run("--limit", said)
        check(f"--limit {said}", ended.returncode == 2 and answer in ended.stderr, ended)
    check("the last one holds",
          room.run("--limit", "happenings=1", "--limit", "happenings=1_000").returncode == 0)


def test_page(rows):
    for command in ("run", "explain", "test"):
        ended = Room().akad(command, "--help")
        check(f"{command} --help names the option", "--limit NAME=N" in ended.stdout, ended)
        table = ended.stdout.split("Limits, where --limit sets no other:\n")[1]
        shown = [line.split(None, 2) for line in table.splitlines() if line.startswith("  ")]
        check(f"REFERENCE and {command} --help list the same limits", shown == [row[:3] for row in rows])
        check("each has a reason", all(len(row[3]) > 20 for row in rows))


language = section("**Of the language.**", "| what | at most | why |")
usual = section("**Of a run.**", "| `--limit` | usual | what it bounds | why this number |")
tested = test_texts(language)
of_language = {row[0]: row[1] for row in language}
test_words(of_language["words and signs of one text"])
test_libraries(number(of_language["libraries, those that libraries use included"]))
test_annexes(number(of_language["annexes"]))
test_stored(language)
test_run()
test_groups()
test_following()
test_claims()
test_many_holders()
test_slots()
test_earlier()
test_scenarios()
test_archives()
test_words_of_limit([row[0] for row in usual])
test_page(usual)
missing = set(of_language) - tested - {
    "words and signs of one text", "libraries, those that libraries use included", "annexes",
    "bytes of a stored agreement", "nesting of a stored agreement"}
check(f"a test for each row, also for {missing}", not missing)
for fault in faults:
    print("FAIL", fault)
print(f"{len(language)} limits of the language, {len(usual)} of a run: {len(faults)} failed")
sys.exit(1 if faults else 0)
