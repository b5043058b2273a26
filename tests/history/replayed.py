"""`akad diff` with a history, held against `akad run` of either agreement, which knows nothing of the other."""
import json
import subprocess
from fractions import Fraction
from pathlib import Path


class Refused(Exception):
    """The program ended with 2."""


def run(akad, words, folder):
    done = subprocess.run([akad, *words], cwd=folder, capture_output=True, text=True)
    if done.returncode == 2:
        raise Refused(done.stderr)
    assert done.returncode == 0, (words, done.stderr)
    return done.stdout


def amount(money):
    return Fraction(money["amount"])


class Settled:
    """One agreement over the logs, as `akad run` has it."""

    def __init__(self, akad, folder, agreement, logs):
        said = run(akad, ["run", agreement, *logs, "--format", "json", "--items", "items"], folder)
        self.statement = json.loads(said)
        lines = Path(folder, "items").read_text().splitlines()
        self.items = {(i["target"], i["subject"], i["item"]): i for i in map(json.loads, lines)}
        self.credits = {}
        for period in self.statement["periods"]:
            for credit in period["credits"]:
                of = self.credits.setdefault(credit["credit"], Fraction(0))
                self.credits[credit["credit"]] = of + amount(credit["payable"])

    def total(self):
        return amount(self.statement["total"])

    def periods(self):
        """What is owed by label: of periods of every cadence."""
        return {label(p): amount(p["total"]) for p in self.statement["periods"]}

    def verdicts(self):
        """By target, label and group."""
        found = {}
        for period in self.statement["periods"]:
            for r in period["results"]:
                group = json.dumps(r["group"], sort_keys=True)
                found[r["target"], label(period), group] = r["verdict"]
        return found


def label(period):
    known = {"from", "to", "closed", "results", "credits", "caps", "total", "open", "caps_leave",
             "exclusions", "marked_results", "credited_before"}
    (key,) = set(period) - known
    return period[key]


def judged(item):
    return None if item is None else (item["verdict"], "left_out" in item)


def name(row, side):
    declared = row.get(f"declared_{side}")
    return declared and declared["name"]


def check_money(history, before, after):
    for side, settled in (("before", before), ("after", after)):
        assert amount(history[side]["total"]) == settled.total()
        of = {p[side]["period"]: amount(p[side]["owed"]) for p in history["periods"] if side in p}
        assert of == settled.periods(), (of, settled.periods())
        credits = {name(c, side): amount(c[side]) for c in history["credits"] if name(c, side)}
        assert {n: a for n, a in credits.items() if a} == settled.credits
        for period in history["periods"]:
            owed = amount(period[side]["owed"]) if side in period else 0
            assert owed == sum(amount(c[side]) for c in period["credits"])
    if "change" in history:
        assert amount(history["change"]) == after.total() - before.total()
        assert sum(amount(p["change"]) for p in history["periods"]) == amount(history["change"])


def check_items(history, before, after):
    for target in history["targets"]:
        was, now = name(target, "before"), name(target, "after")
        listed = {(i["subject"], i["item"]) for i in target["items"]}
        assert len(listed) == len(target["items"])
        if not was or not now:
            assert not listed
            continue
        old = {key[1:]: i for key, i in before.items.items() if key[0] == was}
        new = {key[1:]: i for key, i in after.items.items() if key[0] == now}
        differ = {k for k in old.keys() | new.keys() if judged(old.get(k)) != judged(new.get(k))}
        assert listed == differ, (was, listed ^ differ)
        for item in target["items"]:
            key = item["subject"], item["item"]
            for side, rows in (("before", old), ("after", new)):
                assert (side in item) == (key in rows)
                if side not in item:
                    continue
                for field in ("verdict", "due", "elapsed_ms", "started", "stopped"):
                    assert item[side][field] == rows[key][field], (field, item, rows[key])
            assert item["differ"] or item.get("before", {}).get("why") or item.get("after", {}).get("why") \
                or any("left_out" in item.get(side, {}) for side in ("before", "after")), item


def check_results(history, before, after):
    """Of targets whose groups and periods are called the same on both sides."""
    checked = 0
    for target in history["targets"]:
        was, now = name(target, "before"), name(target, "after")
        if not was or not now or target.get("other_groups") or target.get("other_periods"):
            continue
        of = lambda settled, called: {k[1:]: v for k, v in settled.verdicts().items() if k[0] == called}
        old, new = of(before, was), of(after, now)
        differ = {k for k in old.keys() | new.keys()
                  if old.get(k, "not_applicable") != new.get(k, "not_applicable")}
        listed = set()
        for row in target["results"]:
            one = row.get("after") or row["before"]
            listed.add((one["period"], json.dumps(one["group"], sort_keys=True)))
        assert listed == differ, (was, listed, differ)
        checked += 1
    return checked


def check_favours(favours, history, before, after):
    """Whom the differences favour is claimed of every log, and so of this one."""
    if favours["depends"] > 0 or "change" not in history:
        return
    if favours["provider"] == 0:
        assert after.total() >= before.total(), favours
    if favours["customer"] == 0:
        assert after.total() <= before.total(), favours
    better, worse = [], []
    for row in (row for t in history["targets"] for row in (*t["items"], *t["results"])):
        if "before" in row and "after" in row:
            verdicts = row["before"]["verdict"], row["after"]["verdict"]
            better += [row] if verdicts[0] == "missed" else []
            worse += [row] if verdicts[1] == "missed" else []
    assert not (better and favours["provider"] == 0), (favours, better[0])
    assert not (worse and favours["customer"] == 0), (favours, worse[0])


def compare(akad, folder, old, new, logs):
    """The history of the two, and how either settles alone."""
    before, after = (Settled(akad, folder, agreement, logs) for agreement in (old, new))
    found = json.loads(run(akad, ["diff", old, new, *logs, "--format", "json"], folder))
    history = found["history"]
    check_favours(found["favours"], history, before, after)
    check_money(history, before, after)
    check_items(history, before, after)
    check_results(history, before, after)
    return history, before, after
