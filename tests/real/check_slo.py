#!/usr/bin/env python3
"""The cases of google/slo-generator: indicators, least numbers, error budgets and burn rates.

check_slo.py AKAD CASES
Each case is a day of a service of its own: what it counts is promised as a figure, and where the case
tells of minutes, what it is down of as many hours. Exit 0: all as the cases say; 1: differs; 77: the
cases are not there (skipped).
"""
import json, os, subprocess, sys, tempfile
from fractions import Fraction as F

AKAD, CASES = sys.argv[1], os.path.join(sys.argv[2], "slo-generator-cases.json")
FOLDER = tempfile.mkdtemp()

AGREEMENT = """language 1

agreement "Service level objectives" version "1" {{
  provider "P"
  customer "C"
  term 2026-01-01 to 2026-12-31
  timezone Etc/UTC
  currency USD
}}
log counts {{
  time is at
  subject is service
  signal good is good as number
  signal valid is valid as number
}}
log states {{
  time is at
  subject is service
  signal up is up as flag
}}
calendar window in Etc/UTC {{
  open every day 00:00 to {hours}:00
}}
outage downtime of states {{ while up = false }}
figure indicator of counts {{ share of good in valid }}
target objective {{
  indicator is at least {goal}% in each calendar day, for each service
  with fewer than 10 valid: not applicable
}}
target uptime {{
  time without downtime is at least {goal}% of the time of window in each calendar day, for each service
  outages that cross a day are split
}}
"""


def told(case):
    """What a backend says of good and valid events: -1 is no data."""
    if "sli" in case:
        return (case["sli"] * 1000, 1000) if case["sli"] is not None else None
    good, bad = case["good"], case["bad"]
    if isinstance(good, dict):
        return good, bad  # no numbers
    if good is None:
        return None
    return max(good, 0), max(good, 0) + max(bad, 0)


def write(name, rows):
    path = os.path.join(FOLDER, name)
    with open(path, "w", encoding="utf-8") as out:
        out.writelines(json.dumps(row) + "\n" for row in rows)
    return path


def result_of(case):
    window = case.get("window_s", 3600)
    goal = F(str(case.get("goal", 0.99)))
    with open(os.path.join(FOLDER, "agreement.sla"), "w", encoding="utf-8") as out:
        out.write(AGREEMENT.format(goal=float(goal * 100), hours=f"{window // 3600:02}"))
    rows = [{"at": "2026-03-01T00:00:00Z", "service": "s", "good": 1, "valid": 1}]  # the day before
    says = told(case)
    if says is not None:
        rows.append({"at": "2026-03-02T00:00:01Z", "service": "s", "good": says[0], "valid": says[1]})
    states = [{"at": "2026-03-02T00:00:00Z", "service": "s", "up": True}]
    if "sli" in case["expect"] and "window_s" in case:  # as long down as it is bad
        down = int(window * (1 - F(str(case["expect"]["sli"]))))
        states.append({"at": "2026-03-02T00:00:00.001Z", "service": "s", "up": False})
        end = f"2026-03-02T{down // 3600:02}:{down // 60 % 60:02}:{down % 60:02}.001Z"
        states.append({"at": end, "service": "s", "up": True})
    done = subprocess.run(
        [AKAD, "run", os.path.join(FOLDER, "agreement.sla"), "--events",
         "counts=" + write("counts.ndjson", rows), "--events",
         "states=" + write("states.ndjson", states), "--as-of", "2026-03-03T00:00:00Z",
         "--period", "2026-03-02", "--format", "json"], capture_output=True, text=True)
    if done.returncode != 0:
        raise SystemExit(f"{case['id']}: {done.stderr}")
    results = json.loads(done.stdout)["periods"][-1]["results"]
    return {row["target"]: row for row in results}


def compare(case):
    """What differs, and how many values were held against each other."""
    results, expect, wrong, held = result_of(case), case["expect"], [], 0
    row = results["objective"]
    budget = row.get("error_budget")

    def hold(what, is_it, should):
        nonlocal held
        held += 1
        if is_it != should:
            wrong.append(f"{case['id']}: {what} is {is_it}, and should be {should}")

    if "valid" in expect:
        hold("valid", row["verdict"] != "not_applicable", expect["valid"])
    number = lambda written: F(written["value"])
    if "sli" in expect:
        sli, goal = F(row["measured"]["fraction"]), F(row["promised"]["fraction"])
        hold("sli", sli, F(str(expect["sli"])))
        burn = F(budget["burn_rate"])
        if "alert" in expect:
            hold("alert", burn > case.get("burn_rate_threshold", 1), expect["alert"])
        if "gap" in expect:
            hold("gap", sli - goal, F(str(expect["gap"])))
            hold("burn rate", burn, F(str(expect["error_budget_burn_rate"])))
            of_all = F(row["counts"]["in_all"]["value"])
            hold("target", number(budget["allowed"]) / of_all, F(str(expect["error_budget_target"])))
            hold("measurement", number(budget["used"]) / of_all,
                 F(str(expect["error_budget_measurement"])))
            time = results["uptime"]["error_budget"]
            minutes = lambda key: number(time[key]) / 60_000
            hold("error minutes", minutes("used"), F(str(expect["error_minutes"])))
            hold("budget minutes", minutes("allowed"), F(str(expect["error_budget_minutes"])))
            hold("minutes left", minutes("left"), F(str(expect["error_budget_remaining_minutes"])))
    return wrong, held


if not os.path.exists(CASES):
    print(f"skipped: {CASES} is not there")
    sys.exit(77)
with open(CASES, encoding="utf-8") as source:
    cases = json.load(source)["cases"]
outcomes = [compare(case) for case in cases]
wrong = [line for lines, _ in outcomes for line in lines]
print("\n".join(wrong + [f"{len(cases)} cases, {sum(held for _, held in outcomes)} values compared, "
                         f"{len(wrong)} differ"]))
sys.exit(1 if wrong else 0)
