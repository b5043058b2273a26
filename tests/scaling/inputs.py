"""Inputs that grow in one thing, each twice as large as the one before in that alone."""
import datetime
import json
import zoneinfo

HEAD = """language 1

agreement "A" version "1" {{
  provider "P"
  customer "C"
  term 2026-01-01 to 2026-12-31
  timezone Asia/Jakarta
  currency IDR
}}

fee f = IDR 1_000_000 each calendar month, before tax

log t {{
  time is at
  id is id
  subject is s
  event opened when type = "o"
  event closed when type = "c"
  event held when type = "h"
  event resumed when type = "r"
  signal priority is p
  signal customer is cust
  window down from from to to when type = "w"
{signals}}}
"""

HOURS = """
calendar sh in Asia/Jakarta {
  open Mon to Fri 08:00 to 17:00
}
"""

CLOCK = """
clock k of t {
  starts on opened
  pauses on held
  resumes on resumed
  stops on closed
  reopened: a new item begins
  counts the hours of each limit
  judged by elapsed time
  when priority changes: carry the elapsed time
  missed before a change: the last limit decides
}
"""

TARGET = """
target g {{
  k is within
{rows}    | priority = "P1" | 4 hours of sh |
    | otherwise | 8 hours around the clock |
  for at least 90% of t closed in each calendar month, for each {groups}
{escalations}  open at the end of a month: overdue t count as missed, the others are left out
  small numbers: no exception
  with no t: not applicable
}}
"""

CREDIT = """
credit cr for g {
  the result is
    | at least 90% | no credit |
    | at least 50% | 5% of f |
    | otherwise | 10% of f |
}
"""

ESCALATIONS = """  escalate "a" at 75% of the limit
  escalate "b" at 2 hours after due, at any hour
"""

OUTAGE = """
outage dark of t {
  during down
  outages apart stay apart
}

target up {
  time without dark is at least 99% of each calendar month, for each s
  outages that cross a month are split
}
"""


def agreement(parts=(), signals="", rows="", groups="customer", escalations=""):
    target = TARGET.format(rows=rows, groups=groups, escalations=escalations)
    return "".join([HEAD.format(signals=signals), HOURS, CLOCK, target, CREDIT, *parts])


BEGIN = datetime.datetime(2026, 2, 1, tzinfo=datetime.timezone.utc)


def record(seconds, **members):
    at = (BEGIN + datetime.timedelta(seconds=seconds)).strftime("%Y-%m-%dT%H:%M:%SZ")
    return {"at": at, **members}


def log(records):
    return "".join(json.dumps(one) + "\n" for one in records)


def subjects(count, **members):
    """Items of as many subjects."""
    rows = []
    for i in range(count):
        rows.append(record(60 * i, id=f"o{i}", s=f"S{i}", type="o", p="P1", cust="x", **members))
        rows.append(record(60 * i + 40000, id=f"c{i}", s=f"S{i}", type="c"))
    return rows


def changes(count, priorities=True):
    """One item, paused and resumed, and of another priority, ever again."""
    rows = [record(0, id="o", s="S1", type="o", p="P1", cust="x")]
    for i in range(count):
        row = record(i + 1, id=f"p{i}", s="S1", type="hr"[i % 2])
        if priorities:
            row["p"] = "P2" if i % 2 == 0 else "P1"
        rows.append(row)
    return rows + [record(count + 10, id="c", s="S1", type="c")]


def cycles(count):
    """One subject that is opened and closed ever again."""
    rows = [record(0, id="o", s="S1", type="o", p="P1", cust="x")]
    return rows + [record(60 * i + 60, id=f"p{i}", s="S1", type="co"[i % 2])
                   for i in range(count)]


def duplicates(count):
    row = record(0, id="o", s="S1", type="o", p="P1", cust="x")
    return [row] * count


def windows(count):
    rows = []
    for i in range(count):
        begin = record(120 * i)["at"]
        end = record(120 * i + 60)["at"]
        rows.append(record(120 * i, id=f"w{i}", s="S1", type="w", **{"from": begin, "to": end}))
    return rows


def valued(size):
    text = "word " * (size // 5)
    return [record(0, id="o", s="S1", type="o", p="P1", cust=text),
            record(60, id="c", s="S1", type="c")]


def grouped(count):
    return [dict(row, cust=f"c{i // 2}") for i, row in enumerate(subjects(count))]


def group_signals(count):
    names = [f"g{i}" for i in range(count)]
    signals = "".join(f"  signal {name} is {name}\n" for name in names)
    rows = subjects(2, **{name: "v" for name in names})
    return agreement(signals=signals, groups=" and ".join(names)), log(rows)


def calendars(count):
    return [f"\ncalendar c{i} in Asia/Jakarta {{\n  open every day 00:00 to 12:00\n}}\n"
            for i in range(count)]


def made_calendars(count):
    return [f"\ncalendar m{i} in Asia/Jakarta {{\n  open as sh, {i + 2} minutes later\n}}\n"
            for i in range(count)]


def limit_rows(count, least=1):
    return "".join(f'    | priority = "Q{i}" | {i % 50 + least} hours of sh |\n'
                   for i in range(count))


def caps(count, most):
    return [f"\ncap k{i} on cr {{\n  at most IDR {i + most} each calendar month\n}}\n"
            for i in range(count)]


def credit_rows(count, most):
    rows = "".join(f"    | at least {90 - (i + 1) / 100:.2f}% | IDR {i + most} |\n"
                   for i in range(count))
    return [f"\ncredit long for g {{\n  the result is\n    | at least 90% | no credit |\n{rows}"
            f"    | otherwise | IDR {count + most} |\n}}\n"]


def credits(count, most):
    """All for one target; one of them under a cap."""
    return [*(f"\ncredit m{i} for g {{\n  the result is\n    | at least 90% | no credit |\n"
              f"    | otherwise | IDR {most} |\n}}\n" for i in range(count)), *caps(1, 5)]


def scenarios(count):
    return [f"""
scenario "s{i}" {{
  given T1 of t with priority = "P1", customer = "x"
  when 2026-02-02 12:30 T1 opened
  when 2026-02-02 14:00 T1 closed
  then g of T1 is met
}}
""" for i in range(count)]


def mistakes(count):
    """All on one line, each of a cap that speaks of nothing that there is."""
    wrong = [f"cap z{i} on nosuch{i} {{ at most 1% of nofee{i} each calendar month }} "
             for i in range(count)]
    return " ".join((agreement() + "".join(wrong)).split()) + "\n"


def mistaken_lines(count):
    return agreement(parts=["".join(f"fee f{i} = nonsense {i}\n" for i in range(count))])


def one_story(count):
    given = "".join(f'  given T{i} of t with priority = "P1"\n' for i in range(count))
    when = "".join(f"  when 2026-02-07 12:30 T{i} opened\n" for i in range(count))
    then = "".join(f"  then g of T{i} is pending\n" for i in range(count))
    return agreement(parts=[f'\nscenario "s" {{\n{given}{when}{then}  as of 2026-02-07 13:00\n}}\n'])


def unexpected(count):
    """Of as many subjects one whose result is not as expected: how it came about is told."""
    given = "".join(f'  given T{i} of t with priority = "P1"\n' for i in range(count))
    when = "".join(f"  when 2026-02-07 12:30 to 2026-02-07 13:30 T{i} down\n" for i in range(count))
    then = "  then up in 2026-02 for s = T1 is met with 100%\n"
    return agreement(parts=[OUTAGE, f'\nscenario "s" {{\n{given}{when}{then}}}\n'])


def declarations(count):
    return agreement(signals="".join(
        f'  event e{i} when type = "x{i}" and kind = "y{i}"\n  signal v{i} is place{i}\n'
        for i in range(count)))


def remedies(count):
    rows = []
    for i in range(count):
        rows.append(TARGET.format(rows="", groups="customer", escalations="")
                    .replace("target g", f"target g{i}"))
        rows.append(CREDIT.replace("credit cr for g", f"credit c{i} for g{i}"))
        rows.append(f"\ncap p{i} on all credits {{\n"
                    "  at most 25% of f each calendar month\n}\n")
    return agreement(parts=rows)


def pools(count):
    """Fees that are shares of shares, as deep as they may be."""
    deepest = 64
    return [f"\nfee p{i} = 50% of {'f' if i % deepest == 0 else f'p{i - 1}'}\n"
            for i in range(count)]


def fee_rows(count):
    """A fee that differs by group, with shares of shares of it, and a credit that owes one."""
    rows = "".join(f'  | "c{i}" | IDR {i + 1000} |\n' for i in range(count))
    shares = "".join(f"\nfee q{i} = 90% of {'by_customer' if i == 0 else f'q{i - 1}'}\n"
                     for i in range(20))
    return [f"\nfee by_customer for each customer\n{rows}  | otherwise | no fee |\n"
            f"  each calendar month, before tax\n{shares}"
            "\ncredit shared for g {\n  the result is\n    | at least 90% | no credit |\n"
            "    | otherwise | 10% of q19 |\n}\n"]


def claimed(count):
    """So many groups, and as many claims that name none; all are taken back."""
    terms = ("\ncredit claims for g {\n  the result is\n    | at least 90% | no credit |\n"
             "    | otherwise | IDR 5_000 |\n"
             "  payable only if claimed within 30 calendar days after the end of the month\n"
             "  claimed on submitted of t, with its month in month\n  waived on withdrawn\n}\n")
    signals = ('  event submitted when type = "k"\n  event withdrawn when type = "v"\n'
               "  signal month is month\n")
    rows = []
    for i in range(count):
        rows.append(record(60 * i, id=f"o{i}", s=f"S{i}", type="o", p="P1", cust=f"c{i}"))
        rows.append(record(60 * i + 400000, id=f"c{i}", s=f"S{i}", type="c"))
        rows.append(record(60 * i, id=f"k{i}", s=f"K{i}", type="k", month="2026-02"))
        rows.append(record(60 * i + 60, id=f"v{i}", s=f"K{i}", type="v"))
    return agreement(parts=[terms], signals=signals), log(rows)


def charged(count):
    """So many groups that owe a share of a fee, and as many records that tell it, of one instant."""
    terms = ("\nfee invoice is the total of charged at issued of t, with its month in month, "
             "each calendar month, before tax\n"
             "\ncredit shares for g {\n  the result is\n    | at least 90% | no credit |\n"
             "    | otherwise | 10% of invoice |\n}\n")
    signals = ('  event issued when type = "k"\n  signal charged is charged as money in IDR\n'
               "  signal month is month\n")
    rows = []
    for i in range(count):
        rows.append(record(60 * i, id=f"o{i}", s=f"S{i}", type="o", p="P1", cust=f"c{i}"))
        rows.append(record(60 * i + 400000, id=f"c{i}", s=f"S{i}", type="c"))
        rows.append(record(60, id=f"k{i}", s="K", type="k", month="2026-02", charged=1000))
    return agreement(parts=[terms], signals=signals), log(rows)


def item_rates(count):
    """Rates of one target by which each late item has an amount of its own."""
    rates = [f"\ncredit late{i} for g {{\n  the credit is IDR {i + 1} for each full hour late\n"
             "  owed whether the target is met or missed\n}\n" for i in range(count)]
    return agreement(parts=rates), log(subjects(1))


def outage_rates(count):
    """Rates of one target by which each outage has units of its own."""
    rates = [f"\ncredit down{i} for up {{\n  the credit is IDR {i + 1} for each hour of downtime of "
             "each outage, or part\n  owed whether the target is met or missed\n}\n"
             for i in range(count)]
    return agreement(parts=[OUTAGE, *rates]), log(windows(1))


def paid_by_outage():
    """An agreement that pays each outage."""
    return outage_rates(1)[0]


def dated(count):
    """Lines about dates that are closed already: each names the same long set of holidays."""
    days = "".join(f'  2026-{month:02}-{day:02} "free"\n'
                   for month in range(1, 13) for day in range(1, 28))
    return agreement(parts=[
        "\nholidays free {\n  covers 2026-01-01 to 2026-12-31\n" + days + "}\n"
        "\ncalendar shop in Asia/Jakarta {\n  open every day 08:00 to 09:00\n"
        + "  closed on free\n" * count + "}\n"])


def dated_windows(count):
    """Lines that open a date each, now and then two of one date, all of one run."""
    begin = datetime.date(1971, 1, 1)
    days = [begin + datetime.timedelta(days=i - i % 7 // 6) for i in range(count)]
    lines = "".join(f"  open {day} {8 + i % 7:02}:00 to {9 + i % 7:02}:00\n"
                    for i, day in enumerate(days))
    return agreement(parts=["\ncalendar shop in Asia/Jakarta {\n" + lines + "}\n"])


# Hours in the zone of the subject; and made of them, of the hours of others and of another hour.
ZONED = """
calendar own in the zone of tz, else Asia/Jakarta {
  open Mon to Fri 08:00 to 12:00
  open Mon to Fri 13:00 to 17:00
}

calendar both in Asia/Jakarta {
  open when sh or own is open
}
"""


def zones(count):
    """An item in each of so many zones of subjects, counted in two calendars."""
    names = sorted(name for name in zoneinfo.available_timezones() if "/" in name)
    rows = [dict(row, tz=names[int(row["s"][1:]) * 37 % len(names)], p="P2" if i % 4 < 2 else "P3")
            for i, row in enumerate(subjects(count))]
    sla = agreement(parts=[ZONED], signals="  signal tz is tz\n",
                    rows='    | priority = "P3" | 4 hours of own |\n'
                         '    | priority = "P2" | 4 hours of both |\n')
    return sla.replace("when priority changes: carry the elapsed time",
                       "when priority changes: carry the elapsed time\n"
                       "  when tz changes: carry the elapsed time"), log(rows)


def since(pauses=True):
    """Of items that count from an instant that a record names."""
    clock = f"  counted from since, with{'' if pauses else 'out'} earlier pauses\n"
    text = agreement(signals="  signal since is since as time\n", escalations=ESCALATIONS)
    return text.replace("  starts on opened\n", "  starts on opened\n" + clock)


def held_cycles(count):
    """One subject that is opened, held, resumed and closed ever again, and counts each time from
    the first opening on."""
    rows = [record(60 * i, id=f"r{i}", s="S1", type="ohrc"[i % 4], p="P1", cust="x")
            for i in range(count)]
    return [dict(row, since=record(0)["at"]) if row["type"] == "o" else row for row in rows]


def sites(count):
    """A window of each of as many subjects: each has a result in every month of the term."""
    return [dict(row, s=f"S{i}") for i, row in enumerate(windows(count))]


def one_instant(count):
    """Records of one subject and one instant that all say something else."""
    return [record(0, id=f"r{i}", s="S1", type="o", p=f"Q{i}", cust="x") for i in range(count)]


def open_for_long(count):
    """One item over many months, held and of another priority ever again."""
    rows = [record(0, id="o", s="S1", type="o", p="P1", cust="x")]
    return rows + [record(20000000 * (i + 1) // count, id=f"p{i}", s="S1", type="hr"[i % 2],
                          p=f"P{i % 2 + 1}") for i in range(count)]


def of_days(months):
    """A term of as many months, each day a period; the log is that of one subject."""
    year, month = divmod(2027 * 12 - months, 12)
    sla = agreement(parts=[OUTAGE.replace("calendar month", "calendar day")
                           .replace("cross a month", "cross a day")])
    return sla.replace("term 2026-01-01", f"term {year}-{month + 1:02}-01"), log(windows(10))


# A second log: what exclusions claim.
NOTICES = """
log notices {
  time is at
  id is id
  subject is s
  event posted when type = "n"
  event withdrawn when type = "x"
  window works from from to to when type = "n"
}

exclusion planned of notices {
  clause "3" "Works"
  during works
%s  beyond the announced time: %s
}
"""
EXCLUDING = OUTAGE[:-2] + "  excluding planned: neither down nor promised\n}\n"


def excluded(lines, beyond="counts as down"):
    return agreement(parts=[EXCLUDING, NOTICES % (lines, beyond)])


def notices(count, **members):
    """Announced a month before, for an hour of each day, over and over."""
    rows = []
    for i in range(count):
        begin = 3600 * 24 * (60 + i % 200) + 60 * (i // 200)
        rows.append(record(i, id=f"n{i}", type="n", s="S1", change=f"C{i}",
                           **{"from": record(begin)["at"], "to": record(begin + 3600)["at"]},
                           **members))
    return rows


def claims(count):
    """Of one subject, each notice known by its name, some withdrawn; of no more than a quota."""
    lines = ("  the notice is change\n  is withdrawn on withdrawn\n"
             "  if posted at least 48 hours before it starts\n"
             "  at most 8 hours of it each calendar month, earliest first\n")
    rows = notices(count)
    gone = [dict(row, id="x" + row["id"], type="x") for row in rows[::5]]
    return excluded(lines, "excluded too"), log(windows(10)), log(rows + gone)


def for_everybody(count):
    """As many notices for everybody as there are subjects, of which few were down in any."""
    lines = "  concerns every subject\n  if posted at least 48 hours before it starts\n"
    told = [dict(row, s=row["change"]) for row in notices(count)]
    return excluded(lines), log(sites(count)), log(told)


def down_in_notices(count, down, beyond="counts as down"):
    """As many notices for everybody, each of a time of its own, and subjects that were down in all of
    them, up to the middle of the last."""
    told = [record(i, id=f"n{i}", type="n", s=f"C{i}",
                   **{"from": record(5184000 + 20 * i)["at"], "to": record(5184010 + 20 * i)["at"]})
            for i in range(count)]
    dark = {"from": record(5184000)["at"], "to": record(5184000 + 20 * count - 15)["at"]}
    rows = [record(5184000, id=f"w{i}", s=f"S{i}", type="w", **dark) for i in range(down)]
    return excluded("  concerns every subject\n", beyond), log(rows), log(told)


def reopened(count):
    """One item that is closed and opened again ever after, of the period in which it is due."""
    text = agreement().replace("reopened: a new item begins",
                               "reopened: resume, leaving out the gap")
    text = text.replace("t closed in", "t due in").replace(
        "overdue t count as missed, the others are left out", "left out")
    return text, log([record(60 * i, id=f"r{i}", s="S1", type="oc"[i % 2], p="P1", cust="x")
                      for i in range(count)])


def own_notices(count):
    """Notices for everybody, and as many subjects, each down over the end of one of them."""
    sla, _, told = down_in_notices(count, 0, "excluded too")
    rows = []
    for i in range(count):
        begin = 5184005 + 20 * i
        rows.append(record(begin, id=f"w{i}", s=f"S{i}", type="w",
                           **{"from": record(begin)["at"], "to": record(begin + 3)["at"]}))
    return sla, log(rows), told


FOLLOWS = """
value v%d of t means
  | priority = "P1" | "a" |
  | otherwise | "b" |
"""


def followed(count, values=50):
    """Changes of one subject, and values that change with each of them."""
    rows = [record(60 * i, id=f"p{i}", s="S1", type="h", p=f"P{i % 2 + 1}", cust="x")
            for i in range(count)]
    return agreement(parts=[FOLLOWS % i for i in range(values)]), log(rows)
