"""Reads the holiday sets and currencies of stdlib/ without the compiler."""
import re
from datetime import date
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[2] / "stdlib"
LINE = re.compile(r'\s+(\d{4}-\d\d-\d\d) "([^"]+)"\s*(?://.*)?$')
COVERS = re.compile(r"\s+covers (\S+) to (\S+)$")
SOURCE = re.compile(r'\s+source "([^"]+)"$')
CURRENCY = re.compile(r'currency ([A-Z]{3}) "([^"]+)" in units of ([\d.]+)(?:, written "[^"]+")?(?: +//.*)?$')


class HolidaySet:
    def __init__(self, library, name):
        self.library, self.name = library, name
        self.first = self.last = None
        self.source = ""
        self.rows = []

    def __str__(self):
        return f"{self.library}.{self.name}"

    def dates(self):
        return {day for day, _ in self.rows}

    def years(self):
        return range(self.first.year, self.last.year + 1)


def read_calendar(path):
    """The sets of one file; whatever is not understood is a ValueError."""
    sets, current, library = [], None, None
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.lstrip().startswith("//") or line == "language 1":
            continue
        if line.startswith("library "):
            library = line.split()[1]
        elif line.startswith("holidays "):
            current = HolidaySet(library, line.split()[1])
        elif line == "}":
            sets.append(current)
            current = None
        elif current is None or not read_line(current, line):
            raise ValueError(f"{path.name}:{number}: {line.strip()}")
    return sets


def read_line(current, line):
    if found := LINE.match(line):
        current.rows.append((date.fromisoformat(found[1]), found[2]))
    elif found := COVERS.match(line):
        current.first, current.last = map(date.fromisoformat, found.groups())
    elif found := SOURCE.match(line):
        current.source = found[1]
    else:
        return False
    return True


def read_all():
    files = sorted((FOLDER / "calendars").glob("*.sla"))
    return [found for path in files for found in read_calendar(path)]


def read_currencies():
    """Code to unit, as text."""
    out = {}
    for line in (FOLDER / "currencies.sla").read_text(encoding="utf-8").splitlines():
        if found := CURRENCY.match(line):
            assert found[1] not in out, f"{found[1]} stands twice"
            out[found[1]] = found[3]
        elif line.startswith("currency"):
            raise ValueError(line)
    return out
