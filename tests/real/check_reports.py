#!/usr/bin/env python3
"""Public reports of people who compute such agreements, expected and got.

check_reports.py AKAD REPORTS [CASE...]
Each folder of REPORTS has an agreement, a log and what the reporter expects. Where the cure is a
sentence, the lines of the agreement that are replaced stand here, beside what the text as it stands
gives. Exit 0: all right, but those that wait for what the language cannot say yet, which are named;
1: differs; 77: the reports are not there (skipped).
"""
import json, os, re, shlex, subprocess, sys, tempfile
from fractions import Fraction as F

AKAD, REPORTS = sys.argv[1], sys.argv[2]
FOLDER = tempfile.mkdtemp()


def text(name, *words):
    return os.path.join(REPORTS, name, *words)


def edited(name, file, edits):
    """A copy of an agreement with lines replaced; each must stand in it once."""
    with open(text(name, file), encoding="utf-8") as source:
        written = source.read()
    for old, new in edits:
        if written.count(old) != 1:
            raise SystemExit(f"{name}: `{old}` does not stand in {file} once")
        written = written.replace(old, new)
    path = os.path.join(FOLDER, name + ".sla")
    with open(path, "w", encoding="utf-8") as copy:
        copy.write(written)
    return path


def akad(*words):
    done = subprocess.run([AKAD, *words], capture_output=True, text=True)
    return done.returncode, done.stdout, done.stderr


class Got:
    """What a run gave, by the names that the table below asks for."""

    def __init__(self, agreement, log, as_of):
        items = os.path.join(FOLDER, "items")
        words = ["run", agreement, "--as-of", as_of, "--format", "json", "--items", items]
        self.code, out, self.said = akad(*words, "--events", log)
        self.statement = json.loads(out) if self.code == 0 and out else None
        self.items = []
        if self.statement:
            with open(items, encoding="utf-8") as lines:
                self.items = [json.loads(line) for line in lines]

    def result(self, month, subject=None):
        for period in self.statement["periods"]:
            if period["month"] != month:
                continue
            for result in period["results"]:
                if subject is None or subject in result["group"].values():
                    return result
        return None

    def share(self, month, subject=None):
        result = self.result(month, subject)
        measured = result and result["measured"]
        return F(measured["fraction"]) if measured else None

    def verdict(self, month, subject=None):
        result = self.result(month, subject)
        return result and result["verdict"]

    def item(self, subject, number=1):
        for item in self.items:
            if item["subject"] == subject and item["item"] == number:
                return item
        return None

    def findings(self):
        return {found["kind"]: found["count"] for found in self.statement["findings"]}


FAILED = []
TOLD = []


def same(name, what, expected, got):
    right = expected == got
    TOLD.append((name, what, expected, got, right))
    if not right:
        FAILED.append(name)

HEAD = """language 1

agreement "Looked at" version "1" {
  provider "a"
  customer "b"
  term 2020-01-01 to 2026-12-31
  timezone Etc/UTC
  currency EUR
}

"""
MINUTE = 60_000
HOUR = 60 * MINUTE


# Of a calendar: what is asked, and members of the answer.
CALENDARS = [
    ("01-overnight-next-close", "bar --at 2024-11-12T05:30:00Z",
     {"open": False, "last_closing": "2024-11-12T05:00:00Z", "next_opening": "2024-11-12T17:00:00Z"}),
    ("01-overnight-next-close", "bar --list 2024-11-11T00:00:00Z 2024-11-14T00:00:00Z",
     {"open": [{"from": "2024-11-11T18:00:00Z", "to": "2024-11-12T05:00:00Z"},
               {"from": "2024-11-12T17:00:00Z", "to": "2024-11-13T06:00:00Z"}]}),
    ("03-exception-until-midnight", "library --at 2017-05-30T10:00", {"open": True}),
    ("03-exception-until-midnight", "library --elapsed 2017-05-29T00:00 2017-05-31T00:00",
     {"elapsed_ms": 28 * HOUR + 30 * MINUTE}),
    ("04-subtract-open-hour-before-opening", "desk --due 2022-10-21T06:40 '-1 hours'",
     {"due": "2022-10-20T15:00:00Z"}),
    ("04-subtract-open-hour-before-opening", "desk --due 2022-10-21T09:40 '-1 hours'",
     {"due": "2022-10-20T15:40:00Z"}),
    ("05-closed-parts-of-one-day", "service --elapsed 2021-09-25T14:00 2021-09-25T17:00",
     {"elapsed_ms": 110 * MINUTE}),
    ("05-closed-parts-of-one-day", "service --at 2021-09-25T15:08",
     {"open": False, "next_opening": "2021-09-25T12:20:00Z"}),
    ("05-closed-parts-of-one-day", "service --due 2021-09-25T13:50 '30 minutes'",
     {"due": "2021-09-25T11:50:00Z"}),
    ("06-event-outside-overnight-shift", "shift --elapsed 2021-11-15T02:00 2021-11-15T04:48",
     {"elapsed_ms": 0}),
    ("06-event-outside-overnight-shift", "shift --elapsed 2021-11-13T00:00 2021-11-13T02:00",
     {"elapsed_ms": HOUR}),
    ("07-night-shift-clocks-back", "night --elapsed 2018-11-03T19:00 2018-11-04T03:00",
     {"elapsed_ms": 9 * HOUR}),
    ("07-night-shift-clocks-back", "night --elapsed 2018-03-10T19:00 2018-03-11T03:00",
     {"elapsed_ms": 7 * HOUR}),
    ("07-night-shift-clocks-back", "night --due 2018-11-03T19:00 '7 hours'",
     {"due": "2018-11-04T07:00:00Z"}),
    ("09-observed-christmas-2016", "us --at 2016-12-26T12:00", {"open": False}),
    ("09-observed-christmas-2016", "uk --at 2016-12-26T12:00", {"open": False}),
    ("09-observed-christmas-2016", "uk --at 2016-12-27T12:00", {"open": False}),
    ("09-observed-christmas-2016", "us --days 2016-12-19 2016-12-30", {"working_days": 9}),
    ("09-observed-christmas-2016", "uk --days 2016-12-19 2016-12-30", {"working_days": 8}),
    ("10-working-days-far-from-utc", "standard --days 2018-08-01 2018-08-31", {"working_days": 23}),
    ("10-working-days-far-from-utc", "standard --elapsed 2018-08-01T00:00 2018-09-01T00:00",
     {"elapsed_ms": 184 * HOUR}),
    ("10-working-days-far-from-utc", "brisbane --elapsed 2017-07-12T09:10 2017-07-12T10:40",
     {"elapsed_ms": 90 * MINUTE}),
    ("10-working-days-far-from-utc", "brisbane --elapsed 2017-07-12T09:10 2017-07-12T09:40",
     {"elapsed_ms": 30 * MINUTE}),
    ("11-lunch-and-single-weekday", "lunch --due 2025-06-24T12:30 '1 hours'",
     {"due": "2025-06-24T12:30:00Z"}),
    ("11-lunch-and-single-weekday", "lunch --due 2025-06-24T17:30 '8 hours'",
     {"due": "2025-06-25T15:30:00Z"}),
    ("11-lunch-and-single-weekday", "tuesdays --due 2025-06-25T10:00 '18 hours'",
     {"due": "2025-07-08T15:00:00Z"}),
    ("48-holiday-on-a-weekend", "week --at 2024-06-15T12:00", {"open": False}),
    ("48-holiday-on-a-weekend", "with_saturday --at 2024-06-15T12:00", {"open": False}),
    ("48-holiday-on-a-weekend", "week --days 2024-06-10 2024-06-16", {"working_days": 5}),
    ("48-holiday-on-a-weekend", "with_saturday --days 2024-06-10 2024-06-16", {"working_days": 5}),
]

# Where a log that nobody has said anything about looks otherwise than its author has it: what is
# proposed for the time and the subject.
PROPOSED = {
    # A date alone: the author says of each event where it stands, and has no time of the record.
    "56-dates-without-a-time": ("date, a date, at its beginning", "id"),
}

# Lines more of a target of time.
SPLIT = "  outages that cross a month are split\n"
SILENT = "  measured from the first record\n  after 10 minutes without a record: "
BEATS = 22 * 24 * HOUR  # from the first beat of report 28 to the end of its month


def also(lines):
    return SPLIT, SPLIT + lines


PAIRED = ("  from fired to resolved\n", "  from fired to resolved\n  paired by fingerprint\n")

# Of a run: the case, the instant of evaluation, and what is tried: a file of the case, the lines
# replaced in it, the log, and what must come out.
RUNS = [
    ("12-jira-reopened-after-months", "2025-06-01T00:00:00Z", [
        ("agreement.sla", [], "log.ndjson",
         [("item", "A-1", {"elapsed_ms": 4229332000})]),
    ]),
    ("13-two-status-changes-in-one-second", "2026-06-01T00:00:00Z", [
        ("agreement.sla", [], "log-right-order.ndjson",
         [("item", "T-1", {"elapsed_ms": 25 * HOUR, "verdict": "met"})]),
        ("variant-no-sequence.sla", [("  signal status is to\n", "  signal status is to, before it from\n")],
         "log.ndjson", [("item", "T-1", {"elapsed_ms": 25 * HOUR, "verdict": "met"})]),
        ("variant-no-sequence.sla", [("  signal status is to\n", "  signal status is to, before it from\n")],
         "log-right-order.ndjson", [("item", "T-1", {"elapsed_ms": 25 * HOUR, "verdict": "met"})]),
        ("variant-no-sequence.sla", [], "log.ndjson", [("finding", "conflicting values", 1)]),
    ]),
    ("14-schedule-changes-with-the-group", "2023-06-01T00:00:00Z", [
        ("agreement.sla", [], "log.ndjson",
         [("item", "1", {"elapsed_ms": 165 * MINUTE, "due": "2023-03-01T16:30:00Z"})]),
    ]),
    ("16-paused-and-never-resumed", "2026-04-01T00:00:00Z", [
        ("agreement.sla", [], "log.ndjson",
         [("item", "C1", {"elapsed_ms": 3 * HOUR, "paused_open_ms": 44 * HOUR}),
          ("item", "C2", {"verdict": "pending", "due": None})]),
    ]),
    ("17-triage-label-24-working-hours", "2025-12-01T00:00:00Z", [
        ("agreement.sla", [], "log.ndjson",
         [("item", "12", {"elapsed_ms": 24 * HOUR, "verdict": "met", "due": "2025-11-03T18:00:00Z"})]),
    ]),
    ("18-resolved-before-acknowledged", "2026-03-01T00:00:00Z", [
        ("agreement.sla", [], "log.ndjson",
         [("item", "Q1", {"elapsed_ms": 4 * MINUTE, "verdict": "met"}),
          ("item", "Q2", {"elapsed_ms": 20 * MINUTE, "verdict": "missed"}),
          ("verdict", "2026-01", None, "met")]),
    ]),
    ("20-planned-downtime-as-a-window", "2013-01-01T00:00:00Z", [
        ("agreement.sla",
         [('  while state = "CRITICAL" and not planned\n}\n',
           '  while state = "CRITICAL"\n}\n\nexclusion planned_work of nagios {\n'
           '  during planned\n}\n'),
          ("  outages that cross a month are split\n",
           "  outages that cross a month are split\n"
           "  excluding planned_work: promised and not down\n")],
         "log.ndjson", [("share", "2012-12", "PING", F(1)), ("verdict", "2012-12", "PING", "met")]),
    ]),
    ("23-soft-state-counts-once-hard", "2019-12-01T00:00:00Z", [
        ("agreement.sla", [], "log.ndjson",
         [("share", "2019-06", None, 1 - F(120, 2592000)), ("verdict", "2019-06", None, "met")]),
    ]),
    ("25-state-known-only-before-the-term", "2025-10-01T00:00:00Z", [
        ("agreement.sla", [], "log.ndjson",
         [("share", "2025-08", "m1", 1 - F(1, 31)), ("share", "2025-08", "paused", F(1))]),
        ("agreement.sla", [also("  unknown while up is absent\n")], "log.ndjson",
         [("share", "2025-08", "m1", 1 - F(1, 31)), ("verdict", "2025-08", "m1", "missed"),
          ("verdict", "2025-08", "paused", "undetermined"), ("least", "2025-08", "paused", F(0)),
          ("share", "2025-08", "paused", F(1))]),
        ("agreement.sla",
         [("target availability {", "exclusion paused of checks {\n  while up is absent\n}\n\n"
           "target availability {"), also("  excluding paused: neither down nor promised\n")],
         "log.ndjson",
         [("share", "2025-08", "m1", 1 - F(1, 31)),
          ("verdict", "2025-08", "paused", "not_applicable")]),
    ]),
    ("26-push-monitor-18-seconds", "2021-12-15T00:00:00Z", [
        ("agreement.sla", [], "log.ndjson", [("share", "2021-11", "7", 1 - F(18, 2592000))]),
    ]),
    ("27-clock-of-the-monitor-jumps-back", "2021-10-01T00:00:00Z", [
        ("agreement.sla", [], "log.ndjson",
         [("share", "2021-08", "1", 1 - F(179 * 60, 2678400)), ("told", "out of order")]),
    ]),
    ("28-monitor-itself-was-off", "2026-01-10T00:00:00Z", [
        ("agreement.sla", [], "log.ndjson", [("share", "2025-12", None, F(1))]),
        ("agreement.sla", [also(SILENT + "left out since the last record\n")], "log.ndjson",
         [("share", "2025-12", None, F(1)),
          ("counts", "2025-12", None, {"service_ms": MINUTE, "left_out_ms": BEATS - MINUTE,
                                       "not_covered_ms": 9 * 24 * HOUR})]),
        ("agreement.sla", [also(SILENT + "up since the last record\n")], "log.ndjson",
         [("share", "2025-12", None, F(1)), ("counts", "2025-12", None, {"service_ms": BEATS})]),
        ("agreement.sla", [also(SILENT + "down since the last record\n")], "log.ndjson",
         [("share", "2025-12", None, F(MINUTE, BEATS)), ("verdict", "2025-12", None, "missed")]),
        ("agreement.sla", [also(SILENT + "unknown since the last record\n")], "log.ndjson",
         [("verdict", "2025-12", None, "undetermined"), ("least", "2025-12", None, F(MINUTE, BEATS)),
          ("share", "2025-12", None, F(1)),
          ("counts", "2025-12", None, {"service_ms": BEATS, "unknown_ms": BEATS - MINUTE})]),
    ]),
    ("29-check-frequency-changed", "2025-09-01T00:00:00Z", [
        ("agreement.sla", [], "log.ndjson", [("share", "2025-07", "5", F(739, 744))]),
    ]),
    ("30-outage-until-the-first-good-probe", "2026-09-01T00:00:00Z", [
        ("agreement.sla", [], "log.ndjson",
         [("share", "2026-07", "a", 1 - F(45, 44640)), ("verdict", "2026-07", "a", "missed")]),
    ]),
    ("31-overlapping-incidents", "2026-10-01T00:00:00Z", [
        ("agreement.sla", [], "log.ndjson", [("share", "2026-08", "api", F(741, 744))]),
    ]),
    ("33-alertmanager-zero-end", "2024-02-01T00:00:00Z", [
        ("agreement.sla", [], "log.ndjson", [("verdict", "2024-01", "node-2", "undetermined")]),
        ("agreement.sla",
         [("  window firing", "  an end written \"0001-01-01T00:00:00Z\" has not come yet\n"
           "  of records with the same fingerprint and startsAt only the latest counts\n  window firing")],
         "log.ndjson",
         [("share", "2024-01", "node-1", 1 - F(754, 2678400)),
          ("share", "2024-01", "node-2", 1 - F(43199363, 2678400000)),
          ("verdict", "2024-01", "node-2", "missed")]),
        ("variant-events.sla", [PAIRED], "log.ndjson",
         [("share", "2024-01", "node-1", 1 - F(754, 2678400)), ("verdict", "2024-01", "node-2", "missed")]),
    ]),
    ("34-partial-outage-weighs-30-percent", "2026-05-01T00:00:00Z", [
        ("agreement.sla",
         [("  while status = \"major_outage\"\n",
           "  while status = \"major_outage\"\n  while status = \"partial_outage\", weighs 30%\n")],
         "log.ndjson", [("share", "2026-04", "api", F(179, 180)), ("verdict", "2026-04", "api", "missed")]),
    ]),
    ("38-bad-minute-three-requests", "2026-07-01T00:00:00Z", [
        ("agreement.sla",
         [("  signal ok is accepted as flag\n",
           "  event asked when accepted is present\n  event refused when accepted = false\n"),
          ("  while ok = false\n  lasting at least 1 minute, the whole outage counts\n"
           "  outages apart stay apart\n",
           "  slots of 1 minute are down when refused is at least 100% of asked\n"
           "  slots with fewer than 3 asked: up\n")],
         "log.ndjson", [("share", "2026-06", None, 1 - F(60, 2592000))]),
    ]),
    ("39-reopened-before-and-after-due", "2026-05-01T00:00:00Z", [
        ("agreement.sla", [], "log.ndjson",
         [("item", "S1", {"due": "2026-03-02T18:00:00Z", "elapsed_ms": 450 * MINUTE, "verdict": "met"}),
          ("item", "S2", {"due": "2026-03-02T19:00:00Z", "elapsed_ms": 510 * MINUTE, "verdict": "missed"}),
          ("item", "S3", {"due": "2026-03-02T16:00:00Z", "verdict": "missed"})]),
    ]),
    ("41-retroactive-start-with-pause", "2026-06-01T00:00:00Z", [
        ("agreement.sla", [], "log.ndjson",
         [("item of p1", "INC1",
           {"due": "2026-03-08T14:00:00Z", "elapsed_ms": 210 * MINUTE, "verdict": "met"}),
          ("item of p1_strict", "INC1", {"verdict": "missed"})]),
    ]),
    ("43-number-in-a-text-signal", "2026-06-01T00:00:00Z", [
        ("agreement.sla", [], "log.ndjson",
         [("item", "A", {"elapsed_ms": 2 * HOUR, "verdict": "missed", "stopped": "2026-03-02T10:00:00Z"}),
          ("item", "B", {"elapsed_ms": 2 * HOUR, "verdict": "missed", "stopped": "2026-03-02T10:00:00Z"})]),
        ("variant-event.sla", [], "log.ndjson",
         [("item", "A", {"verdict": "missed"}), ("item", "B", {"verdict": "missed"})]),
    ]),
    ("44-audit-rows-field-old-new", "2024-06-01T00:00:00Z", [
        ("agreement.sla", [], "log.ndjson",
         [("item", "INC1", {"elapsed_ms": 5 * HOUR, "verdict": "missed", "missed_before": None,
                            "due": "2024-03-10T11:30:00Z"})]),
    ]),
    ("46-jira-webhook-snapshot", "2026-06-01T00:00:00Z", [
        ("variant-no-list.sla", [], "log.ndjson",
         [("item", "CSOI-9", {"elapsed_ms": 8 * HOUR + 39 * MINUTE + 18769, "verdict": "missed",
                              "due": "2026-03-30T13:20:41.231Z"})]),
        ("agreement.sla", [], "log.ndjson",
         [("item", "CSOI-9", {"elapsed_ms": 8 * HOUR + 39 * MINUTE + 18769, "verdict": "missed"})]),
    ]),
    ("47-calendar-that-never-opens", "2026-06-01T00:00:00Z", [
        ("agreement.sla", [], "log.ndjson",
         [("item", "A", {"elapsed_ms": 0, "verdict": "met", "due": None}),
          ("item", "B", {"verdict": "pending"})]),
    ]),
    ("51-tick-while-customer-waits", "2026-06-01T00:00:00Z", [
        ("agreement.sla", [], "log.ndjson",
         [("item", "P1", {"elapsed_ms": 105 * MINUTE, "verdict": "met"}),
          ("item 2", "P1", {"elapsed_ms": 150 * MINUTE, "verdict": "missed"})]),
    ]),
    ("53-pages-of-arrays-one-after-another", "2026-01-01T00:00:00Z", [
        ("agreement.sla", [], "log.ndjson",
         [("read", 5), ("item", "12", {"elapsed_ms": 24 * HOUR, "verdict": "met"}),
          ("item", "13", {"elapsed_ms": 30 * MINUTE, "verdict": "met"})]),
    ]),
    ("56-dates-without-a-time", "2021-09-01T00:00:00Z", [
        ("agreement.sla", [("  event found at date\n", "  event found at date, a date, at its beginning\n")],
         "log.ndjson",
         [("item", "11", {"due": "2021-04-01T22:00:00Z", "verdict": "met"}),
          ("item", "12", {"verdict": "missed"})]),
        ("agreement.sla", [], "log.ndjson", [("finding", "impossible time", 2)]),
    ]),
    ("57-offset-of-two-digits", "2023-09-01T00:00:00Z", [
        ("agreement.sla", [], "log.ndjson",
         [("share", "2023-07", None, 1 - F(6 * 3600 * 1000 + 500 + (7 * 24 + 14) * 3600 * 1000,
                                           744 * 3600 * 1000)),
          ("verdict", "2023-07", None, "missed")]),
    ]),
    ("58-outage-longer-than-its-month", "2025-11-01T00:00:00Z", [
        ("agreement.sla", [], "log.ndjson",
         [("share", "2025-08", "m1", F(0)), ("finding", "outside the term", 1)]),
    ]),
    ("60-service-with-minor-incidents-only", "2026-10-01T00:00:00Z", [
        ("agreement.sla", [], "log.ndjson",
         [("share", "2026-08", "web", F(1)), ("share", "2026-08", "api", F(742, 744))]),
    ]),
    ("61-overlapping-alerts-paired-by-key", "2024-03-01T00:00:00Z", [
        ("agreement.sla", [PAIRED], "log.ndjson", [("share", "2024-01", "node-1", F(742, 744))]),
        ("agreement.sla", [], "log.ndjson", [("refused",)]),
    ]),
]
def ask(name, words, members):
    code, out, said = akad("calendar", text(name, "agreement.sla"), *shlex.split(words), "--format", "json")
    answer = json.loads(out) if code == 0 else {}
    for member, expected in members.items():
        same(name, f"calendar {words}: {member}", expected, answer.get(member, said.strip()))


def check(name, got, kind, *rest):
    if kind == "refused":
        return same(name, "refused", True, got.code != 0 and "error[" in got.said)
    if got.statement is None:
        return same(name, kind, "a statement", got.said.strip()[:300])
    if kind == "share":
        month, subject, expected = rest
        return same(name, f"{kind} {month} {subject}", expected, got.share(month, subject))
    if kind == "verdict":
        month, subject, expected = rest
        return same(name, f"{kind} {month} {subject}", expected, got.verdict(month, subject))
    if kind == "least":
        month, subject, expected = rest
        if_down = (got.result(month, subject) or {}).get("if_down")
        found = F(if_down["measured"]["fraction"]) if if_down else None
        return same(name, f"{kind} {month} {subject}", expected, found)
    if kind == "counts":
        month, subject, expected = rest
        counts = (got.result(month, subject) or {}).get("counts", {})
        for key, length in expected.items():
            same(name, f"{key} {month} {subject}", length, counts.get(key))
        return None
    if kind == "finding":
        return same(name, f"finding {rest[0]}", rest[1], got.findings().get(rest[0], 0))
    if kind == "told":
        return same(name, "told", True, rest[0] in got.said)
    if kind == "read":
        return same(name, "records read", rest[0], got.statement["logs"][0]["read"])
    subject, members = rest
    target = kind.removeprefix("item of ") if kind.startswith("item of ") else None
    number = 2 if kind == "item 2" else 1
    items = [item for item in got.items if item["subject"] == subject and item["item"] == number
             and target in (None, item["target"])]
    for member, expected in members.items():
        same(name, f"{kind} {subject}: {member}", expected, items[0].get(member) if items else "no item")


def roles(block):
    """What a `log` block says of the time and of the subject; names with and without backticks."""
    time = re.search(r"^ *time is (.*)$", block, re.M)
    subject = re.search(r"^ *subject is (.*)$", block, re.M)[1].replace("`", "")
    return time and time[1].replace("`", ""), "always" if subject.startswith("always ") else subject


def look(name):
    """`akad log` proposes what checks, and the time and the subject that the author has named."""
    with open(text(name, "agreement.sla"), encoding="utf-8") as source:
        own = re.search(r"^log .*?^}", source.read(), re.M | re.S)[0]
    code, out, said = akad("log", text(name, "log.ndjson"))
    proposed = re.search(r"^log .*?^}", out, re.M | re.S)
    if code != 0 or not proposed:
        return same(name, "a log block is proposed", True, said.strip() or False)
    path = os.path.join(FOLDER, "proposed.sla")
    with open(path, "w", encoding="utf-8") as copy:
        copy.write(HEAD + proposed[0] + "\n")
    code, out, said = akad("check", path)
    same(name, "what is proposed checks", "", "" if code == 0 else (out + said).strip())
    same(name, "time and subject proposed", PROPOSED.get(name, roles(own)), roles(proposed[0]))


def main():
    if not os.path.isdir(REPORTS):
        print("no reports here: skipped")
        return 77
    waits = []
    for name, words, members in CALENDARS:
        ask(name, words, members)
    for name, as_of, tried in RUNS:
        if os.path.exists(text(name, "log.ndjson")):
            look(name)
        if as_of is None:
            waits.append((name, tried))
            continue
        for file, edits, log, checks in tried:
            got = Got(edited(name, file, edits), text(name, log), as_of)
            for one in checks:
                check(name, got, *one)
    code, out, said = akad("check", text("35-tier-table-with-a-swapped-bound", "agreement.sla"))
    same("35-tier-table-with-a-swapped-bound", "refused", True, code != 0 and "never reached" in out + said)
    for name, what, expected, got, right in TOLD:
        if not right or "-v" in sys.argv:
            print(f"{'as expected' if right else 'DIFFERS'}  {name}  {what}: expected {expected}, got {got}")
    for name, what in waits:
        print(f"waits for {what}: {name}")
    names = {row[0] for row in TOLD} | {name for name, _ in waits}
    print(f"{len(names)} reports, {len(TOLD)} values compared, {len(set(FAILED))} reports differ, {len(waits)} wait")
    return 1 if FAILED or len(names) < 42 else 0


sys.exit(main())
