"""check_hooks.py AKAD ROOT: the hooks of the repository, by the real pre-commit."""
import importlib.util
import os
import shutil
import sys

from stage import AGREEMENT, ANNEX, SCENARIOS, SKIPPED, Repository, need, run

need("git")
command = [sys.executable, "-m", "pre_commit"]
if importlib.util.find_spec("pre_commit") is None:
    if shutil.which("pre-commit") is None:
        print("skipped: there is no pre-commit")
        sys.exit(SKIPPED)
    command = ["pre-commit"]
akad, root = sys.argv[1:3]

with Repository() as hooks, Repository() as r:
    shutil.copy(os.path.join(root, ".pre-commit-hooks.yaml"), hooks.folder)
    hooks.commit("v1")
    rev = hooks.git("rev-parse", "HEAD")
    env = {"PATH": os.path.dirname(akad) + ":" + os.environ["PATH"],
           "PRE_COMMIT_HOME": hooks.path("home")}
    r.write("desk.sla", AGREEMENT)
    r.write("parts/records.sla", ANNEX)
    run([akad, "fmt", "desk.sla", "parts/records.sla"], r.folder)
    formatted = open(r.path("desk.sla"), encoding="utf-8").read()
    r.write("desk.scenarios.sla", SCENARIOS)

    def configure(more):
        r.write(".pre-commit-config.yaml",
                f"repos:\n  - repo: {hooks.folder}\n    rev: {rev}\n    hooks:\n"
                f"      - {{id: akad-check, exclude: ^parts/{more}}}\n"
                "      - {id: akad-fmt}\n      - {id: akad-test}\n")

    def hook(exit):
        r.git("add", "-A")
        return run([*command, "run", "--all-files"], r.folder, exit, env)[0]

    configure("")
    hook(0)
    r.write("desk.sla", formatted + "\nfee extra = IDR 5_000 each calendar month, before tax\n")
    hook(0)
    configure(", args: [--fail-on, warning]")
    assert "AK1005" in hook(1)
    configure("")
    r.write("desk.sla", formatted.replace("  provider", "   provider"))
    assert "formatted: desk.sla" in hook(1)
    hook(0)
    r.write("desk.scenarios.sla", SCENARIOS.replace("elapsed 1 hour", "elapsed 2 hours"))
    assert "expected answered of T1 is met, elapsed 2h" in hook(1)
    r.write("desk.scenarios.sla", SCENARIOS)
    r.write("desk.sla", formatted.replace("answer is within", "anser is within"))
    assert "AK0201" in hook(1)
print("the hooks stop what they should")
