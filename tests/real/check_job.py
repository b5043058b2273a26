#!/usr/bin/env python3
"""Job A of the fixed workload in ../shared/bench, written as an agreement (tests/bench/tickets.sla).

check_job.py AKAD BENCH [sample|full] [LOG]
Makes the log unless it is given, settles the year, and holds the statement against the expected
rows, byte by byte; counts unresolved tickets and duplicates on its own way through the log.
Exit 0: agrees; 1: differs; 77: the workload is not there (skipped).
"""
import hashlib, json, os, subprocess, sys, tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
AGREEMENT = os.path.join(HERE, "..", "bench", "tickets.sla")
AS_OF = "2026-01-01T00:00:00+07:00"
CHARGE = 25_000_000


def rows_of(statement):
    """The job's output: customer,month,items,met,credit,money."""
    rows = {}
    for period in statement["periods"]:
        for result in period["results"]:
            counts = result["counts"]
            if counts["met"] + counts["missed"] == 0:
                continue
            row = rows.setdefault((result["group"]["customer"], period["month"]), [0, 0, 0])
            row[0] += counts["met"] + counts["missed"]
            row[1] += counts["met"]
        for credit in period["credits"]:
            rows[(credit["group"]["customer"], period["month"])][2] += int(credit["payable"]["amount"])
    return "".join(f"{customer},{month},{items},{met},{money * 100 // CHARGE},{money}\n"
                   for (customer, month), (items, met, money) in sorted(rows.items())), rows


def repeated_ids(log):
    seen, repeated = set(), 0
    with open(log, encoding="utf-8") as lines:
        for line in lines:
            begin = line.index('"id":"') + 6
            name = line[begin:line.index('"', begin)]
            repeated += name in seen
            seen.add(name)
    return repeated


def unresolved_of(path):
    with open(path, encoding="utf-8") as lines:
        return sum(json.loads(line)["stopped"] is None for line in lines)


def make_log(bench, size, folder):
    subprocess.run([os.path.join(bench, "gen.sh"), folder, size], check=True, stderr=subprocess.DEVNULL)
    return os.path.join(folder, f"a_{size}.ndjson")


def check(akad, bench, size, log, folder):
    log = log or make_log(bench, size, folder)
    out, items = os.path.join(folder, "statement.json"), os.path.join(folder, "items.ndjson")
    subprocess.run([akad, "run", AGREEMENT, "--events", log, "--as-of", AS_OF, "--format", "json",
                    "-o", out, "--items", items], check=True, stderr=subprocess.DEVNULL)
    statement = json.load(open(out, encoding="utf-8"))
    ours, rows = rows_of(statement)
    expected = open(os.path.join(bench, f"exp_a_{size}.csv"), encoding="utf-8").read()
    met = sum(row[1] for row in rows.values())
    missed = sum(row[0] for row in rows.values()) - met
    unresolved, repeated = unresolved_of(items), repeated_ids(log)
    found = statement["findings"]
    duplicates = sum(row["count"] for row in found if row["kind"] == "duplicate")
    others = sum(row["count"] for row in found) - duplicates
    print(f"customer-months {len(rows)}, met {met}, missed {missed}, unresolved {unresolved}")
    print(f"total IDR {sum(row[2] for row in rows.values())}")
    print(f"duplicates found {duplicates}, repeated ids in the log {repeated}, other findings {others}")
    print(f"sha256 {hashlib.sha256(ours.encode()).hexdigest()}")
    print("rows as expected" if ours == expected else "ROWS DIFFER")
    return ours == expected and duplicates == repeated and others == 0


def main():
    akad, bench = sys.argv[1], sys.argv[2]
    size = sys.argv[3] if len(sys.argv) > 3 else "sample"
    log = sys.argv[4] if len(sys.argv) > 4 else None
    if not os.path.exists(os.path.join(bench, "gen.sh")):
        print("skipped: the fixed workload is not beside the checkout")
        sys.exit(77)
    with tempfile.TemporaryDirectory() as folder:
        sys.exit(0 if check(akad, bench, size, log, folder) else 1)


main()
