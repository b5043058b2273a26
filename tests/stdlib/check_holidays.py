"""Compares stdlib/ with the Python package `holidays`, where that is installed (else exit 77).

The package is somebody else's reading of the same laws. Where we differ on purpose, ACCEPTED says
why; a difference that stands there and is gone is a failure too.
"""
import sys
from datetime import date

from library import read_all
from rules import easter

try:
    import holidays
except ImportError:
    print("skipped: the Python package `holidays` is not installed")
    sys.exit(77)

STATES = {
    "baden_wuerttemberg": "BW", "bavaria": "BY", "berlin": "BE", "brandenburg": "BB",
    "bremen": "HB", "hamburg": "HH", "hesse": "HE", "lower_saxony": "NI",
    "mecklenburg_western_pomerania": "MV", "north_rhine_westphalia": "NW",
    "rhineland_palatinate": "RP", "saarland": "SL", "saxony": "SN", "saxony_anhalt": "ST",
    "schleswig_holstein": "SH", "thuringia": "TH",
}
AUSTRALIA = ["ACT", "NSW", "NT", "QLD", "SA", "TAS", "VIC", "WA"]
# Set: country and the package's arguments.
SAME = {
    ("france", "public_holidays"): ("FR", {}),
    ("france", "alsace_moselle"): ("FR", {"subdiv": "57"}),
    ("germany", "nationwide"): ("DE", {}),
    **{("germany", name): ("DE", {"subdiv": code}) for name, code in STATES.items()},
    ("germany", "bavaria_with_assumption"):
        ("DE", {"subdiv": "BY", "categories": ("public", "catholic")}),
    ("india", "central_government"): ("IN", {}),
    ("indonesia", "public_holidays"): ("ID", {"categories": ("public",)}),
    ("indonesia", "cuti_bersama"): ("ID", {"categories": ("government",)}),
    ("japan", "public_holidays"): ("JP", {}),
    ("malaysia", "federal"): ("MY", {}),
    ("malaysia", "kuala_lumpur"): ("MY", {"subdiv": "14"}),
    ("netherlands", "usual_days_off"): ("NL", {}),
    ("singapore", "public_holidays"): ("SG", {}),
    ("united_kingdom", "england_and_wales"): ("GB", {"subdiv": "ENG"}),
    ("united_kingdom", "scotland"): ("GB", {"subdiv": "SCT"}),
    ("united_kingdom", "northern_ireland"): ("GB", {"subdiv": "NIR"}),
    ("united_states", "federal"): ("US", {}),
    ("united_states", "massachusetts"): ("US", {"subdiv": "MA"}),
}
# Sets that the package does not have under one name; here or in check_rules.py they are compared.
ONLY_BY_RULE = {
    ("india", "national"), ("netherlands", "recognised_holidays"),
    ("netherlands", "term_extension_days"), ("united_states", "suffolk_county"),
}

ACCEPTED = {
    ("indonesia", "public_holidays"): {
        date(2016, 6, 1): "Keppres 24/2016 was signed that day; a holiday from 2017",
    },
    ("netherlands", "usual_days_off"): {
        date.fromordinal(easter(year).toordinal() - 2): "Good Friday is no usual day off"
        for year in range(2015, 2036)
    },
}


def package_dates(found):
    key, years = (found.library, found.name), found.years()
    if key == ("eu_target", "closing_days"):
        return set(holidays.financial_holidays("ECB", years=years))
    if key == ("australia", "national"):
        each = [set(holidays.country_holidays("AU", years=years, subdiv=state))
                for state in AUSTRALIA]
        return set.intersection(*each)
    if key == ("malaysia", "peninsular"):
        city = holidays.country_holidays("MY", years=years, subdiv="14", language="ms_MY")
        more = {day for day in city if "Deepavali" in city[day] or city[day] == "Cuti Peristiwa"}
        return set(holidays.country_holidays("MY", years=years)) | more
    country, arguments = SAME[key]
    return {day for day in holidays.country_holidays(country, years=years, **arguments)
            if found.first <= day <= found.last}


def on_weekend_only(found, day):
    """Australia: a state may give only the weekday for a holiday on a weekend."""
    return (found.library, found.name) == ("australia", "national") and day.weekday() >= 5


def compare(found):
    theirs, ours = package_dates(found), found.dates()
    accepted = ACCEPTED.get((found.library, found.name), {})
    for day in sorted(theirs ^ ours):
        if day not in accepted and not (day in ours and on_weekend_only(found, day)):
            yield f"{found}: {day} {day:%a} only in " + ("stdlib" if day in ours else "package")
    for day in sorted(set(accepted) - (theirs ^ ours)):
        yield f"{found}: {day} is an accepted difference and is none"


def main():
    compared, problems = 0, []
    for found in read_all():
        if (found.library, found.name) not in ONLY_BY_RULE:
            compared += 1
            problems += compare(found)
    accepted = sum(map(len, ACCEPTED.values()))
    print("\n".join(problems))
    print(f"{compared} sets compared with holidays {holidays.__version__}: "
          f"{len(problems)} differences, {accepted} more are accepted")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
