#!/usr/bin/env python3
"""Every shape of the standard library has a golden on records in its system's documented form, and
`akad log` names that shape for those records, and no
other of another document.

check_shapes.py AKAD SHAPES FOLDER
"""
import os, re, subprocess, sys, tempfile


# One document, two questions.
ALSO = {"statuspage_components": ["statuspage_incidents"]}


def records(golden):
    """The log of a golden and its name: the section behind the agreement."""
    found = re.search(r"^-- ([\w.]*json) --\n(.*?)^-- ", golden, re.M | re.S)
    return found[1], found[2]


def main():
    akad, shapes, folder = sys.argv[1:]
    with open(shapes, encoding="utf-8") as source:
        names = re.findall(r"^log (\w+) \{", source.read(), re.M)
    made = tempfile.mkdtemp()
    wrong = 0
    for name in names:
        with open(os.path.join(folder, name + ".golden"), encoding="utf-8") as source:
            golden = source.read()
        file, text = records(golden)
        log = os.path.join(made, file)
        with open(log, "w", encoding="utf-8") as copy:
            copy.write(text)
        said = subprocess.run([akad, "log", log], capture_output=True, text=True).stdout
        found = re.findall(r"the records of `shapes\.(\w+)`", said)
        sourced = "\n// Source: " in golden and "\n// By hand: " in golden
        if sorted(found) != sorted([name] + ALSO.get(name, [])) or not sourced:
            wrong += 1
            print(f"{name}: found {found}" + ("" if sourced else "; no source, or no sums"))
    print(f"{len(names)} shapes, {wrong} wrong")
    return 1 if wrong or len(names) < 14 else 0


sys.exit(main())
