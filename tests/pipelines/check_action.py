"""check_action.py AKAD ROOT: the steps of the action, as its runner starts them."""
import os
import sys

from stage import AGREEMENT, ANNEX, SCENARIOS, Repository, need, run

need("git")
need("bash")
akad, root = sys.argv[1:3]
steps = os.path.join(root, ".github", "actions", "akad", "steps.sh")
with Repository() as r:
    r.write("deals/desk.sla", AGREEMENT)
    r.write("deals/desk.scenarios.sla", SCENARIOS)
    r.write("deals/parts/records.sla", ANNEX)
    r.commit("v1")
    r.write("deals/desk.sla", AGREEMENT.replace("4 hours", "2 hours"))
    r.write("deals/a new one.sla", AGREEMENT)

    def act(exit, **more):
        env = {"AKAD_PROGRAM": akad, "AKAD_AGAINST": "v1",
               "AKAD_JUNIT": "j.xml", "AKAD_SARIF": "s.json",
               "GITHUB_STEP_SUMMARY": r.path("summary.md"), **more}
        return run(["bash", steps], r.folder, exit, env)

    files = "deals/desk.sla\ndeals/a*.sla"
    act(0, AKAD_FILES=files)
    summary = open(r.path("summary.md")).read()
    assert "### deals/desk.sla" in summary and "2 hours; before: 4 hours" in summary, summary
    assert all(line == "" or line.startswith(("### ", "    ")) for line in summary.splitlines())
    assert "new one" not in summary, summary  # it was not there before
    assert "<testsuites" in open(r.path("j.xml")).read()
    assert '"2.1.0"' in open(r.path("s.json")).read()

    # A warning stops the build where that is asked for.
    r.write("deals/desk.sla",
            AGREEMENT + "\nfee extra = IDR 5_000 each calendar month, before tax\n")
    assert "::warning file=deals/desk.sla" in act(0, AKAD_FILES=files)[0]
    act(1, AKAD_FILES=files, AKAD_FAIL_ON="warning")
    act(2, AKAD_FILES=files, AKAD_FAIL_ON="$(touch made)")

    # The worst exit is that of all; what the caller wrote is no command.
    r.write("deals/desk.sla", AGREEMENT.replace("currency IDR", "currency X"))
    said = act(2, AKAD_FILES=files)[0]
    assert "::error file=deals/desk.sla" in said, said
    act(2, AKAD_FILES="$(touch made) `touch made`; touch made", AKAD_AGAINST="--output=made")
    act(2, AKAD_FILES="nowhere/*.sla")
    assert not os.path.exists(r.path("made"))
print("the action takes its steps")
