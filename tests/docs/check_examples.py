#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Runs the examples of a page of docs/ through connleak-check. Says nothing when all is as the page says.

An example is a ```c or ```cpp block whose first line is `// bad: RULE`, then every finding is of that rule and its message stands on
the line it points to; or `// good`, then there is none. Every rule has a section and examples of both kinds in it.
"""
import argparse
import json
import pathlib
import re
import shlex
import subprocess
import sys
import tempfile

EXAMPLE = re.compile(r"^```(c|cpp)\n(// (?:good|bad: (\S+))\n.*?)^```$", re.MULTILINE | re.DOTALL)


def flags():
    found = subprocess.run(["pkg-config", "--cflags", "libpq"], capture_output=True, text=True)
    return shlex.split(found.stdout)


def sarif(checker, text, language="c"):
    with tempfile.TemporaryDirectory() as folder:
        source = pathlib.Path(folder, f"example.{language}")
        source.write_text(text)
        # A config above the temporary folder would be found.
        pathlib.Path(folder, ".connleak.yaml").write_text("version: 1\n")
        done = subprocess.run([checker, "-q", "--no-cache", "--format", "sarif", str(source), "--", *flags()], capture_output=True, text=True, timeout=120)
    return json.loads(done.stdout)["runs"][0], done.stderr.strip()


def problems_of(checker, language, text, rule):
    run, told = sarif(checker, text, language)
    if told:
        return [told]
    problems = [] if run["results"] or not rule else [f"{rule} is not found"]
    lines = text.splitlines()
    for result in run["results"]:
        line = result["locations"][0]["physicalLocation"]["region"]["startLine"]
        words = result["message"]["text"]
        if result["ruleId"] != rule or words not in lines[line - 1]:
            problems.append(f"line {line} of the example: {words} [{result['ruleId']}]")
    return problems


def check(checker, page):
    problems = []
    text = page.read_text()
    sections = dict(re.findall(r"^## (connleak-\S+)\n(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL))
    for match in EXAMPLE.finditer(text):
        at = text.count("\n", 0, match.start()) + 1
        problems += [f"{page}:{at}: {problem}" for problem in problems_of(checker, *match.groups())]
    for rule in sarif(checker, "")[0]["tool"]["driver"]["rules"]:
        kinds = {kind for _, _, kind in EXAMPLE.findall(sections.get(rule["id"], ""))}
        if kinds != {"", rule["id"]}:
            problems.append(f"{page}: {rule['id']} lacks a section with a good and a bad example of its own")
    return problems


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--checker", required=True)
    parser.add_argument("page", type=pathlib.Path)
    arguments = parser.parse_args()
    problems = check(arguments.checker, arguments.page)
    for problem in problems:
        print(problem, file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
