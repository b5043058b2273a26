#!/usr/bin/env python3
"""For each line of the examples whose deletion leaves another valid agreement: a log of which the two
say different things, digests apart.

    deciding_lines.py AKAD EXAMPLES [--logs N] [--verbose]

The logs are the example's own, the same with other times, values and records, and some made of its
records and of the words and dates of its text. Of a line of a scenario `akad test` is asked. A line
for which nothing is found stands in NOT_MEASURED with the reason; a line there for which a log is
found is told as well. (That deleting any line changes the digest or is refused is unit_compiler's.)
"""
import argparse
import copy
import datetime
import json
import random
import re
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

# The event logs of each example, its last instant, and the offset of its zone.
EXAMPLES = {
    "help-desk": ("tickets.ndjson", "2026-04-01T00:00:00+07:00", "+07:00"),
    "hosting": ("monitor.ndjson", "2026-04-01T00:00:00+08:00", "+08:00"),
    "late-delivery": ("deliveries.json", "2026-04-01T00:00:00+09:00", "+09:00"),
}

# How lines begin whose deletion changes no figure, and why.
NOT_MEASURED = {
    r'clause "': "the number and the words by which a clause is cited",
    r'measured by "': "the name of a party",
}
# The same of lines of scenarios, which no run reads.
NOT_TESTED = {
    r"scenario ": "the head of a story",
    r"then ": "an expectation: without it less is expected",
    r"as of ": "all that is expected is settled before",
    r"when 2026-04-07 16:30 T4 resolved": "late as it is, an open ticket is missed as well",
    r'when 2026-05-0[45] 10:00 "site-a" up = false': "without an outage the month is met as well",
}

TIME = re.compile(r"^\d{4}-\d\d-\d\dT\d\d:\d\d")
# Not figures: what names the text, and quotes it.
QUOTED = {"agreement", "interpretation", "clause", "engine", "tzdata", "digest"}


def without_quotes(value):
    if isinstance(value, dict):
        return {k: without_quotes(v) for k, v in value.items() if k not in QUOTED}
    if isinstance(value, list):
        return [without_quotes(v) for v in value]
    return value


def leaves(value, path=()):
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from leaves(inner, path + (key,))
    else:
        yield path, value


def put(record, path, value):
    for key in path[:-1]:
        record = record[key]
    record[path[-1]] = value


class Logs:
    """Those of one example; each is made when it is asked for."""

    def __init__(self, folder, scratch, name, as_of, offset):
        self.scratch, self.offset = scratch, offset
        own = (folder / name).read_text()
        self.array = name.endswith(".json")
        self.records = json.loads(own) if self.array else [json.loads(s) for s in own.splitlines() if s]
        text = "\n".join(p.read_text() for p in sorted(folder.glob("*.sla")))
        self.words = sorted(set(re.findall(r'"([^"\n]*)"', text)))
        self.term = [datetime.date.fromisoformat(d)
                     for d in re.search(r"term (\S+) to (\S+)", text).groups()]
        dates = {datetime.date.fromisoformat(d) for d in re.findall(r"\b\d{4}-\d\d-\d\d\b", text)}
        firsts = {d.replace(day=1) for d in self.days()}
        self.near = sorted(dates | firsts)
        self.pools = {}
        for record in self.records:
            for path, value in leaves(record):
                self.pools.setdefault(path, []).append(value)
        self.own = folder / name
        end = self.term[1] + datetime.timedelta(days=40)
        self.as_of = (as_of, f"{end}T00:00:00{offset}")

    def days(self):
        for n in range((self.term[1] - self.term[0]).days + 1):
            yield self.term[0] + datetime.timedelta(days=n)

    def instant(self, chance):
        days = (self.term[1] - self.term[0]).days
        day = self.term[0] + datetime.timedelta(days=chance.randrange(days + 1))
        if chance.random() < 0.4:
            day = chance.choice(self.near) + datetime.timedelta(days=chance.randrange(-1, 2))
        minute = chance.choice([0, 0, 15, 30]) + 60 * chance.randrange(24)
        return datetime.datetime.combine(day, datetime.time()) + datetime.timedelta(minutes=minute)

    def changed(self, record, chance, much, number):
        """The same record with some other values; its times stay as far from each other, mostly."""
        record = copy.deepcopy(record)
        times = [(p, v) for p, v in leaves(record) if isinstance(v, str) and TIME.match(v)]
        at = self.instant(chance)
        for path, value in times:
            if not much and chance.random() < 0.7:
                continue
            tail = "" if re.search(r"T[\d:.]+$", value) else self.offset
            put(record, path, at.isoformat() + tail)
            at += datetime.timedelta(minutes=chance.choice([1, 3, 15, 30, 240, 1440, 4320, 20000]))
        for path, value in list(leaves(record)):
            pool = self.pools[path]
            if isinstance(value, str) and TIME.match(value):
                continue
            if len(set(map(str, pool))) == len(pool) and len(pool) > 20:  # ids
                if much and chance.random() < 0.95:
                    put(record, path, f"N{number}")
            elif chance.random() < (0.8 if much else 0.05):
                few = pool[:12] if isinstance(value, str) else pool
                words = self.words if isinstance(value, str) and chance.random() < 0.15 else []
                put(record, path, chance.choice(words or few))
        return record

    def made(self, number):
        chance = random.Random(number)
        much = number % 2 == 0
        rows = [self.changed(chance.choice(self.records) if much else record, chance, much, n)
                for n, record in enumerate(self.records)]
        if chance.random() < 0.5:
            rows += chance.sample(rows, 3)
        text = json.dumps(rows) if self.array else "".join(json.dumps(r) + "\n" for r in rows)
        path = self.scratch / f"log{number}{self.own.suffix}"
        path.write_text(text)
        return path, self.as_of[1]

    def all(self, count):
        yield self.own, self.as_of[0]
        yield self.own, self.as_of[1]
        for number in range(count):
            path = self.scratch / f"log{number}{self.own.suffix}"
            yield (path, self.as_of[1]) if path.exists() else self.made(number)


class Example:
    def __init__(self, akad, folder, scratch, count):
        self.akad, self.folder = akad, folder
        name, as_of, offset = EXAMPLES[folder.name]
        logs = Logs(folder, scratch, name, as_of, offset)
        self.logs = list(logs.all(count))
        self.said = [self.says(folder, *log) for log in self.logs]
        assert all(self.said), folder
        self.stories = self.stories_of(folder)

    def run(self, *arguments):
        return subprocess.run([self.akad, *map(str, arguments)], capture_output=True, text=True)

    def says(self, folder, log, as_of):
        with tempfile.TemporaryDirectory() as scratch:
            items, statement = Path(scratch) / "items", Path(scratch) / "statement"
            done = self.run("run", folder / "agreement.sla", "--events", log, "--as-of", as_of,
                            "--format", "json", "--items", items, "-o", statement)
            if done.returncode != 0:
                return None
            return without_quotes(json.loads(statement.read_text())), items.read_text()

    def digest(self, folder):
        with tempfile.TemporaryDirectory() as scratch:
            done = self.run("compile", folder / "agreement.sla", "-o", Path(scratch) / "ir.json")
            return re.search(r"sha256:\w+", done.stdout)[0] if done.returncode == 0 else None

    def stories_of(self, folder):
        return self.run("test", folder / "agreement.sla").returncode

    def deciding(self, job):
        """What a line without which the agreement is another is decided by; None: it is refused."""
        file, lines, at, in_scenario, why = job
        with tempfile.TemporaryDirectory() as scratch:
            folder = Path(scratch) / self.folder.name
            shutil.copytree(self.folder, folder)
            (folder / file).write_text("\n".join(lines[:at] + lines[at + 1:]) + "\n")
            without = self.digest(folder)
            if without is None:
                return "refused"
            if without == self.whole:
                return "the same"
            if in_scenario:
                return "akad test" if self.stories_of(folder) != self.stories else ""
            for number, log in enumerate(self.logs[:1] if why else self.logs):
                if self.says(folder, *log) != self.said[number]:
                    return "the own log" if number < 2 else f"log {number - 2}"
            return ""

    def jobs(self):
        self.whole = self.digest(self.folder)
        for path in sorted(self.folder.glob("*.sla")):
            lines = path.read_text().splitlines()
            inside = False
            for at, line in enumerate(lines):
                inside = inside or line.startswith("scenario ")
                if line.strip() and not line.strip().startswith("//"):
                    known = NOT_TESTED if inside else NOT_MEASURED
                    why = next((w for begin, w in known.items() if re.match(begin, line.strip())), None)
                    yield path.name, lines, at, inside, why
                inside = inside and line != "}"


def main():
    options = argparse.ArgumentParser()
    options.add_argument("akad")
    options.add_argument("examples", type=Path)
    options.add_argument("--logs", type=int, default=8)
    options.add_argument("--verbose", action="store_true")
    options = options.parse_args()
    counts, wrong = {}, 0
    for name in EXAMPLES:
        with tempfile.TemporaryDirectory() as scratch, ThreadPoolExecutor(2) as pool:
            example = Example(options.akad, options.examples / name, Path(scratch), options.logs)
            jobs = list(example.jobs())
            for job, by in zip(jobs, pool.map(example.deciding, jobs)):
                file, lines, at, in_scenario, why = job
                line = lines[at].strip()
                kind = re.sub(r"^log \d+", "a log that was made", by) or why or "NOTHING"
                counts[kind] = counts.get(kind, 0) + 1
                if options.verbose or kind == "NOTHING":
                    print(f"{name}/{file}:{at + 1}: {by or why or 'no log is found'}: {line}")
                told = why and by not in ("", "refused", "the same") and not in_scenario
                if told:
                    print(f"{name}/{file}:{at + 1}: stands in NOT_MEASURED, and {by} differs: {line}")
                wrong += bool(kind == "NOTHING" or told)
    for kind, count in sorted(counts.items(), key=lambda row: -row[1]):
        print(f"{count:4} {kind}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
