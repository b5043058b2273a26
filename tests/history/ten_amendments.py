#!/usr/bin/env python3
"""ten_amendments.py AKAD TEMPLATE: ten amendments of a help desk, and what a year of tickets would have cost
under each, against the statements of both agreements."""
import datetime
import json
import random
import sys
import tempfile
from pathlib import Path

from replayed import Refused, compare, run

AKAD = str(Path(sys.argv[1]).resolve())
SIGNED = Path(sys.argv[2], "agreement.sla").read_text().split("\nscenario ")[0]
LOGS = ["--events", "year.ndjson", "--as-of", "2028-01-15T00:00:00+07:00"]

# What it is, its edits (what stands there, what shall), and whether it may cost more, less, or both.
AMENDMENTS = [
    ("P1 is answered within 10 minutes", [("30 minutes of working_hours |", "10 minutes of working_hours |")], "more"),
    ("P2 is solved within 20 hours", [('"P2" | 9 hours of working_hours  ', '"P2" | 20 hours of working_hours ')], "less"),
    ("late answers cost 8%", [("| at least 85% | 2% of desk_fee |", "| at least 85% | 8% of desk_fee |")], "more"),
    ("the desk is open longer", [("open Mon to Fri 08:00 to 17:00", "open Mon to Fri 07:00 to 20:00")], "any"),
    ("the cap is 8%", [("at most 18% of desk_fee", "at most 8% of desk_fee")], "less"),
    ("waiting for the customer counts", [('  pauses while status = "waiting for customer"\n', "")], "no less"),
    ("overdue ones are left out", [("overdue ones count as missed, the others are left out", "left out")], "less"),
    ("the targets are called otherwise", [("solutions", "repairs"), ("solution_credit", "repair_credit")], "same"),
    ("no credit for late answers", [("""credit answer_credit for answers {
  clause "6.1" "Credit for late answers"
  the result is
    | at least 95% | no credit      |
    | at least 85% | 2% of desk_fee |
    | otherwise    | 5% of desk_fee |
}

""", "")], "less"),
    ("another currency", [("currency IDR", "currency USD"), ("IDR 20_000_000", "USD 1_300")], "other"),
]


listed = []


def year():
    """Some tickets a working day, from many hours late to solved at once."""
    dice = random.Random(20270101)
    zone = datetime.timezone(datetime.timedelta(hours=7))
    lines = []

    def add(at, ticket, **more):
        lines.append({"id": f"e{len(lines)}", "at": at.isoformat(), "ticket": ticket, **more})

    for number in range(400):
        opened = datetime.datetime(2027, 1, 1, 8, tzinfo=zone) + datetime.timedelta(
            days=dice.randrange(364), minutes=dice.randrange(540))
        ticket, priority = f"T{number}", dice.choice(["P1", "P2", "P2", "P3"])
        answer = opened + datetime.timedelta(minutes=dice.choice([5, 8, 15, 25, 29, 90, 400]))
        solved = answer + datetime.timedelta(minutes=dice.choice([60, 200, 500, 900, 1700, 6000]))
        add(opened, ticket, type="opened", priority=priority, status="open")
        add(answer, ticket, type="comment", public=True, author={"role": "agent"})
        if dice.random() < 0.3:
            add(answer + datetime.timedelta(minutes=10), ticket, type="status", status="waiting for customer")
            add(answer + datetime.timedelta(minutes=dice.choice([45, 400])), ticket, type="status", status="open")
        if dice.random() < 0.95:
            add(solved, ticket, type="solved")
    return lines


def amended(edits):
    text = SIGNED
    for there, shall in edits:
        assert there in text, there
        text = text.replace(there, shall)
    return text


def check(folder, what, edits, costs):
    Path(folder, "new.sla").write_text(amended(edits))
    history, before, after = compare(AKAD, folder, "old.sla", "new.sla", LOGS)
    change = after.total() - before.total()
    fits = {"more": change > 0, "less": change < 0, "same": change == 0, "any": change != 0, "no less": change >= 0,
            "other": "change" not in history and before.total() > 0 and after.total() > 0}
    assert fits[costs], (what, before.total(), after.total())
    items = sum(len(t["items"]) for t in history["targets"])
    listed.append(max(len(t["items"]) for t in history["targets"]))
    for language in ("en", "id"):
        text = run(AKAD, ["diff", "old.sla", "new.sla", *LOGS, "--language", language], folder)
        assert max(map(len, text.splitlines())) <= 100
        # What the text does not list it counts.
        left = [len(rows) - 20 for t in history["targets"] for rows in (t["items"], t["results"])]
        for more in (number for number in left if number > 0):
            assert f" {more} " in text.split("--format json")[0].splitlines()[-1], (more, text)
    print(f"{what}: {float(before.total()):,.0f} -> {float(after.total()):,.0f}, {items} items differ")
    return items


with tempfile.TemporaryDirectory() as folder:
    Path(folder, "old.sla").write_text(SIGNED)
    Path(folder, "year.ndjson").write_text("".join(json.dumps(line) + "\n" for line in year()))
    found = [check(folder, *amendment) for amendment in AMENDMENTS]
    assert len(found) == 10 and sum(1 for items in found if items > 0) >= 4, found

    assert max(listed) > 20, listed  # more than the text lists

    # The same agreement costs the same.
    history, before, after = compare(AKAD, folder, "old.sla", "old.sla", LOGS)
    assert not any(t["items"] or t["results"] for t in history["targets"])
    text = run(AKAD, ["diff", "old.sla", "old.sla", *LOGS], folder)
    assert "Both cost the same, in every period: Rp" in text and "No verdict differs." in text, text

    # A part of the year is the statement of that part.
    quarter = [*LOGS, "--period", "2027-04..2027-06"]
    history, before, after = compare(AKAD, folder, "old.sla", "old.sla", quarter)
    assert len(history["periods"]) == 3, history["periods"]
    try:
        run(AKAD, ["diff", "old.sla", "old.sla", *LOGS, "--period", "2030-01"], folder)
        raise AssertionError("a period outside both terms was taken")
    except Refused as refused:
        assert "lies outside the term" in str(refused)
