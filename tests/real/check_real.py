#!/usr/bin/env python3
"""Real logs against somebody else's verdict, or against a short computation of our own.

check_real.py AKAD DATA boston      the city's own verdict, row by row
check_real.py AKAD DATA github      availability by month, recomputed here
check_real.py AKAD DATA boston_due  the city's own due times, for four kinds of request
check_real.py AKAD DATA order       shuffled, split into four files, and run from the stored IR
Exit 0: agrees; 1: differs; 77: the data are not there (skipped).
"""
import gzip, json, os, random, subprocess, sys, tempfile
from datetime import datetime, timedelta, timezone
from fractions import Fraction
from zoneinfo import ZoneInfo

HERE = os.path.dirname(os.path.abspath(__file__))
AS_OF = "2016-01-13T00:00:00-05:00"


def akad_run(akad, agreement, events, as_of, folder, name="run"):
    items = os.path.join(folder, name + ".items")
    out = os.path.join(folder, name + ".json")
    command = [akad, "run", agreement, "--as-of", as_of, "--format", "json", "--items", items, "-o", out]
    for event in events:
        command += ["--events", event]
    subprocess.run(command, check=True, stderr=subprocess.DEVNULL)
    return out, items


def boston_rows(data):
    with gzip.open(os.path.join(data, "boston311-2015-h1.ndjson.gz"), "rt", encoding="utf-8") as log:
        return [line for line in log]


def boston(akad, data, folder):
    log = os.path.join(data, "boston311-2015-h1.ndjson.gz")
    _, items = akad_run(akad, os.path.join(HERE, "boston311.sla"), [log], AS_OF, folder)
    verdicts = {}
    for line in open(items, encoding="utf-8"):
        item = json.loads(line)
        verdicts[item["subject"]] = item["verdict"]
    compared = differ = 0
    for line in boston_rows(data):
        row = json.loads(line)
        if row["ontime_status"] is None:
            continue
        compared += 1
        ours = verdicts.get(row["case_id"])
        city = "OVERDUE" if ours == "missed" else "ONTIME" if ours in ("met", "pending", "not_applicable") else "?"
        if city != row["ontime_status"]:
            differ += 1
            if differ <= 10:
                print("differs:", row["case_id"], "city", row["ontime_status"], "akad", ours)
    print(f"rows compared {compared}, rows that differ {differ}")
    return differ == 0 and compared > 50_000


# Two requests whose due time the city moved by hand to another day at opening time.
MOVED_BY_HAND = 2


def boston_due(akad, data, folder):
    log = os.path.join(data, "boston311-2015-h1.ndjson.gz")
    _, items = akad_run(akad, os.path.join(HERE, "boston-due.sla"), [log], AS_OF, folder)
    zone = ZoneInfo("America/New_York")
    ours = {}
    for line in open(items, encoding="utf-8"):
        item = json.loads(line)
        if item["due"]:
            due = datetime.fromisoformat(item["due"].replace("Z", "+00:00"))
            ours[item["subject"]] = due.astimezone(zone).replace(tzinfo=None)
    compared, differ = {}, {}
    for line in boston_rows(data):
        row = json.loads(line)
        if row["case_id"] not in ours or row["target_local"] is None:
            continue
        kind = row["type"]
        compared[kind] = compared.get(kind, 0) + 1
        city = datetime.fromisoformat(row["target_local"])
        # The city's system rounds some instants to the minute.
        if abs((ours[row["case_id"]] - city).total_seconds()) > 60:
            differ[kind] = differ.get(kind, 0) + 1
            print("differs:", row["case_id"], kind, "city", city, "akad", ours[row["case_id"]])
    for kind in sorted(compared):
        print(f"{kind}: rows compared {compared[kind]}, rows that differ {differ.get(kind, 0)}")
    return len(compared) == 4 and sum(compared.values()) > 6000 and sum(differ.values()) == MOVED_BY_HAND


def month_start(year, month, zone):
    return datetime(year, month, 1, tzinfo=zone)


def github(akad, data, folder):
    path = os.path.join(data, "github-status-incidents.ndjson")
    out, _ = akad_run(akad, os.path.join(HERE, "github-status.sla"), [path], "2026-09-01T00:00:00+07:00", folder)
    statement = json.load(open(out, encoding="utf-8"))
    zone = timezone(timedelta(hours=7))
    spans = []
    for line in open(path, encoding="utf-8"):
        row = json.loads(line)
        if row["impact"] not in ("major", "critical"):
            continue
        begin = datetime.fromisoformat(row["downtime_start"].replace("Z", "+00:00"))
        end = datetime.fromisoformat(row["downtime_end"].replace("Z", "+00:00"))
        if begin < end:
            spans.append((begin, end))
    spans.sort()
    united = []
    for begin, end in spans:
        if united and begin <= united[-1][1]:
            united[-1][1] = max(united[-1][1], end)
        else:
            united.append([begin, end])
    months = differ = 0
    total = Fraction(0)
    for period in statement["periods"]:
        year, month = map(int, period["month"].split("-"))
        first = month_start(year, month, zone)
        last = month_start(year + month // 12, month % 12 + 1, zone)
        down = sum((max(timedelta(0), min(e, last) - max(b, first)) for b, e in united), timedelta(0))
        share = 1 - Fraction(int(down.total_seconds()), int((last - first).total_seconds()))
        rate = Fraction(0) if share >= Fraction(999, 1000) else Fraction(1, 10) if share >= Fraction(99, 100) else Fraction(1, 4)
        total += 21000 * rate
        ours = Fraction(period["results"][0]["measured"]["fraction"])
        months += 1
        if ours != share or Fraction(period["total"]["amount"]) != 21000 * rate:
            differ += 1
            print("differs:", period["month"], "here", share, 21000 * rate, "akad", ours, period["total"])
    same_total = Fraction(statement["total"]["amount"]) == total
    print(f"months compared {months}, months that differ {differ}, total USD {float(total):.2f}, same total {same_total}")
    return differ == 0 and same_total and months == 54


def order(akad, data, folder):
    lines = boston_rows(data)
    random.Random(20150308).shuffle(lines)
    shuffled = os.path.join(folder, "shuffled.ndjson")
    open(shuffled, "w", encoding="utf-8").writelines(lines)
    parts = []
    for part in range(4):
        parts.append(os.path.join(folder, f"part{part}.ndjson"))
        open(parts[-1], "w", encoding="utf-8").writelines(lines[part::4])
    agreement = os.path.join(HERE, "boston311.sla")
    stored = os.path.join(folder, "boston.ir.json")
    subprocess.run([akad, "compile", agreement, "-o", stored], check=True, stderr=subprocess.DEVNULL)
    log = os.path.join(data, "boston311-2015-h1.ndjson.gz")
    runs = [akad_run(akad, agreement, [log], AS_OF, folder, "as_given"),
            akad_run(akad, agreement, [shuffled], AS_OF, folder, "shuffled"),
            akad_run(akad, agreement, parts, AS_OF, folder, "split"),
            akad_run(akad, stored, [log], AS_OF, folder, "from_ir")]
    good = True
    for what, index in (("statement", 0), ("items", 1)):
        texts = {open(run[index], "rb").read() for run in runs}
        print(f"{what}: {len(texts)} distinct of {len(runs)}, {len(next(iter(texts)))} bytes")
        good = good and len(texts) == 1 and len(next(iter(texts))) > 1000
    return good


def main():
    akad, data, what = sys.argv[1:4]
    if not os.path.isdir(data):
        print(f"skipped: {data} is not there")
        return 77
    with tempfile.TemporaryDirectory() as folder:
        return 0 if {"boston": boston, "boston_due": boston_due, "github": github, "order": order}[what](akad, data, folder) else 1


if __name__ == "__main__":
    sys.exit(main())
