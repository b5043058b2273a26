"""check_junit.py AKAD ROOT: what `akad test --format junit` writes, read by junitparser."""
import importlib.util
import sys
import xml.etree.ElementTree as xml

from stage import AGREEMENT, ANNEX, SCENARIOS, SKIPPED, Repository, need, run

need("git")
akad = sys.argv[1]
HOSTILE = "<&>\\\" ]]> \u00e9 \U0001F600 'x'"
with Repository() as r:
    r.write("desk.sla", AGREEMENT)
    r.write("parts/records.sla", ANNEX)
    r.write("wrong.sla", AGREEMENT.replace("currency IDR", "currency XYZ"))
    failing = SCENARIOS.split("\n", 4)[4].replace("an hour", HOSTILE).replace("1 hour", "2 hours")
    r.write("desk.scenarios.sla", SCENARIOS + "\n" + failing)
    words = [akad, "test", "desk.sla", "wrong.sla", "--format", "junit"]
    text = run(words, r.folder, exit=1)[0]
    assert all(run(words, r.folder, exit=1)[0] == text for _ in range(3))
    root = xml.fromstring(text.encode())
    assert [root.get(key) for key in ("tests", "failures", "errors")] == ["3", "1", "1"], text
    if importlib.util.find_spec("junitparser") is None:
        print("skipped: there is no junitparser; the XML is sound")
        sys.exit(SKIPPED)
    from junitparser import Error, Failure, JUnitXml

    suites = list(JUnitXml.fromstring(text.encode()))
    assert [suite.name for suite in suites] == ["desk.sla", "wrong.sla"]
    assert [(s.tests, s.failures, s.errors) for s in suites] == [(2, 1, 0), (1, 0, 1)]
    passed, failed = list(suites[0])
    assert passed.name == "an hour" and passed.is_passed
    assert passed.classname == "desk.scenarios.sla"
    assert failed.name == HOSTILE.replace('\\"', '"'), failed.name
    (failure,) = failed.result
    assert isinstance(failure, Failure)
    assert failure.message.startswith("expected answered of T1 is met, elapsed 2h; found"), failure
    assert "the clock starts" in failure.text, failure.text
    (error,) = list(suites[1])[0].result
    assert isinstance(error, Error)
print("the XML is read as it is meant")
