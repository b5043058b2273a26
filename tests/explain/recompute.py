#!/usr/bin/env python3
"""recompute FILE...: works out elapsed, due, verdict and month of every item, and what counts of every
outage, from the JSON of explanations alone, and compares with what they say. One explanation a line.

Nothing here knows the program: only the standard library, the rules of grammar/REFERENCE.md, and the
zone database for the month of an instant. Ends with code 1 after the first differences."""
import json
import sys
from datetime import datetime, timedelta, timezone
from fractions import Fraction
from zoneinfo import ZoneInfo

EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)
OPEN = ("open", "pause counts")
RUNNING = OPEN + ("outside hours",)
STRENGTH = ["freeze", "carry", "proportional", "retroactive with pauses", "retroactive", "restart"]
MOST_SHOWN = 10


def ms(text):
    if text is None:
        return None
    whole, _, part = text.rstrip("Z").partition(".")
    at = datetime.fromisoformat(whole).replace(tzinfo=timezone.utc)
    return (at - EPOCH) // timedelta(milliseconds=1) + int((part or "0").ljust(3, "0"))


def span(row):
    return ms(row["from"]), ms(row["to"])


def rounded(length, unit, mode):
    if unit is None:
        return length
    whole, rest = divmod(length, unit)
    up = {"down": False, "up": rest > 0, "half up": 2 * rest >= unit,
          "half even": 2 * rest > unit or (2 * rest == unit and whole % 2 == 1)}[mode]
    return (whole + up) * unit


class Item:
    """What the timeline of an item says from where its elapsed time is zero."""

    def __init__(self, story, row):
        self.story, self.row, self.reckoning = story, row, row["reckoning"]
        self.zero = ms(self.reckoning["counted_from"])
        self.until = ms(self.reckoning["until"])
        self.stopped = row["stopped"] is not None
        stretches = [one for one in row["timeline"] if one["type"] == "stretch"]
        self.stretches = [(span(one), one["kind"]) for one in stretches
                          if ms(one["from"]) >= self.zero]
        self.counted = [at for at, kind in self.stretches if kind in OPEN]
        for one in stretches:
            from_, to = span(one)
            counted = to - from_ if one["kind"] in OPEN else 0
            if counted != one["counted_ms"]:
                raise ValueError(f"a stretch counts {one['counted_ms']} instead of {counted}")

    def elapsed_at(self, at):
        return sum(max(0, min(to, at) - from_) for from_, to in self.counted)

    def exact(self):
        return self.elapsed_at(self.until)

    def elapsed(self):
        told = self.reckoning
        return rounded(self.exact(), told["rounded_to_ms"], told["rounding"])

    def rows_in_force(self):
        rows = self.row["targets"]
        first = max((i for i, row in enumerate(rows) if ms(row["from"]) <= self.zero), default=0)
        return rows[first:]

    def lengths(self):
        """What is allowed, and where it is used up, of a limit that is a length."""
        rows = self.rows_in_force()
        limit, left, share_at = rows[0]["limit"], None, 0
        for row in rows[1:]:
            policy = max(row["policies"], key=STRENGTH.index, default="freeze")
            following = row["limit"]
            other = following != limit
            both = limit["kind"] == "length" and following["kind"] == "length"
            if policy.startswith("retroactive") or (policy == "carry" and other):
                left, share_at = None, 0
            elif policy == "proportional" and other and both:
                now = self.elapsed_at(ms(row["from"]))
                before = Fraction(1) if left is None else left
                since = now - share_at
                if limit["length_ms"] > 0:
                    left = before - Fraction(since, limit["length_ms"])
                else:
                    left = Fraction(0) if since > 0 else before
                share_at = now
            elif policy == "proportional" and other:
                left, share_at = None, 0
            if policy != "freeze":
                limit = following
        if left is None:
            return limit["length_ms"], limit["length_ms"]
        whole = share_at + left * limit["length_ms"]
        most = whole.numerator // whole.denominator
        return most, most if whole.denominator == 1 else most + 1

    def used_up(self, length):
        if length <= 0:
            return self.zero
        left = length
        for from_, to in self.counted:
            if to - from_ >= left:
                return from_ + left
            left -= to - from_
        runs = [to for (_, to), kind in self.stretches if kind in RUNNING]
        if not self.stopped and self.until not in runs:
            return None
        for from_, to in map(span, self.reckoning["openings_ahead"]):
            if to - from_ >= left:
                return from_ + left
            left -= to - from_
        return None

    def moved(self, at):
        """By the hours of the limit, where it may be moved into them."""
        way = self.reckoning["moved"]
        openings = [span(one) for one in self.reckoning["openings_around"]]
        if way == "keep" or at is None or any(a <= at <= b for a, b in openings):
            return at
        if way == "forward":
            return min((a for a, _ in openings if a >= at), default=None)
        return max((b for _, b in openings if b <= at), default=at)

    def behind_pauses(self):
        """The time that did not count is added behind the instant that is named, where it counts."""
        told = self.reckoning["moved_by_pauses"]
        named, still = ms(told["named"]), list(map(span, told["stood_still"]))
        left = sum(max(0, min(to, named) - from_) for from_, to in still)
        if self.reckoning["named"] is None:
            return None
        counts = []
        for from_, to in map(span, told["openings"]):
            for pause_from, pause_to in still:
                if from_ < pause_to and pause_from < to:
                    counts.append((from_, pause_from))
                    from_ = pause_to
            counts.append((from_, to))
        counts = [(from_, to) for from_, to in counts if from_ < to]
        openings = list(map(span, told["openings"]))
        opens = any(from_ <= named < to for from_, to in openings)
        closings = {to for _, to in openings}
        if not opens and left == 0:
            return named
        for from_, to in counts:
            if to - from_ > left or (to - from_ == left and not opens and to in closings):
                return from_ + left
            left -= to - from_
        return None

    def reached(self):
        kind = self.row["targets"][-1]["limit"]["kind"]
        if kind == "none":
            return None
        if kind == "instant" and "moved_by_pauses" in self.reckoning:
            behind = self.behind_pauses()
            by_dates = self.reckoning["moved"] == "working day"
            return ms(self.reckoning["reached"]) if by_dates else self.moved(behind)
        if kind == "instant":
            return ms(self.row["targets"][-1]["limit"]["at"])
        return self.moved(self.used_up(self.lengths()[1]))

    def due(self):
        at, changed = self.reached(), ms(self.reckoning["changed_at"])
        return at if at is None or changed is None else max(at, changed)

    def verdict(self):
        told = self.reckoning
        strict = self.row["targets"][-1]["limit"]["strict"]
        if self.row["targets"][-1]["limit"]["kind"] == "none":
            verdict = "not_applicable"
        elif told["basis"] == "elapsed time against a length":
            most, reach = self.lengths()
            late = self.elapsed() >= reach if strict else self.elapsed() > most
            verdict = "missed" if late else "met" if self.stopped else "pending"
        else:
            at = self.reached()
            late = at is not None and (self.until >= at if strict else self.until > at)
            verdict = "missed" if late else "met" if self.stopped else "pending"
        found = any(row["found_missed"] for row in self.row["targets"])
        if told["stays_missed"] and not found:
            raise ValueError("stays missed, but no change found it missed")
        return "missed" if told["stays_missed"] else verdict


def month_of(story, at):
    zone = ZoneInfo(story["agreement"]["zone"])
    local = (EPOCH + timedelta(milliseconds=at)).astimezone(zone)
    return f"{local.year:04}-{local.month:02}"


def month(story, row, due):
    told = row["attribution"]
    at = {"stop": ms(row["stopped"]), "start": ms(row["started"]), "due": due}[told["by"]]
    first, end = span(story["term"])
    return month_of(story, at) if at is not None and first <= at < end else None


def check_item(story, row):
    """Pairs of what was worked out and what is said."""
    said_month = row["month"]["month"] if row["month"] else None
    if row["reckoning"] is None:
        return {"verdict": ("undetermined", row["verdict"]),
                "month": (month(story, row, None), said_month)}
    item = Item(story, row)
    pairs = {"exact": (item.exact(), row["reckoning"]["exact_ms"]),
             "elapsed": (item.elapsed(), row["elapsed_ms"]),
             "due": (item.due(), ms(row["due"])),
             "verdict": (item.verdict(), row["verdict"]),
             "month": (month(story, row, item.due()), said_month)}
    if row["reckoning"]["allowed_ms"] is not None:
        told = row["reckoning"]
        pairs["lengths"] = (item.lengths(), (told["allowed_ms"], told["used_up_ms"]))
    return pairs


def joined(parts, gap):
    runs = []
    for from_, to in sorted(parts):
        if runs and from_ - runs[-1][1] < max(gap, 1):
            runs[-1][1] = max(runs[-1][1], to)
        else:
            runs.append([from_, to])
    return [tuple(run) for run in runs]


def within(parts, frame):
    return [(max(a, frame[0]), min(b, frame[1])) for a, b in parts if a < frame[1] and b > frame[0]]


def overlap(parts, frame, hours):
    """How long the parts are in the frame, in the hours that are promised."""
    inside = within(parts, frame)
    if hours is None:
        return sum(to - from_ for from_, to in inside)
    return sum(to - from_ for part in inside for from_, to in within(hours, part))


def without(parts, taken):
    """The parts, but for what is taken of them; both in order."""
    left = []
    for from_, to in parts:
        for a, b in within(taken, (from_, to)):
            if a > from_:
                left.append((from_, a))
            from_ = b
        if from_ < to:
            left.append((from_, to))
    return left


def parts_of_the_whole(row, so_far, hours, gone, counting):
    """What is unknown; and that every instant of the period is one thing: not covered or excluded or
    left out, unknown, counted as down, down and not counted, or else up."""
    unknown = joined((span(one) for one in row.get("unrecorded", [])
                      if one["counts"] == "unknown"), 0)
    unknown = without(without(unknown, gone), counting)
    counted = without(counting, gone)
    short = joined((span(part) for one in row["outages"] for part in one["parts"]), 0)
    short = without(without(short, joined(gone + counting, 0)), unknown)
    parts = [gone, unknown, counted, short]
    alone = sum(overlap(part, so_far, hours) for part in parts)
    together = overlap(joined(sum(parts, []), 0), so_far, hours)
    down = overlap(counted, so_far, hours)
    silent = without(joined((span(one) for one in row.get("unrecorded", [])
                             if one["counts"] in ("down", "up")), 0), gone)
    up_since_silent = any(one["counts"] == "up" for one in row.get("unrecorded", []))
    up = without(silent, counted)
    of_silence = {}
    if silent or "unknown_ms" not in row:
        of_silence = {"without a record": (
            (overlap(without(silent, up), so_far, hours),
             overlap(up, so_far, hours) if up_since_silent else 0),
            (row.get("down_without_record_ms", 0), row.get("up_without_record_ms", 0)))}
    return of_silence | {"unknown": (overlap(unknown, so_far, hours), row.get("unknown_ms", 0)),
            "parts of the whole": (alone, together),
            "counted": (down, row["down_ms"])}


def midnight(story, day):
    local = datetime(day.year, day.month, day.day, tzinfo=ZoneInfo(story["agreement"]["zone"]))
    return (local - EPOCH) // timedelta(milliseconds=1)


def date_at(story, at):
    zone = ZoneInfo(story["agreement"]["zone"])
    return (EPOCH + timedelta(milliseconds=at)).astimezone(zone).date()


def months_taken(story, days, so_far, gone, away):
    """Each month as so many days: in proportion to what the term has of it and to what of that is
    measured, without what is excluded."""
    term, service = span(story["term"]), 0
    day = date_at(story, so_far[0]).replace(day=1)
    while midnight(story, day) < so_far[1]:
        later = (day + timedelta(days=31)).replace(day=1)
        frame = max(midnight(story, day), term[0]), min(midnight(story, later), term[1])
        covered = (date_at(story, frame[1] - 1) - date_at(story, frame[0])).days + 1
        here = frame[0], min(frame[1], so_far[1])
        measured = here[1] - here[0] - overlap(away, here, None)
        taken = (Fraction(days * covered, (later - day).days) * 86_400_000
                 * Fraction(measured, frame[1] - frame[0]))
        service += max(taken.__floor__() - overlap(gone, here, None), 0)
        day = later
    return service


def check_month(story, row):
    rule, frame = story["outage_rule"], span(row)
    pairs, down, excluded_down = {}, 0, 0
    hours = list(map(span, row["openings"])) if "openings" in row else None
    excluded = row.get("excluded", [])
    either = joined((span(part) for one in excluded for part in one["granted"]), 0)
    gone = joined((span(part) for one in excluded for part in one["granted"]
                   if one["time"] == "neither down nor promised"), 0)
    untold = row.get("unrecorded", [])
    before = joined((span(one) for one in untold if one["counts"] == "not covered"), 0)
    left_out = joined((span(one) for one in untold if one["counts"] == "left out"), 0)
    either = without(either, before)
    gone = without(gone, before)
    left_out = without(left_out, either)
    away = joined(before + left_out, 0)
    counting = []
    for i, outage in enumerate(row["outages"]):
        whole = span(outage)
        length = whole[1] - whole[0]
        passes = {"none": True, "at least": length >= rule["length_ms"],
                  "more than": length > rule["length_ms"]}[rule["test"]]
        skipped = rule["length_ms"] if rule["counted"] == "excess" else 0
        inside = frame if rule["crossing"] == "split" else span(story["term"])
        counts = (max(whole[0] + skipped, inside[0]), min(whole[1], inside[1]))
        counted = overlap([counts], counts, hours) if passes and counts[0] < counts[1] else 0
        taken = overlap(either, counts, hours) if counted else 0
        counted -= taken + (overlap(away, counts, hours) if counted else 0)
        if passes and counts[0] < counts[1]:
            counting.append(counts)
        excluded_down += taken
        pairs[f"outage {i}"] = ((joined(map(span, outage["parts"]), rule["joined_below_ms"]),
                                 passes, counted),
                                ([whole], outage["passes"], outage["counted_ms"]))
        down += counted
    if row["result"] is not None:
        so_far = (frame[0], min(frame[1], ms(story["as_of"])))
        pairs["down"] = (down, row["down_ms"])
        pairs["excluded"] = ((overlap(either, so_far, hours), excluded_down),
                             (row.get("excluded_ms", 0), row.get("excluded_down_ms", 0)))
        whole = overlap([so_far], so_far, hours)
        service = whole - overlap(gone, so_far, hours) - overlap(away, so_far, hours)
        if "month_days" in rule:
            service = months_taken(story, rule["month_days"], so_far, gone, away)
        pairs["service"] = (service, row["service_ms"])
        pairs["left out"] = (overlap(left_out, so_far, hours), row.get("left_out_ms", 0))
        pairs["not covered"] = (overlap(before, so_far, hours), row.get("not_covered_ms", 0))
        if rule["crossing"] == "split":
            pairs |= parts_of_the_whole(row, so_far, hours, joined(either + away, 0),
                                        joined(counting, 0))
    return pairs


def differences(story):
    """What does not come out as it is said, in words; and how many items and months there were."""
    wrong, count = [], 0
    checks = [(check_item, row, f"item {row['item']}") for row in story["items"]]
    checks += [(check_month, row, row["month"]) for row in story["months"]]
    for check, row, name in checks:
        count += 1
        try:
            pairs = check(story, row)
        except (ValueError, KeyError, TypeError, IndexError) as problem:
            wrong.append(f"{story['subject']} {story['target']['name']} {name}: {problem!r}")
            continue
        wrong += [f"{story['subject']} {story['target']['name']} {name}: {what} comes to {mine}, "
                  f"said to be {said}"
                  for what, (mine, said) in pairs.items() if mine != said]
    return wrong, count


def main():
    count, wrong = 0, []
    for path in sys.argv[1:]:
        with open(path, encoding="utf-8") as lines:
            for line in lines:
                found, seen = differences(json.loads(line))
                count += seen
                wrong += found
    for text in wrong[:MOST_SHOWN]:
        print(text)
    print(f"recompute: {count} items and months, {len(wrong)} differences")
    sys.exit(1 if wrong or count == 0 else 0)


if __name__ == "__main__":
    main()
