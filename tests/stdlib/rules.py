"""The laws' own rules for holidays, written out apart from stdlib/ so that the two can disagree.

RULES gives for a set the exact dates of one year; MUST_HOLD gives for sets whose other dates are
proclaimed year by year the part that a rule does fix.
"""
from datetime import date, timedelta

MON, TUE, WED, THU, FRI, SAT, SUN = range(7)


def easter(year):
    """Gregorian Easter Sunday (Meeus, Jones, Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e, f = b // 4, b % 4, (b + 8) // 25
    g = (b - f + 1) // 3
    h = (19 * a + b - d - g + 15) % 30
    i, k = c // 4, c % 4
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def after_easter(year, days):
    return easter(year) + timedelta(days)


def nth(year, month, weekday, n):
    """The n-th weekday of a month; n = -1 is the last."""
    if n > 0:
        first = date(year, month, 1)
        return first + timedelta((weekday - first.weekday()) % 7 + 7 * (n - 1))
    last = date(year + month // 12, month % 12 + 1, 1) - timedelta(1)
    return last - timedelta((last.weekday() - weekday) % 7)


def days(year, *month_days):
    return {date(year, month, day) for month, day in month_days}


# European Union ------------------------------------------------------------------------------
def target(year):
    return days(year, (1, 1), (5, 1), (12, 25), (12, 26)) | {
        after_easter(year, -2), after_easter(year, 1)}


# Germany -------------------------------------------------------------------------------------
def germany(year):
    out = days(year, (1, 1), (5, 1), (10, 3), (12, 25), (12, 26))
    out |= {after_easter(year, n) for n in (-2, 1, 39, 50)}
    if year == 2017:  # 500 years of the Reformation
        out |= days(year, (10, 31))
    return out


# State: fixed days, days after Easter, (first year, month, day).
STATES = {
    "baden_wuerttemberg": ([(1, 6), (11, 1)], [60], []),
    "bavaria": ([(1, 6), (11, 1)], [60], []),
    "berlin": ([], [], [(2019, 3, 8)]),
    "brandenburg": ([(10, 31)], [0, 49], []),
    "bremen": ([], [], [(2018, 10, 31)]),
    "hamburg": ([], [], [(2018, 10, 31)]),
    "hesse": ([], [60], []),
    "lower_saxony": ([], [], [(2018, 10, 31)]),
    "mecklenburg_western_pomerania": ([(10, 31)], [], [(2023, 3, 8)]),
    "north_rhine_westphalia": ([(11, 1)], [60], []),
    "rhineland_palatinate": ([(11, 1)], [60], []),
    "saarland": ([(8, 15), (11, 1)], [60], []),
    "saxony": ([(10, 31)], [], []),
    "saxony_anhalt": ([(1, 6), (10, 31)], [], []),
    "schleswig_holstein": ([], [], [(2018, 10, 31)]),
    "thuringia": ([(10, 31)], [], [(2019, 9, 20)]),
}
BERLIN_ONCE = {date(2020, 5, 8), date(2025, 5, 8), date(2028, 6, 17)}


def german_state(name):
    fixed, moving, since = STATES[name]

    def of_year(year):
        out = germany(year) | days(year, *fixed)
        out |= {after_easter(year, n) for n in moving}
        out |= {date(year, month, day) for first, month, day in since if year >= first}
        if name == "saxony":  # Buss- und Bettag: the Wednesday before 23 November
            out.add(date(year, 11, 22) - timedelta((date(year, 11, 22).weekday() - WED) % 7))
        if name == "berlin":
            out |= {day for day in BERLIN_ONCE if day.year == year}
        return out
    return of_year


# France, Netherlands -------------------------------------------------------------------------
def france(year):
    fixed = days(year, (1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25))
    return fixed | {after_easter(year, n) for n in (1, 39, 50)}


def alsace_moselle(year):
    return france(year) | days(year, (12, 26)) | {after_easter(year, -2)}


def kings_day(year):
    return date(year, 4, 26 if date(year, 4, 27).weekday() == SUN else 27)


def netherlands_recognised(year):
    out = days(year, (1, 1), (5, 5), (12, 25), (12, 26)) | {kings_day(year)}
    return out | {after_easter(year, n) for n in (1, 39, 50)}


def netherlands_terms(year):
    return netherlands_recognised(year) | {after_easter(year, -2)}


def netherlands_days_off(year):
    """5 May only every fifth year; the first days of Easter and Whitsun count too."""
    out = days(year, (1, 1), (12, 25), (12, 26)) | {kings_day(year)}
    out |= {after_easter(year, n) for n in (0, 1, 39, 49, 50)}
    return out | (days(year, (5, 5)) if year % 5 == 0 else set())


# United Kingdom ------------------------------------------------------------------------------
def with_substitutes(fixed):
    """Each day on a weekend is given to the next weekday that is not a holiday itself."""
    out = set(fixed)
    for day in sorted(fixed):
        free = day
        while free.weekday() >= SAT or (free in out and free != day):
            free += timedelta(1)
        out.add(free)
    return out


def proclaimed_uk(year):
    once = [(2022, 6, 3), (2022, 9, 19), (2023, 5, 8)]
    return {date(*day) for day in once if day[0] == year}


def uk_moving(year):
    early_may = date(2020, 5, 8) if year == 2020 else nth(year, 5, MON, 1)
    spring = date(2022, 6, 2) if year == 2022 else nth(year, 5, MON, -1)
    return {after_easter(year, -2), early_may, spring} | proclaimed_uk(year)


def england_and_wales(year):
    out = uk_moving(year) | {after_easter(year, 1), nth(year, 8, MON, -1)}
    return out | with_substitutes(days(year, (1, 1), (12, 25), (12, 26)))


def scotland(year):
    out = uk_moving(year) | {nth(year, 8, MON, 1)}
    if year == 2026:  # the Scottish team at the World Cup
        out.add(date(2026, 6, 15))
    return out | with_substitutes(days(year, (1, 1), (1, 2), (11, 30), (12, 25), (12, 26)))


def northern_ireland(year):
    return england_and_wales(year) | with_substitutes(days(year, (3, 17), (7, 12)))


# United States -------------------------------------------------------------------------------
def us_mondays(year):
    return {nth(year, 1, MON, 3), nth(year, 2, MON, 3), nth(year, 5, MON, -1),
            nth(year, 9, MON, 1), nth(year, 10, MON, 2), nth(year, 11, THU, 4)}


def us_fixed(year):
    fixed = [(1, 1), (7, 4), (11, 11), (12, 25)] + ([(6, 19)] if year >= 2021 else [])
    return days(year, *fixed)


def united_states(year):
    """5 U.S.C. 6103: a Saturday's holiday also on the Friday before, a Sunday's on the Monday."""
    fixed = us_fixed(year) | us_fixed(year + 1)
    lieu = {day - timedelta(1) for day in fixed if day.weekday() == SAT}
    lieu |= {day + timedelta(1) for day in fixed if day.weekday() == SUN}
    return {day for day in us_mondays(year) | fixed | lieu if day.year == year}


def massachusetts(year):
    """M.G.L. c. 4 s. 7: only a Sunday's holiday moves."""
    out = us_mondays(year) | {nth(year, 4, MON, 3)} | us_fixed(year)
    return out | {day + timedelta(1) for day in us_fixed(year) if day.weekday() == SUN}


def suffolk_county(year):
    both = days(year, (3, 17), (6, 17))
    return both | {day + timedelta(1) for day in both if day.weekday() == SUN}


# Japan ---------------------------------------------------------------------------------------
def equinox(year, base):
    return int(base + 0.242194 * (year - 1980)) - (year - 1980) // 4


def japan_named(year):
    fixed = [(1, 1), (2, 11), (4, 29), (5, 3), (5, 4), (5, 5), (11, 3), (11, 23)]
    fixed += [(3, equinox(year, 20.8431)), (9, equinox(year, 23.2488))]
    if year <= 2018:
        fixed.append((12, 23))
    if year >= 2020:
        fixed.append((2, 23))
    if year >= 2016 and year not in (2020, 2021):
        fixed.append((8, 11))
    once = {2019: [(5, 1), (10, 22)], 2020: [(7, 23), (7, 24), (8, 10)],
            2021: [(7, 22), (7, 23), (8, 8)]}
    out = days(year, *fixed, *once.get(year, []))
    out |= {nth(year, 1, MON, 2), nth(year, 9, MON, 3)}
    if year not in (2020, 2021):
        out |= {nth(year, 7, MON, 3), nth(year, 10, MON, 2)}
    return out


def japan(year):
    """Act 178 of 1948, article 3: substitutes after a Sunday, and the day between two holidays."""
    named = japan_named(year)
    out = set(named)
    for day in named:
        if day.weekday() == SUN:
            free = day
            while free in named:
                free += timedelta(1)
            out.add(free)
    between = {day + timedelta(1) for day in named if day + timedelta(2) in named}
    return out | {day for day in between if day.weekday() != SUN}


# Australia -----------------------------------------------------------------------------------
def australia(year):
    """What all states and territories keep, with the additional days that all of them give."""
    out = days(year, (4, 25)) | {after_easter(year, -2), after_easter(year, 1)}
    out |= with_substitutes(days(year, (1, 1)))
    out |= with_substitutes(days(year, (12, 25), (12, 26)))
    out |= {day for day in with_substitutes(days(year, (1, 26))) if day.weekday() < SAT}
    if year == 2022:  # national day of mourning
        out.add(date(2022, 9, 22))
    if year >= 2027:  # Tasmania was the last to take Easter Sunday
        out.add(easter(year))
    return out


def india(year):
    return days(year, (1, 26), (8, 15), (10, 2))


RULES = {
    ("eu_target", "closing_days"): target,
    ("germany", "nationwide"): germany,
    **{("germany", name): german_state(name) for name in STATES},
    ("germany", "bavaria_with_assumption"):
        lambda year: german_state("bavaria")(year) | days(year, (8, 15)),
    ("france", "public_holidays"): france,
    ("france", "alsace_moselle"): alsace_moselle,
    ("netherlands", "recognised_holidays"): netherlands_recognised,
    ("netherlands", "term_extension_days"): netherlands_terms,
    ("netherlands", "usual_days_off"): netherlands_days_off,
    ("united_kingdom", "england_and_wales"): england_and_wales,
    ("united_kingdom", "scotland"): scotland,
    ("united_kingdom", "northern_ireland"): northern_ireland,
    ("united_states", "federal"): united_states,
    ("united_states", "massachusetts"): massachusetts,
    ("united_states", "suffolk_county"): suffolk_county,
    ("japan", "public_holidays"): japan,
    ("australia", "national"): australia,
    ("india", "national"): india,
}


# Proclaimed year by year: the part that a rule does fix --------------------------------------
def hijri(year, month, day):
    """Civil dates of a day of the tabular Islamic calendar that fall in a Gregorian year."""
    out = set()
    for h in range(int((year - 622) * 33 / 32) - 1, int((year - 622) * 33 / 32) + 4):
        julian = (11 * h + 3) // 30 + 354 * h + 30 * month - (month - 1) // 2 + day + 1948440 - 385
        civil = date.fromordinal(julian - 1721425)
        if civil.year == year:
            out.add(civil)
    return out


def indonesia_fixed(year):
    fixed = [(1, 1), (5, 1), (8, 17), (12, 25)] + ([(6, 1)] if year >= 2017 else [])
    out = days(year, *fixed) | {after_easter(year, -2), after_easter(year, 39)}
    return out | ({easter(year)} if year >= 2024 else set())


def next_monday(fixed):
    return set(fixed) | {day + timedelta(1) for day in fixed if day.weekday() == SUN}


def singapore_fixed(year):
    fixed = days(year, (1, 1), (5, 1), (8, 9), (12, 25))
    return next_monday(fixed) | {after_easter(year, -2)}


def malaysia_fixed(year):
    return days(year, (5, 1), (8, 31), (9, 16), (12, 25))


def india_fixed(year):
    return india(year) | days(year, (4, 14), (12, 25)) | {after_easter(year, -2)}


MUST_HOLD = {
    ("indonesia", "public_holidays"): indonesia_fixed,
    ("singapore", "public_holidays"): singapore_fixed,
    ("malaysia", "federal"): malaysia_fixed,
    ("india", "central_government"): india_fixed,
}
# Kept by the moon: the proclaimed date lies within two days of the tabular calendar's.
BY_THE_MOON = {
    ("indonesia", "public_holidays"): [(10, 1), (12, 10), (1, 1), (3, 12), (7, 27)],
    ("singapore", "public_holidays"): [(10, 1), (12, 10)],
    ("malaysia", "federal"): [(10, 1), (12, 10), (1, 1), (3, 12)],
    ("india", "central_government"): [(10, 1), (12, 10), (1, 10), (3, 12)],
}
# Sets in which a Sunday's holiday gives the next free day.
SUNDAY_MOVES = [("singapore", "public_holidays"), ("malaysia", "federal")]
SUNDAY_STAYS = ["Awal Muharam"]  # not in the schedule of the Holidays Act 1951

# ISO 4217: the codes whose minor unit is not a hundredth.
MINOR_UNITS = {
    0: "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF",
    3: "BHD IQD JOD KWD LYD OMR TND",
    4: "CLF UYW",
}
