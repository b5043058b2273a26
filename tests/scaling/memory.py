#!/usr/bin/env python3
"""memory AKAD PEAK [NAME...]: that the peak of a run is what the table `Memory` of ARCHITECTURE.md says.
Each shape is an input that grows in one thing. Of two sizes, the peak is at most 1.15 times what
the table adds up to, and what was added between them not less than half of what the table says."""
import subprocess
import sys
import tempfile
from pathlib import Path

import inputs

ROOT = Path(__file__).resolve().parent.parent.parent
AS_OF = ["--as-of", "2027-02-01T00:00:00Z"]
RUN = ["run", "{sla}", "--events", "{log}", *AS_OF]
TWO_LOGS = ["run", "{sla}", "--events", "t={log}", "--events", "notices={notices}", *AS_OF]
ITEMS = [*RUN, "--items", "{items}"]
EXPLAIN = ["explain", "{sla}", "--events", "{log}", *AS_OF, "--target", "g", "--subject", "S1"]
MOST, LEAST = 1.15, 0.5
RUNS = 3  # when the second thread has let go of the digests differs: the least of them

GROUPED = inputs.agreement()
PLAIN = GROUPED.replace(", for each customer", "")
DARK = inputs.agreement(parts=[inputs.OUTAGE])
TOLD = inputs.agreement(escalations=inputs.ESCALATIONS)


def table():
    """The bytes of each thing, by its name."""
    text = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    rows = text.split("\n## Memory\n")[1].split("\n## ")[0].splitlines()
    cells = [[cell.strip() for cell in row.split("|")[1:-1]] for row in rows if row.startswith("|")]
    return {cell[0]: int(cell[1].replace(",", "")) for cell in cells[2:]}


def of(sla, make):
    return lambda n: (sla, make(n))


def values(count):
    """Holds of one subject, each with a value of its own."""
    return [inputs.record(60 * i, id=f"h{i}", s="S1", type="h", p=f"value {i:09}")
            for i in range(count)]


def opened(count):
    return [row for row in inputs.subjects(count) if row["type"] == "o"]


# name: command, what makes (agreement, records, perhaps those of notices) of a size, the sizes, and how much there is of each
# thing beside the program itself.
SHAPES = {
    "closed items": (RUN, of(PLAIN, inputs.subjects), (30000, 120000),
                     {"record": 2, "said": 4, "subject": 1}),
    "open subjects": (RUN, of(PLAIN, opened), (40000, 160000),
                      {"record": 1, "said": 3, "subject": 1}),
    "pauses of one subject": (RUN, of(PLAIN, lambda n: inputs.changes(n, priorities=False)),
                              (50000, 200000), {"record": 1, "said": 1}),
    "changes of one subject": (RUN, of(PLAIN, inputs.changes), (40000, 160000),
                               {"record": 1, "said": 2, "change": 1}),
    "items of one subject": (RUN, of(PLAIN, inputs.cycles), (50000, 200000),
                             {"record": 1, "said": 1, "item": 0.5}),
    "groups": (RUN, of(GROUPED, inputs.grouped), (15000, 60000),
               {"record": 2, "said": 5, "subject": 1, "value": 1, "group": 1}),
    "months of groups": (RUN, of(DARK, inputs.sites), (5000, 20000),
                         {"record": 1, "said": 1, "subject": 1, "outage": 1, "group": 12}),
    "earlier pauses": (ITEMS, of(inputs.since(), inputs.held_cycles), (20000, 80000),
                       {"record": 1, "said": 2, "earlier pause": 0.5, "item": 0.25,
                        "item listed": 0.25}),
    "values": (RUN, of(PLAIN, values), (40000, 160000), {"record": 1, "said": 2, "value": 1}),
    "duplicates": (RUN, of(PLAIN, inputs.duplicates), (50000, 200000),
                   {"record": 1, "said": 3, "duplicate": 1}),
    "windows": (RUN, of(DARK, inputs.windows), (50000, 200000),
                {"record": 1, "said": 1, "outage": 1}),
    "items listed": (ITEMS, of(PLAIN, inputs.subjects), (25000, 100000),
                     {"record": 2, "said": 4, "subject": 1, "item listed": 1}),
    "claims listed": (TWO_LOGS, lambda n: inputs.down_in_notices(n, 200), (100, 400),
                      {"record": 1, "said": 2, "claim listed": 200}),
    "explained changes": (EXPLAIN, of(TOLD, inputs.changes), (4000, 16000),
                          {"record": 1, "said": 2, "change": 1, "change explained": 1}),
    "zones of subjects": (RUN, inputs.zones, (100, 400),
                          {"zone": 1, "month of a calendar": 2.5}),
}


def peak_of(called):
    """The bytes, by the program PEAK: a process begins with the peak of the one that starts it,
    and ours is large."""
    told = subprocess.run(called, capture_output=True, text=True, check=True).stdout.split()
    kilobytes, ended = map(int, told)
    if ended not in (0, 1):
        sys.exit(f"memory: {' '.join(called[1:])} ended with {ended}")
    return kilobytes * 1024


def peak(programs, command, make, size):
    with tempfile.TemporaryDirectory() as folder:
        places = {name: f"{folder}/{name}" for name in ("log", "notices", "items")}
        places["sla"] = f"{folder}/a.sla"
        sla, *logs = make(size)
        Path(places["sla"]).write_text(sla, encoding="utf-8")
        for name, records in zip(("log", "notices"), logs):
            with open(places[name], "w", encoding="utf-8") as log:
                log.write(records if isinstance(records, str) else inputs.log(records))
        called = [*programs, *(part.format(**places) for part in command)]
        return min(peak_of(called) for _ in range(RUNS))


def check(programs, name, costs):
    command, make, sizes, things = SHAPES[name]
    each = sum(costs[thing] * count for thing, count in things.items())
    peaks = [peak(programs, command, make, size) for size in sizes]
    grown = (peaks[1] - peaks[0]) / (sizes[1] - sizes[0])
    said = [costs["program"] + each * size for size in sizes]
    good = all(p <= MOST * s for p, s in zip(peaks, said)) and LEAST * each <= grown <= MOST * each
    print(f"{name:24} {sizes[1]:7} {peaks[1] / 1e6:7.1f} of {said[1] / 1e6:7.1f} MB, each "
          f"{grown:8.0f} of {each:8.0f} bytes{'' if good else '   not as the table says'}",
          flush=True)
    return good


def main():
    programs, names = [sys.argv[2], sys.argv[1]], sys.argv[3:] or SHAPES
    costs = table()
    good = [check(programs, name, costs) for name in names]
    print(f"{sum(good)} of {len(good)} shapes are as the table says")
    return 0 if all(good) else 1


if __name__ == "__main__":
    sys.exit(main())
