#!/usr/bin/env python3
"""instructions AKAD [TIMES]: twice as much of one thing takes at most TIMES (2.3) as many instructions,
less what a run of nothing takes. Counted by valgrind, so that neither the machine nor its load plays a
part; skipped (77) where there is none."""
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

HEAD = """language 1

agreement "A" version "1" {
  provider "P"
  customer "C"
  term 2026-01-01 to 2026-12-31
  timezone Asia/Jakarta
  currency IDR
}

fee f = IDR 1_000_000 each calendar month, before tax

calendar office in Asia/Jakarta {
  open Mon to Fri 08:00 to 17:00
}

log t {
  time is at
  id is id
  subject is s
  event opened when type = "o"
  event closed when type = "c"
  signal priority is p
%s}

clock k of t {
  starts on opened
  stops on closed
  reopened: a new item begins
  counts around the clock
  when priority changes: carry the elapsed time
  missed before a change: the last limit decides
}

target g {
  k is within
    | priority = "P1" | 4 hours |
    | otherwise | 8 hours |
  for at least 90%% of t closed in each calendar month
  open at the end of a month: left out
  small numbers: no exception
  with no t: not applicable
}

credit cr for g {
  the result is
    | at least 90%% | no credit |
    | otherwise | 10%% of f |
}
"""
AS_OF = ["--as-of", "2026-03-01T00:00:00Z"]
LOG = '{"id":"1","at":"2026-02-02T08:00:00Z","s":"T1","type":"o"}\n'


def rows(frame, count):
    return "".join(frame.replace("%d", str(i)) for i in range(count))


def one_line(count):
    caps = rows("cap z%d on nosuch%d { at most 1% of nofee%d each calendar month } ", count)
    return (HEAD % "" + caps).replace("\n", " ") + "// " + "x" * 2000 * count


def scenarios(count):
    return HEAD % "" + rows("""
scenario "s%d" {
  given T1 of t with priority = "P1"
  when 2026-02-07 12:30 T1 opened
  when 2026-02-07 14:00 T1 closed
  then g of T1 is met
}
""", count)


def one_story(count):
    return (HEAD % "" + 'scenario "s" {\n' + rows('  given T%d of t with priority = "P1"\n', count) +
            rows("  when 2026-02-07 12:30 T%d opened\n", count) +
            rows("  then g of T%d is pending\n", count) + "  as of 2026-02-07 13:00\n}\n")


def declarations(count):
    return HEAD % rows('  event e%d when type = "x%d" and kind = "y%d"\n  signal v%d is place%d\n', count)


def remedies(count):
    target = HEAD[HEAD.index("target g {"):HEAD.index("credit cr")].replace("%%", "%")
    return (HEAD % "" + rows(target.replace("target g", "target g%d"), count) +
            rows("credit c%d for g%d {\n  the result is\n    | at least 90% | no credit |\n"
                 "    | otherwise | IDR 5 |\n}\n", count) +
            rows("cap p%d on all credits {\n  at most 25% of f each calendar month\n}\n", count))


def dated(count):
    """Lines about dates that are closed already: each names the same long set of holidays."""
    days = "".join(f'  2026-{month:02}-{day:02} "free"\n' for month in range(1, 13) for day in range(1, 28))
    return (HEAD % "" + "holidays free {\n  covers 2026-01-01 to 2026-12-31\n" + days + "}\n\n"
            "calendar shop in Asia/Jakarta {\n  open every day 08:00 to 09:00\n" +
            "  closed on free\n" * count + "}\n")


# Name, words behind `akad`, the text, how many: the text is compiled before where words take a stored one.
PAIRS = [
    ("check: mistakes on one line", ["check", "{sla}"], one_line, 50),
    ("check: scenarios", ["check", "{sla}"], scenarios, 100),
    ("check: subjects of one scenario", ["check", "{sla}"], one_story, 150),
    ("test: scenarios", ["test", "{ir}"], scenarios, 10),
    ("test: subjects of one scenario", ["test", "{ir}"], one_story, 400),
    ("run: declarations of a stored agreement", ["run", "{ir}", "--events", "{log}", *AS_OF],
     declarations, 400),
    ("run: credits and caps of a stored agreement", ["run", "{ir}", "--events", "{log}", *AS_OF],
     remedies, 100),
    ("dump: rows of a stored agreement", ["dump", "{ir}"], declarations, 400),
    ("run: lines of holidays of a stored agreement", ["run", "{ir}", "--events", "{log}", *AS_OF],
     dated, 1000),
]


def counted(akad, words, text, room):
    files = {name: str(room / file) for name, file in
             (("sla", "a.sla"), ("ir", "a.ir.json"), ("log", "log.ndjson"))}
    pathlib.Path(files["sla"]).write_text(text)
    pathlib.Path(files["log"]).write_text(LOG)
    if "{ir}" in words:
        subprocess.run([akad, "compile", files["sla"], "-o", files["ir"]], check=True,
                       capture_output=True)
    command = [akad] + [word.format(**files) if word.startswith("{") else word for word in words]
    answer = subprocess.run(["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null", *command],
                            capture_output=True, text=True)
    found = re.search(r"Collected : (\d+)", answer.stderr)
    if not found or answer.returncode not in (0, 1):
        sys.exit(f"{' '.join(command)} ended with {answer.returncode}:\n{answer.stderr[-2000:]}")
    return int(found.group(1))


def main():
    akad = str(pathlib.Path(sys.argv[1]).resolve())
    times = float(sys.argv[2]) if len(sys.argv) > 2 else 2.3
    if shutil.which("valgrind") is None:
        print("skipped: there is no valgrind")
        return 77
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        for name, words, text, count in PAIRS:
            none, once, twice = (counted(akad, words, text(n), pathlib.Path(folder))
                                 for n in (1, count, 2 * count))
            ratio = (twice - none) / (once - none)
            failed += ratio > times
            print(f"{'FAIL' if ratio > times else 'ok  '} {name}: {count}, {2 * count}: "
                  f"{(once - none) / 1e6:.1f}, {(twice - none) / 1e6:.1f} million, {ratio:.2f} times")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
