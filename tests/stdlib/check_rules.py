"""Compares stdlib/ with the laws' own rules (rules.py). Needs nothing but Python."""
import sys
from datetime import timedelta

from library import FOLDER, read_all, read_calendar, read_currencies
from rules import (BY_THE_MOON, MINOR_UNITS, MUST_HOLD, RULES, SUN, SUNDAY_MOVES, SUNDAY_STAYS,
                   hijri)


def shape(found):
    """Sorted, one row a date, inside the coverage, whole years, with a source."""
    days = [day for day, _ in found.rows]
    if not days or days != sorted(set(days)):
        yield "rows are not ascending, one a date"
    if not found.source:
        yield "no source"
    if found.first is None or days[0] < found.first or days[-1] > found.last:
        yield "rows outside the coverage"
    elif (found.first.strftime("%m-%d"), found.last.strftime("%m-%d")) != ("01-01", "12-31"):
        yield "the coverage is not whole years"
    for year in found.years():
        if not any(day.year == year for day in days):
            yield f"{year} is covered and has no row"


def against_rule(found, rule):
    wanted = {day for year in found.years() for day in rule(year)}
    for day in sorted(wanted ^ found.dates()):
        yield f"{day} {day:%a}: " + ("the rule has it" if day in wanted else "not by the rule")


def against_part(found):
    key = (found.library, found.name)
    for year in found.years():
        for day in sorted(MUST_HOLD.get(key, lambda _: set())(year) - found.dates()):
            yield f"{day} {day:%a}: fixed by rule, missing"
        for month, day_of_month in BY_THE_MOON.get(key, []):
            for day in hijri(year, month, day_of_month):
                near = {day + timedelta(n) for n in range(-2, 3)}
                if not near & found.dates() and all(one.year == year for one in near):
                    yield f"nothing near {day}, day {day_of_month} of Islamic month {month}"


def sundays(found):
    dates = found.dates()
    for day, name in found.rows:
        if day.weekday() != SUN or any(stays in name for stays in SUNDAY_STAYS):
            continue
        free = day
        while free in dates and "(observed)" not in dict(found.rows)[free]:
            free += timedelta(1)
        if free not in dates:
            yield f"{day} is a Sunday and gives no other day"


def currencies():
    units = read_currencies()
    digits = {code: count for count, codes in MINOR_UNITS.items() for code in codes.split()}
    for code, unit in units.items():
        count = 0 if code == "IDR" else digits.get(code, 2)
        wanted = "1" if count == 0 else "0." + "0" * (count - 1) + "1"
        if unit != wanted:
            yield f"{code} in units of {unit}, ISO 4217 says {wanted}"
    for code in list(digits) + ["EUR", "GBP", "IDR", "INR", "MYR", "SGD", "USD"]:
        if code not in units:
            yield f"{code} is missing"


def problems_of(found):
    key = (found.library, found.name)
    yield from shape(found)
    if key in RULES:
        yield from against_rule(found, RULES[key])
    yield from against_part(found)
    if key in SUNDAY_MOVES:
        yield from sundays(found)


def main():
    problems, rows = [], 0
    for path in sorted((FOLDER / "calendars").glob("*.sla")):
        if any(found.library != path.stem for found in read_calendar(path)):
            problems.append(f"{path.name}: the library has another name than the file")
    sets = read_all()
    for found in sets:
        rows += len(found.rows)
        problems += [f"{found}: {problem}" for problem in problems_of(found)]
    missing = set(RULES) - {(found.library, found.name) for found in sets}
    problems += [f"no set for the rule of {name}" for name in sorted(missing)]
    problems += [f"currencies: {problem}" for problem in currencies()]
    print("\n".join(problems + [f"{len(sets)} sets, {rows} rows, {len(problems)} problems"]))
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
