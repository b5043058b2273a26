#!/usr/bin/env python3
"""No statement is wider than a phone, in a real browser: the examples, in both languages.

on_a_phone.py AKAD ROOT      skipped (exit 77) where there is no Chromium
"""
import html as htmllib
import os, re, shutil, subprocess, sys, tempfile

WIDTH = 390
# A window may be wider than it is asked to be; a frame in it is not.
TELL = ("<script>parent.document.documentElement.setAttribute('data-wide',"
        "document.documentElement.scrollWidth+' '+window.innerWidth)</script></body>")


def statements(akad, root, made):
    for name in sorted(os.listdir(os.path.join(root, "examples"))):
        folder = os.path.join(root, "examples", name)
        with open(os.path.join(folder, "README.md"), encoding="utf-8") as source:
            command = re.search(r"^    (akad run .*)$", source.read(), re.M)
        if command is None:
            sys.exit(f"{name}: no command in its README")
        for language in ("en", "id"):
            out = os.path.join(made, f"{name}.{language}.html")
            words = [akad] + command[1].split()[1:] + ["--format", "html", "-o", out, "--language", language]
            subprocess.run(words, cwd=root, check=True, stderr=subprocess.DEVNULL)
            yield out


def main():
    akad, root = sys.argv[1:]
    browser = next((b for b in ("chromium", "chromium-browser", "google-chrome") if shutil.which(b)), None)
    if browser is None:
        print("SKIPPED: no Chromium here")
        sys.exit(77)
    wrong = looked = 0
    with tempfile.TemporaryDirectory() as made:
        for path in statements(akad, root, made):
            with open(path, encoding="utf-8") as source:
                html = source.read()
            with open(path, "w", encoding="utf-8") as copy:
                framed = htmllib.escape(html.replace("</body>", TELL))
                copy.write(f'<!DOCTYPE html><body><iframe width="{WIDTH}" height="844" srcdoc="{framed}"></iframe>')
            said = subprocess.run([browser, "--headless=new", "--no-sandbox", "--disable-gpu", "--dump-dom", "--virtual-time-budget=2000",
                                   f"--user-data-dir={made}/profile", f"--window-size={WIDTH},844", "file://" + path],
                                  capture_output=True, text=True, timeout=60).stdout
            found = re.search(r'data-wide="(\d+) (\d+)"', said)
            looked += 1
            if found is None or int(found[1]) > int(found[2]) or int(found[2]) > WIDTH:
                wrong += 1
                print(f"{os.path.basename(path)}: {found[0] if found else 'the browser said nothing'}")
    print(f"{looked} statements, {wrong} wider than a phone")
    sys.exit(1 if wrong or looked < 6 else 0)


main()
