#!/usr/bin/env python3
"""edited_agreements.py AKAD ROOT: the templates and examples with their logs, each against itself with one number
changed, many times: what the history says is what the two statements and lists of items say."""
import re
import shutil
import sys
import tempfile
from pathlib import Path

from replayed import Refused, compare, run

AKAD, ROOT = str(Path(sys.argv[1]).resolve()), Path(sys.argv[2])
MOST_EDITS = 7  # of an agreement

# Lengths, shares and amounts, and what else a number can be that time and money rest on.
NUMBER = re.compile(r"(?<![\w.\"-])(\d+(?:\.\d+)?)(%| minutes?\b| hours?\b| working days?\b| days?\b)")


def edits(text):
    """Each number of the agreement's body in turn made another one; of many, as many at equal distances."""
    body = text.split("\nscenario ")[0]
    places = [m for m in NUMBER.finditer(body) if "//" not in body[body.rfind("\n", 0, m.start()):m.start()]]
    for m in places[::max(1, len(places) // MOST_EDITS)]:
        number = m.group(1)
        other = f"{float(number) / 2:g}" if m.group(2) == "%" else str(max(1, int(float(number)) * 2))
        yield f"{m.group(0)} -> {other}{m.group(2)}", body[:m.start(1)] + other + body[m.end(1):]


def command_of(text):
    """The words behind `akad run FILE` in a remark or a page."""
    found = re.search(r"akad run (\S+) ((?:[^\n]*\\\n)*[^\n]*)", text)
    words = found.group(2).replace("\\\n", " ").replace("//", " ").split()
    return [word for word in words if word != "\\"]


def check(folder):
    text = Path(folder, "agreement.sla").read_text()
    page = Path(folder, "README.md")
    words = [re.sub(r"examples/[\w-]+/", "", w)
             for w in command_of(page.read_text() if page.exists() else text)]
    words = words[:words.index("--as-of") + 2]
    tried = changed = 0
    with tempfile.TemporaryDirectory() as stage:
        for file in Path(folder).iterdir():
            shutil.copy(file, stage)
        Path(stage, "old.sla").write_text(text.split("\nscenario ")[0])
        for what, edited in edits(text):
            Path(stage, "new.sla").write_text(edited)
            try:
                run(AKAD, ["check", "new.sla"], stage)
            except (Refused, AssertionError):
                continue  # no agreement any more
            try:
                history, before, after = compare(AKAD, stage, "old.sla", "new.sla", words)
            except AssertionError as fault:
                raise AssertionError(f"{folder}: {what}") from fault
            tried += 1
            differs = any(t["items"] or t["results"] for t in history["targets"])
            changed += differs or before.total() != after.total()
    print(f"{Path(folder).name}: {tried} edits, {changed} of them change money or verdicts")
    return tried, changed


examples = [folder for folder in ROOT.glob("examples/*") if Path(folder, "agreement.sla").exists()]
folders = sorted([*ROOT.glob("stdlib/templates/*"), *examples])
tallies = [check(folder) for folder in folders]
assert len(folders) >= 10, folders
assert sum(tried for tried, _ in tallies) >= 50 and sum(changed for _, changed in tallies) >= 15, tallies
