"""check_revisions.py AKAD ROOT: `akad diff --against`, in a repository with a history."""
import os
import sys

from stage import AGREEMENT, ANNEX, Repository, need, run

need("git")
akad = sys.argv[1]


def diff(*words, folder, **more):
    return run([akad, "diff", *words], folder, **more)


def deal(*words, **more):
    """Without the head, which has the files as they were named."""
    said = diff(*words, **more)[0]
    return said[said.index("In all"):]


with Repository() as r:
    r.write("deals/desk.sla", AGREEMENT)
    r.write("deals/parts/records.sla", ANNEX)
    r.commit("v1")
    r.write("deals/desk.sla", AGREEMENT.replace("4 hours", "2 hours"))
    r.write("deals/parts/records.sla", ANNEX.replace('"closed"', '"done"'))
    r.commit("v2")
    file, top = "deals/desk.sla", r.folder

    # The annexes of each revision, seen from anywhere, and whatever a hook has set.
    both = deal(file, "--against", "v1..v2", folder=top)
    assert "2 hours; before: 4 hours" in both and '"done"; before: type = "closed"' in both, both
    assert deal(file, "--against", "v1", folder=top) == both
    assert deal("desk.sla", "--against", "v1", folder=r.path("deals")) == both
    assert deal("../desk.sla", "--against", "v1..", folder=r.path("deals/parts")) == both
    assert deal(r.path(file), "--against", "v1", folder="/") == both
    heads = diff(file, "--against", "v1..v2", folder=top)[0]
    assert f"Before        v1:{file}: " in heads and f"After         v2:{file}: " in heads, heads
    assert f"After         {file}: " in diff(file, "--against", "v1", folder=top)[0]
    set_by_a_hook = {"GIT_DIR": ".git", "GIT_INDEX_FILE": "/nowhere", "GIT_WORK_TREE": "/"}
    assert deal(file, "--against", "v1", folder=top, env=set_by_a_hook) == both
    r.write("tickets.ndjson", "")
    cost = deal(file, "--against", "v1..v2", "--events", "tickets.ndjson", "--as-of",
                "2026-02-01T00:00:00Z", folder=top)
    assert cost.startswith(both) and "No verdict differs." in cost, cost
    assert "Nothing differs." in diff(file, "--against", "HEAD", folder=top)[0]
    os.symlink(r.path("deals"), r.path("way"))
    assert deal("way/desk.sla", "--against", "v1", folder=top) == both
    os.remove(r.path("way"))

    # What is no revision, and what is not there.
    for name in ("v9", "-x", "--output=x", "--help", "v1:deals", "v9..v1", "v1..v9"):
        said = diff(file, f"--against={name}", folder=top, exit=2)[1]
        assert "is no revision of the repository" in said, (name, said)
    assert "git merge-base" in diff(file, "--against", "v1...v2", folder=top, exit=2)[1]
    r.write("deals/new.sla", AGREEMENT)
    said = diff("deals/new.sla", "--against", "v1", folder=top, exit=2)[1]
    assert "v1 has no such file" in said, said
    os.remove(r.path("deals/new.sla"))
    said = diff(file, file, "--against", "v1", folder=top, exit=2)[1]
    assert "two agreements, or one with --against" in said, said

    # A file that is gone from the work tree is still in both revisions.
    os.rename(r.path(file), r.path("kept"))
    assert deal(file, "--against", "v1..v2", folder=top) == both
    os.rename(r.path("kept"), r.path(file))

    # A mistake of a revision is told with its name; links in it lead nowhere.
    r.write(file, AGREEMENT.replace("currency IDR", "currency XYZ"))
    r.commit("wrong")
    r.write(file, AGREEMENT)
    said = diff(file, "--against", "wrong", folder=top, exit=2)[1]
    assert "wrong:deals/desk.sla:8" in said, said
    os.remove(r.path("deals/parts/records.sla"))
    os.symlink("/etc/passwd", r.path("deals/parts/records.sla"))
    r.commit("linked")
    said = diff(file, "--against", "linked", folder=top, exit=2)[1]
    assert "a link" in said and "root:" not in said, said
    os.remove(r.path("deals/parts/records.sla"))
    r.write("deals/parts/records.sla", ANNEX)

    # Libraries in the repository are those of the revision, others those of today.
    money = 'language 1\n\nlibrary money\n\ncurrency XTS "Tests" in units of {}\n'
    with_use = AGREEMENT.replace("clock answer", "use money\n\nclock answer").replace(
        "currency IDR", "currency XTS")
    r.write(file, with_use)
    r.write("libs/money.sla", money.format("1"))
    r.commit("v3")
    r.write("libs/money.sla", money.format("5"))
    for libs in ("libs", "./libs", r.path("libs") + "/"):
        said = diff(file, "--against", "v3", "--library", libs, folder=top)[0]
        assert "before:" in said, said
    said = diff(file, "--against", "v1", "--library", "libs", folder=top, exit=2)[1]
    assert "v1 has no such folder" in said, said

    # A clone without its history has no older revision, and fetches none.
    clone = r.path("clone")
    r.git("clone", "-q", "--depth", "1", "file://" + top, clone)
    said = diff(file, "--against", "HEAD~1", folder=clone, exit=2)[1]
    assert "is no revision" in said, said
    assert diff(file, "--against", "HEAD", "--library", "libs", folder=clone)

    # Copies that git makes for a difftool.
    r.git("checkout", "-qf", "v2")
    tool = f"{akad} diff --as {file}"
    said = r.git("difftool", "-y", "-x", tool, "v1", "--", file)
    assert "2 hours; before: 4 hours" in said, said

with Repository() as r:
    r.write("desk.sla", AGREEMENT)
    outside = os.path.dirname(r.folder)
    said = run([akad, "diff", "desk.sla", "--against", "v1"], outside, exit=2)[1]
    assert "repository" in said, said
print("revisions are read as they are")
