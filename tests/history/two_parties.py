#!/usr/bin/env python3
"""two_parties.py AKAD EXAMPLES: the logs of two examples against themselves with ten records changed, many times: `akad
reconcile` names these ten records by their places and no other, and says what differs between the two runs of each log
alone: items, results, credits and totals."""
import json
import random
import sys
import tempfile
from collections import Counter
from datetime import datetime, timedelta
from pathlib import Path

from replayed import Settled, amount, run

AKAD, EXAMPLES = str(Path(sys.argv[1]).resolve()), Path(sys.argv[2])
TRIALS = 8
KINDS = ["only theirs", "only ours", "other time", "other value", "twice"] * 2


def with_other_value(record):
    if "ok" in record:
        return record | {"ok": not record["ok"]}
    if "priority" in record:
        return record | {"priority": "P2" if record["priority"] == "P1" else "P1"}
    return record | {"type": "opened" if record["type"] == "resolved" else "resolved"}


def with_other_time(record, hours):
    return record | {"at": (datetime.fromisoformat(record["at"]) + timedelta(hours=hours)).isoformat()}


def is_sound(record):
    try:
        datetime.fromisoformat(record["at"])
    except ValueError:
        return False
    return True


def changed(records, chance):
    """The records of either party, and the ids of those that differ."""
    ours, theirs = dict(enumerate(records)), dict(enumerate(records))
    ids = Counter(r["id"] for r in records)
    places = chance.sample([i for i, r in enumerate(records) if is_sound(r) and ids[r["id"]] == 1], len(KINDS))
    for place, kind in zip(places, KINDS):
        record = records[place]
        if kind == "only theirs":
            del ours[place]
        elif kind == "only ours":
            del theirs[place]
        elif kind == "other time":
            theirs[place] = with_other_time(record, chance.choice([1, 5, 30]))
        elif kind == "other value":
            theirs[place] = with_other_value(record)
        else:
            ours[len(records) + place] = record
    theirs = list(theirs.values())
    chance.shuffle(theirs)
    return list(ours.values()), theirs, {records[place]["id"] for place in places}


def check_records(said, sides, ids):
    assert len(said["records"]) == len(ids), said["records"]
    for record in said["records"]:
        assert record["id"] in ids
        for side, records in sides.items():
            if side in record:
                assert records[record[side]["line"] - 1]["id"] == record["id"]
        if record.get("counts_once"):
            assert not record["changes"]


def items_of(settled):
    """Items by what is said of them but for their numbers: where a record is missing, others have other numbers."""
    left_away = {"item", "lost_records"}
    return Counter(json.dumps({k: v for k, v in item.items() if k not in left_away}, sort_keys=True)
                   for item in settled.items.values())


def check_items(said, ours, theirs):
    differing = (items_of(ours) - items_of(theirs)) + (items_of(theirs) - items_of(ours))
    expected = {(item["target"], item["subject"]) for item in map(json.loads, differing)}
    assert {(t["target"], i["subject"]) for t in said["targets"] for i in t["items"]} == expected
    for target in said["targets"]:
        for row in target["items"] + target["outages"] + target["results"]:
            assert row["records"], row


def check_money(said, ours, theirs):
    assert amount(said["difference"]) == theirs.total() - ours.total()
    for period in said["periods"]:
        assert amount(period["ours"]) == ours.periods()[period["period"]]
        assert amount(period["theirs"]) == theirs.periods()[period["period"]]
    for name in ours.credits.keys() | theirs.credits.keys():
        more = sum(amount(c["difference"]) for c in said["credits"] if c["name"] == name)
        assert more == theirs.credits.get(name, 0) - ours.credits.get(name, 0), name


def check_verdicts(said, ours, theirs):
    one, other = ours.verdicts(), theirs.verdicts()
    expected = {key for key in one.keys() | other.keys() if one.get(key) != other.get(key)}
    found = {(t["target"], r["period"], json.dumps(r["group"], sort_keys=True))
             for t in said["targets"] for r in t["results"]}
    assert expected <= found, expected - found


def check(example, log, as_of):
    lines = Path(EXAMPLES, example, log).read_text().splitlines()
    records = [json.loads(line) for line in lines]
    agreement = str(Path(EXAMPLES, example, "agreement.sla").resolve())
    moved = 0
    for seed in range(TRIALS):
        ours, theirs, ids = changed(records, random.Random(seed))
        with tempfile.TemporaryDirectory() as folder:
            for name, side in (("ours", ours), ("theirs", theirs)):
                Path(folder, name).write_text("".join(json.dumps(r) + "\n" for r in side))
            known = ["--as-of", as_of]
            said = json.loads(run(AKAD, ["reconcile", agreement, "--ours", "ours", "--theirs", "theirs", *known,
                                         "--format", "json"], folder))
            alone = [Settled(AKAD, folder, agreement, ["--events", name, *known]) for name in ("ours", "theirs")]
        try:
            check_records(said, {"ours": ours, "theirs": theirs}, ids)
            check_items(said, *alone)
            check_money(said, *alone)
            check_verdicts(said, *alone)
        except AssertionError as fault:
            raise AssertionError(f"{example}, seed {seed}") from fault
        moved += amount(said["difference"]) != 0
    print(f"{example}: {TRIALS} pairs of logs, of which {moved} owe another total")
    assert moved > 0


check("help-desk", "tickets.ndjson", "2026-04-01T00:00:00+07:00")
check("hosting", "monitor.ndjson", "2026-04-01T00:00:00+08:00")
