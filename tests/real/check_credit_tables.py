#!/usr/bin/env python3
"""The credit tables of public cloud agreements: written as they stand, and held against histories on each bound and beside it.

check_credit_tables.py AKAD CASES      (CASES: the folder of cloud-sla-credit-tables.json)
Verdicts and amounts are worked out here from the numbers of the table, as fractions. What a table does not show is not filled in:
it is named as skipped, with the reason. Exit 0: all right; 1: differs; 77: the tables are not there (skipped).
"""
import json, os, subprocess, sys, tempfile
from datetime import datetime, timedelta, timezone
from fractions import Fraction as F

AKAD, CASES = sys.argv[1], sys.argv[2]
FILE = os.path.join(CASES, "cloud-sla-credit-tables.json")
FOLDER = tempfile.mkdtemp()
DAY = 86_400_000
MINUTE = 60_000
FEE = F("1234.57")   # so that shares of it are rounded
MONTHS = {"2026-02": 28, "2026-03": 31, "2026-04": 30}
FAILED, SKIPPED = [], []
COMPARED = 0


def told(what, expected, got):
    global COMPARED
    COMPARED += 1
    if expected != got:
        FAILED.append(f"{what}: expected {expected}, got {got}")


def skipped(table, what, why):
    SKIPPED.append(f"{table['id']}: {what} ({why})")


def akad(*words):
    done = subprocess.run([AKAD, *words], capture_output=True, text=True, cwd=FOLDER)
    return done.returncode, done.stdout, done.stderr


def written(name, text):
    path = os.path.join(FOLDER, name)
    with open(path, "w", encoding="utf-8") as file:
        file.write(text)
    return path


def at(first, milliseconds):
    moment = datetime.fromisoformat(first).replace(tzinfo=timezone.utc) + timedelta(milliseconds=milliseconds)
    return moment.strftime("%Y-%m-%dT%H:%M:%S.") + f"{moment.microsecond // 1000:03}Z"


def cents(amount):
    return F(int(amount * 100 + F(1, 2)), 100)


def head(table, term="2026-01-01 to 2026-12-31"):
    return f'''language 1

agreement "{table["id"]}" version "1" {{
  provider "Provider"
  customer "Customer"
  term {term}
  timezone Etc/UTC
  currency USD
}}

fee service_fee = USD 1_234.57 each calendar month, before tax
'''


OUTAGE = '''
log probes {
  subject is history
  window down from began to ended
}

outage downtime of probes {
  during down
}
'''

UPTIME = '''
target commitment {
  time without downtime is at least PROMISED% of each calendar month, for each history
  outages that cross a month are split
}
'''

COPIES = '''
log objects {
  subject is object
  event put at put
  event copied at copied when present
  signal bucket is bucket
}

clock copying of objects {
  starts on put
  stops on copied
  reopened: the first stop decides
  counts around the clock
}

target commitment {
  copying is within 15 minutes
  for at least PROMISED% of objects put in each calendar month, for each bucket
  small numbers: no exception
  with no objects: not applicable
}
'''


def rows(tiers):
    """The table as it stands: each bound once, and what is below the last one is `otherwise`."""
    said = [f"at least {tiers[0]['uptime_lt']}% | no credit"]
    for tier in tiers:
        test = f"at least {tier['uptime_ge']}%" if tier["uptime_ge"] else "otherwise"
        said.append(f"{test} | {tier['credit_pct']}% of service_fee")
    return said


def credit(said):
    lines = "".join(f"    | {row} |\n" for row in said)
    return f"\ncredit service_credit for commitment {{\n  the result is\n{lines}}}\n"


def band(tiers, result):
    """The credit of a result in percent, by the numbers of the table alone; None: no band has it."""
    if result >= F(tiers[0]["uptime_lt"]):
        return 0
    found = [tier["credit_pct"] for tier in tiers if F(tier["uptime_ge"]) <= result < F(tier["uptime_lt"])]
    return found[0] if len(found) == 1 else None


def bounds_of(tiers):
    return [tiers[0]["uptime_lt"]] + [tier["uptime_ge"] for tier in tiers if tier["uptime_ge"]]


def downtimes(bounds, month):
    """For a month of so many milliseconds: on each bound, one beside it on either side, between two, nothing and everything."""
    on = [(1 - F(bound) / 100) * month for bound in bounds]
    if any(down.denominator != 1 for down in on):
        sys.exit(f"a bound of {bounds} is no whole millisecond of a month")
    edges = [0] + [int(down) for down in on] + [month]
    near = {down + step for down in edges for step in (-1, 0, 1)}
    between = {(low + high) // 2 for low, high in zip(edges, edges[1:])}
    return sorted(down for down in near | between if 0 <= down <= month)


def windows(history, first, down, month):
    """So much downtime in three outages, of which two touch: at the beginning, at the end and before the middle of the month."""
    third = down // 3
    parts = [(0, third), (month - third, month), (third, down - third)]
    for begin, end in parts:
        if begin < end:
            yield {"history": history, "began": at(first, begin), "ended": at(first, end)}


def run(agreement, log, last="2026-05-01", *words):
    code, out, err = akad("run", agreement, "--events", log, "--as-of", last + "T00:00:00Z", "--format", "json", *words)
    if code != 0:
        sys.exit(f"{agreement}: {out}{err}")
    return json.loads(out)


def compare(table, statement, promised, tiers, results):
    """`results`: (month, history) to the result in percent, as a fraction."""
    seen = set()
    for period in statement["periods"]:
        credits = {list(line["group"].values())[0]: line for line in period["credits"]}
        for result in period["results"]:
            history = list(result["group"].values())[0]
            expected = results.get((period["month"], history))
            if expected is None:
                continue
            seen.add((period["month"], history))
            what = f"{table['id']}, {history} in {period['month']}"
            told(what, expected, F(result["measured"]["fraction"]) * 100)
            told(what, "met" if expected >= F(promised) else "missed", result["verdict"])
            if tiers is None:
                continue
            line = credits.get(history)
            exact = F(band(tiers, expected)) / 100 * FEE
            told(what, cents(exact), F(line["payable"]["amount"]) if line else F(0))
            told(what, exact, F(line["exact"]["amount"]) if line else F(0))
    told(f"{table['id']}: results", set(results), seen)


def try_uptime(table, promised, tiers, step=1):
    """Outages of the right length, to the `step` in milliseconds."""
    text = head(table) + OUTAGE + UPTIME.replace("PROMISED", promised)
    if tiers:
        text += credit(rows(tiers))
    agreement = written("uptime.sla", text)
    told(f"{table['id']}: {akad('check', agreement)}", 0, akad("check", agreement)[0])
    log, results = [], {}
    for month, days in MONTHS.items():
        whole = days * DAY
        wanted = downtimes(bounds_of(tiers), whole) if tiers else whole_minutes(promised, whole)
        for down in wanted:
            history = f"{down} of {whole}"
            log += windows(history, month + "-01", down, whole)
            if down:
                results[month, history] = (1 - F(down, whole)) * 100
    # One that is never down is named by an outage of another month.
    log += windows("never", "2026-01-01", DAY, 31 * DAY)
    for month in MONTHS:
        results[month, "never"] = F(100)
    lines = written("uptime.ndjson", "".join(json.dumps(record) + "\n" for record in log))
    compare(table, run(agreement, lines), promised, tiers, results)


def whole_minutes(promised, month):
    """The last number of whole minutes that keeps the promise, and the first that breaks it."""
    most = int((1 - F(promised) / 100) * month / MINUTE)
    return [most * MINUTE, (most + 1) * MINUTE]


def try_copies(table, promised, tiers):
    """Shares of a thousand objects, and of seven; an object is copied in 15 minutes or a millisecond later."""
    agreement = written("copies.sla", head(table) + COPIES.replace("PROMISED", promised) + credit(rows(tiers)))
    told(f"{table['id']}: {akad('check', agreement)}", 0, akad("check", agreement)[0])
    log, results = [], {}
    bounds = [int((1 - F(bound) / 100) * 1000) for bound in bounds_of(tiers)]
    cases = [(1000, late + step) for late in bounds for step in (-1, 0, 1)] + [(1000, 1000)] + [(7, late) for late in (0, 1, 6, 7)]
    for number, (objects, late) in enumerate(cases):
        bucket = f"bucket {number}"
        results["2026-04", bucket] = F(objects - late, objects) * 100
        for which in range(objects):
            begin = which * 40 * MINUTE   # the last of a thousand on 28 April
            took = 15 * MINUTE + (1 if which < late else -(which % 2))
            log.append({"object": f"{number}/{which}", "bucket": bucket, "put": at("2026-04-01", begin),
                        "copied": at("2026-04-01", begin + took)})
    # Put at the end of April and copied in May: April's, by month of the start.
    results["2026-04", "over the month's end"] = F(50)
    for which, took in enumerate((15 * MINUTE, 15 * MINUTE + 1)):
        log.append({"object": f"last/{which}", "bucket": "over the month's end", "put": at("2026-04-30", DAY - 1),
                    "copied": at("2026-04-30", DAY - 1 + took)})
    lines = written("copies.ndjson", "".join(json.dumps(record) + "\n" for record in log))
    compare(table, run(agreement, lines, "2026-06-01"), promised, tiers, results)


def try_service_year(table):
    """A share of the 365 days before, in slots of five minutes of which all is down: 52 of 105,120 keep 99.95%, 53 do not."""
    promised = table["commitment"]
    slots = 365 * 24 * 12
    most = int((1 - F(promised) / 100) * slots)
    # The term begins a year before the first use, so that the days before it count as available.
    agreement = written("year.sla", head(table, "2024-01-01 to 2026-12-31").replace("fee service_fee = USD 1_234.57 each calendar month, before tax\n", "") + OUTAGE + f'''
target commitment {{
  time without downtime is at least {promised}% over the last 365 calendar days, at the end of each, for each history
  outages that cross a day are split
  the first periods: not applicable
}}
''')
    log = []
    slot = 5 * MINUTE
    for history, first, second in (("kept", most, 0), ("broken", most + 1, 0), ("in two parts", most - 26, 27)):
        log.append({"history": history, "began": at("2025-06-01", 0), "ended": at("2025-06-01", first * slot)})
        if second:
            log.append({"history": history, "began": at("2026-05-31", 0), "ended": at("2026-05-31", second * slot)})
    lines = written("year.ndjson", "".join(json.dumps(record) + "\n" for record in log))
    statement = run(agreement, lines, "2026-12-31", "--period", "2025-05-31..2026-06-02")
    days = {}
    for period in statement["periods"]:
        for result in period["results"]:
            days[period.get("day"), result["group"]["subject"]] = result
    for day, history, down in (("2025-05-31", "broken", 0), ("2025-06-01", "kept", most), ("2025-06-01", "broken", most + 1),
                               ("2026-05-31", "kept", most), ("2026-05-31", "broken", most + 1), ("2026-06-01", "broken", 0),
                               ("2026-05-30", "in two parts", most - 26), ("2026-05-31", "in two parts", most + 1), ("2026-06-01", "in two parts", 27)):
        result = days.get((day, history))
        what = f"{table['id']}, {history} at the end of {day}"
        told(what, (1 - F(down, slots)) * 100, result and F(result["measured"]["fraction"]) * 100)
        told(what, "met" if down <= most else "missed", result and result["verdict"])


def try_minutes(table, promised):
    """Outages of whole minutes; and of less than a minute, of which none counts."""
    try_uptime(table, promised, None)
    agreement = written("minutes.sla", head(table) + OUTAGE.replace("  during down\n", '''  during down
  lasting at least 1 minute, the whole outage counts
  outages apart stay apart
''') + UPTIME.replace("PROMISED", promised))
    log = []
    for which in range(200):   # 200 outages that are a millisecond too short
        begin = which * 60 * MINUTE
        log.append({"history": "short", "began": at("2026-04-01", begin), "ended": at("2026-04-01", begin + MINUTE - 1)})
    log.append({"history": "a minute", "began": at("2026-04-10", 0), "ended": at("2026-04-10", MINUTE)})
    lines = written("minutes.ndjson", "".join(json.dumps(record) + "\n" for record in log))
    compare(table, run(agreement, lines), promised, None,
            {("2026-04", "short"): F(100), ("2026-04", "a minute"): (1 - F(MINUTE, 30 * DAY)) * 100})


def refused(table, what, said, *words):
    """A table that cannot be signed: the check says so, with these words."""
    agreement = written("refused.sla", head(table) + OUTAGE + UPTIME.replace("PROMISED", "99.5") + credit(said))
    code, out, err = akad("check", agreement)
    told(f"{table['id']}, {what}", 1, code)
    for word in words:
        told(f"{table['id']}, {what}: `{word}` in {out}{err}", True, word in out + err)


def try_holes(table):
    """Bands of two ends each, with holes between them: no way to write them is let pass in silence."""
    tiers = table["tiers"]
    best = f"at least {table['commitment']}% | no credit"
    given = [f"{tier['credit_pct']}% of service_fee" for tier in tiers]
    ends = [(tier.get("from_"), tier.get("to")) for tier in tiers[:-1]]
    below = f"below {tiers[-1]['lt']}% | {given[-1]}"
    refused(table, "bands with two ends", [best] + [f"{low}% to {high}% | {amount}" for (low, high), amount in zip(ends, given)] + [below],
            "AK0101", "does not say how it is held against a result")
    refused(table, "upper ends", [best] + [f"at most {high}% | {amount}" for (_, high), amount in zip(ends, given)] + [below],
            "AK0504", f"no row says what a result of more than {ends[0][1]}%, but below {table['commitment']}%, earns")
    refused(table, "lower ends, and below the last", [best] + [f"at least {low}% | {amount}" for (low, _), amount in zip(ends, given)] + [below],
            "AK0504", "the same from the highest to the lowest")
    # Each boundary once, by the lower ends: what lay in a hole earns what the band below the hole does.
    closed, above = [], table["commitment"]
    for (low, _), tier in zip(ends, tiers):
        closed.append({"uptime_lt": above, "uptime_ge": low, "credit_pct": tier["credit_pct"]})
        above = low
    closed.append({"uptime_lt": above, "uptime_ge": 0, "credit_pct": tiers[-1]["credit_pct"]})
    try_uptime(table, table["commitment"], closed)
    try_claims(table, closed, table["claim_window_days"])
    for hole in ("99.495", "98.995"):
        inside = [tier for tier in tiers[:-1] if F(tier["from_"]) <= F(hole) <= F(tier["to"])]
        told(f"{table['id']}: a band has {hole}%", [], inside)


def shown(table):
    tiers = table.get("tiers")
    return tiers if tiers and all(tier["credit_pct"] is not None for tier in tiers) else None


def half_down(table, tiers, fee, more="", log=""):
    """An agreement of which half of April was down, with this fee and lines of the credit, and its log."""
    text = head(table).replace("USD 1_234.57", f"USD {fee}") + OUTAGE + log + UPTIME.replace("PROMISED", tiers[0]["uptime_lt"]).replace(", for each history", "")
    text = text.replace("subject is history", 'subject is always "service"')
    lines = written("april.ndjson", "".join(json.dumps(record) + "\n" for record in windows("service", "2026-04-01", 15 * DAY, 30 * DAY)))
    return written("april.sla", text + credit(rows(tiers)).replace("\n}\n", f"\n{more}}}\n")), lines


def try_small(table, tiers):
    """A credit that is issued only if it is more than USD 1: of 1.00 none is, 1.001 is, as 1.00."""
    share = F(tiers[-1]["credit_pct"], 100)
    for exact in (F("0.99"), F(1), F("1.01")):
        fee = exact / share
        agreement, lines = half_down(table, tiers, f"{float(fee):.2f}", "  amounts up to USD 1 are not due\n")
        statement = run(agreement, lines)
        told(f"{table['id']}, a credit of USD {float(exact)}", exact if exact > 1 else F(0), F(statement["total"]["amount"]))


CLAIMS = """
log claims {
  time is at
  subject is claim
  event submitted when type = "submitted"
  signal month is month
}
"""


def try_claims(table, tiers, days):
    """A claim on the last of its days is in time, a millisecond later it is not."""
    line = f"  payable only if claimed within {days} calendar days after the end of the month\n  claimed on submitted of claims, with its month in month\n"
    agreement, lines = half_down(table, tiers, "100", line, CLAIMS)
    for late, paid in ((-1, F(tiers[-1]["credit_pct"])), (0, F(0))):
        record = {"at": at("2026-05-01", days * DAY + late), "claim": "C1", "type": "submitted", "month": "2026-04"}
        claims = written("claims.ndjson", json.dumps(record) + "\n")
        code, out, err = akad("run", agreement, "--events", f"probes={lines}", f"claims={claims}", "--as-of", "2026-07-01T00:00:00Z", "--format", "json")
        told(f"{table['id']}, a claim {late} ms beside its last day: {err}", 0, code)
        told(f"{table['id']}, a claim {late} ms beside its last day", paid, F(json.loads(out)["total"]["amount"]) if code == 0 else None)


def unsaid(table):
    """What stands beside a table and is not tried with it."""
    if "extras" in table and "> US$1" not in table["extras"]:
        skipped(table, table["extras"], "how a credit is used up is not in the language")
    if " (" in table.get("commitment", ""):
        skipped(table, table["commitment"].split(" (")[1].rstrip(")"), "its table is not visible")


def try_table(table):
    unsaid(table)
    tiers = shown(table)
    if tiers and "from_" in tiers[0]:
        try_holes(table)
    elif tiers and "replicated" in table.get("metric", ""):
        try_copies(table, tiers[0]["uptime_lt"], tiers)
    elif tiers:
        try_uptime(table, tiers[0]["uptime_lt"], tiers)
        if "> US$1" in table.get("extras", ""):
            try_small(table, tiers)
        for service, promised in table.get("commitments", {}).items():
            if promised != tiers[0]["uptime_lt"]:
                try_uptime(table, promised, None)
                skipped(table, f"credits of {service}", "its table is not visible")
    elif "tiers" in table:
        missing = [tier for tier in table["tiers"] if tier["credit_pct"] is None]
        skipped(table, f"credits below {missing[0]['uptime_lt']}%", "not visible; not filled in")
        known = [tier for tier in table["tiers"] if tier["credit_pct"] is not None]
        refused(table, "a table without them", rows(known), "AK0501", f"does not say what a result below {F(known[-1]['uptime_ge'])}% earns")
        try_uptime(table, known[0]["uptime_lt"], None)
    elif "commitments" in table:
        for promised in sorted(set(table["commitments"].values())):
            try_minutes(table, promised)
        skipped(table, "credits", "the table is beyond the stored excerpt")
        skipped(table, "parts of a minute of an outage that is longer", "counting outages in whole minutes is not in the language")
    else:
        try_service_year(table)
        skipped(table, "credit", "its share is not in the excerpt")


def main():
    if not os.path.exists(FILE):
        print(f"SKIPPED: there is no {FILE}")
        sys.exit(77)
    with open(FILE, encoding="utf-8") as source:
        tables = json.load(source, parse_float=str)["agreements"]  # 99.0 stays as it is written
    for table in tables:
        try_table(table)
    told("tables", 16, len(tables))
    for line in SKIPPED:
        print(f"SKIPPED: {line}")
    for line in FAILED[:40]:
        print(line)
    print(f"{len(tables)} tables, {COMPARED} figures compared, {len(FAILED)} differ")
    sys.exit(1 if FAILED else 0)


main()
