#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Runs every case of testdata/ through connleak-check and compares its SARIF with the comments in the sources.

One case is one file, or a folder whose name ends in .case (several units in one run). Comments:

  // expect-connleak-RULE {text}    a finding of that rule on this line, its message containing text
  // expect-note {text}             some finding's path has a step on this line whose text contains text
  // expect-confidence certain      the findings on this line have that confidence
  // case: expect-none              the whole case stays silent
  // gap: misses RULE               known miss on this line: fails as soon as it is found
  // gap: false RULE                known false alarm on this line: fails as soon as it is gone
  // gap on libc++: ...             either of them with this standard library only; what is missed there, the others expect
  // flags: ...                     more compiler flags for the case; {pg_server}: where the backend's headers are
  // options: ...                   more options of connleak-check

Strict both ways: a finding nobody expects fails, and so does a case that expects nothing and does not say so.
"""
import argparse
import concurrent.futures
import functools
import json
import pathlib
import re
import shlex
import subprocess
import sys
import tempfile
from urllib.parse import unquote

SOURCES = {".c", ".cpp", ".cc", ".cxx"}
EXPECT = re.compile(r"expect-(connleak-[a-z-]+)\s*(?:\{([^}]*)\})?")
NOTE = re.compile(r"expect-note\s*\{([^}]*)\}")
CONFIDENCE = re.compile(r"expect-confidence\s+(\w+)")
GAP = re.compile(r"gap(?: on (libstdc\+\+|libc\+\+))?:\s*(misses|false)\s+(connleak-[a-z-]+)")


@functools.cache
def backend_headers():
    found = subprocess.run(["pg_config", "--includedir-server"], capture_output=True, text=True)
    return found.stdout.strip()


class Case:
    def __init__(self, path, library):
        self.library = library
        self.path = path
        self.files = sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path]
        self.units = [f for f in self.files if f.suffix in SOURCES]
        self.findings, self.notes, self.confidences, self.gaps = [], [], [], []
        self.flags, self.options, self.silent = [], [], False
        for file in self.files:
            for number, line in enumerate(file.read_text(errors="replace").splitlines(), 1):
                self.read(file, number, line)

    def read(self, file, number, line):
        for rule, text in EXPECT.findall(line):
            self.findings.append((file, number, rule, text))
        for text in NOTE.findall(line):
            self.notes.append((file, number, text))
        for level in CONFIDENCE.findall(line):
            self.confidences.append((file, number, level))
        for on, kind, rule in GAP.findall(line):
            if not on or on == self.library:
                self.gaps.append((file, number, kind, rule))
            if on == self.library and kind == "misses":
                self.findings = [e for e in self.findings if e[:3] != (file, number, rule)]
        if "case: expect-none" in line:
            self.silent = True
        if match := re.search(r"\bflags:\s*(.*?)\s*(\*/)?$", line):
            self.flags += shlex.split(match.group(1).replace("{pg_server}", backend_headers()))
        if match := re.search(r"\boptions:\s*(.*?)\s*(\*/)?$", line):
            self.options += shlex.split(match.group(1))


def base_flags():
    flags = []
    for package in ("libpq", "sqlite3", "libmariadb"):
        found = subprocess.run(["pkg-config", "--cflags", package], capture_output=True, text=True)
        flags += shlex.split(found.stdout) if found.returncode == 0 else []
    return flags


def compile_entries(case, flags):
    entries = []
    targets = {}
    if (case.path / "targets.json").exists():
        targets = json.loads((case.path / "targets.json").read_text())
    for unit in case.units:
        language = "g++" if unit.suffix != ".c" else "gcc"
        target = targets.get(str(unit.relative_to(case.path)), "all")
        entries.append({"directory": str(case.path), "file": str(unit),
                        "arguments": [language, *flags, *case.flags, "-c", str(unit), "-o",
                                      f"CMakeFiles/{target}.dir/{unit.name}.o"]})
    return entries


def emit_units(case, checker, inputs, folder):
    """One artefact per unit; what is wrong with the first that cannot be made."""
    artefacts = []
    for number, unit in enumerate(case.units):
        artefacts.append(f"{folder}/{number}.clu")
        command = [checker, "--emit-unit", "-o", artefacts[-1]]
        command += ["-p", folder, str(unit)] if case.path.is_dir() else [str(unit), *inputs]
        done = subprocess.run(command, capture_output=True, text=True, cwd=case.path.parent, timeout=300)
        if done.returncode != 0:
            return artefacts, f"--emit-unit answers {done.returncode}: {done.stderr.strip()}"
    return artefacts, ""


def run(case, checker, flags, how):
    config = case.path / ".connleak.yaml" if case.path.is_dir() else None
    command = [checker, "--format", "sarif", "--quiet"] + case.options
    if config and config.exists():
        command += ["--config", str(config)]
    with tempfile.TemporaryDirectory() as folder:
        if case.path.is_dir():
            pathlib.Path(folder, "compile_commands.json").write_text(json.dumps(compile_entries(case, flags)))
            inputs = ["-p", folder]
        else:
            inputs = [str(case.path), "--", *flags, *case.flags]
        if how == "link":
            artefacts, problem = emit_units(case, checker, inputs[1:], folder)
            if problem:
                return None, problem
            inputs = ["--link", *artefacts]
        command += ["--cache-dir", f"{folder}/cache"] if how == "cache" else ["--no-cache"]
        command += inputs
        if how == "cache":
            subprocess.run(command, capture_output=True, cwd=case.path.parent, timeout=300)
        done = subprocess.run(command, capture_output=True, text=True, cwd=case.path.parent, timeout=300)
    if done.returncode not in (0, 1):
        return None, f"exit status {done.returncode}: {done.stderr.strip()}"
    try:
        return json.loads(done.stdout)["runs"][0]["results"], ""
    except (ValueError, KeyError) as problem:
        return None, f"no SARIF: {problem}: {done.stdout[:200]} {done.stderr[:400]}"


def place(case, location):
    physical = location["physicalLocation"]
    uri = unquote(physical["artifactLocation"]["uri"]).removeprefix("file://")
    file = pathlib.Path(uri)
    if not file.is_absolute():
        file = case.path.parent / file
    return file, physical["region"]["startLine"]


def check(case, checker, flags, how):
    problems = []
    if not (case.findings or case.gaps or case.silent):
        return ["expects nothing and does not say `case: expect-none`"]
    if case.silent and case.findings:
        return ["expects findings and silence"]
    results, problem = run(case, checker, flags, how)
    if results is None:
        return [problem]
    left = list(case.findings)
    steps = set()
    for result in results:
        file, line = place(case, result["locations"][0])
        rule, message = result["ruleId"], result["message"]["text"]
        for step in result["codeFlows"][0]["threadFlows"][0]["locations"]:
            where = place(case, step["location"])
            steps.add((where[0], where[1], step["location"]["message"]["text"]))
        match = next((e for e in left if e[0] == file and e[1] == line and e[2] == rule and e[3] in message), None)
        for where, number, level in case.confidences:
            if (where, number) == (file, line) and result["properties"]["confidence"] != level:
                problems.append(f"{file.name}:{line}: confidence is {result['properties']['confidence']}, not {level}")
        if match:
            left.remove(match)
        elif not any(g[0] == file and g[1] == line and g[2] == "false" and g[3] == rule for g in case.gaps):
            problems.append(f"{file.name}:{line}: unexpected {rule}: {message}")
    for file, line, rule, text in left:
        problems.append(f"{file.name}:{line}: missing {rule} {{{text}}}")
    for file, line, text in case.notes:
        if not any(s[0] == file and s[1] == line and text in s[2] for s in steps):
            problems.append(f"{file.name}:{line}: no step says {{{text}}}")
    found = {(*place(case, r["locations"][0]), r["ruleId"]) for r in results}
    for file, line, kind, rule in case.gaps:
        if kind == "misses" and (file, line, rule) in found:
            problems.append(f"{file.name}:{line}: the gap is closed: expect {rule} here")
        if kind == "false" and (file, line, rule) not in found:
            problems.append(f"{file.name}:{line}: the false alarm is gone: drop the gap")
    return problems


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--checker", required=True)
    parser.add_argument("--testdata", required=True)
    parser.add_argument("--only", default="")
    parser.add_argument("--how", choices=("plain", "link", "cache"), default="plain",
                        help="link: by one artefact per unit; cache: the second of two runs counts")
    parser.add_argument("--library", choices=("libstdc++", "libc++"), help="C++ cases only, with this standard library")
    arguments = parser.parse_args()
    arguments.checker = str(pathlib.Path(arguments.checker).resolve())
    root = pathlib.Path(arguments.testdata).resolve()
    folders = sorted(p for p in root.rglob("*.case") if p.is_dir())
    files = sorted(p for p in root.rglob("*") if p.suffix in SOURCES and not any(f in p.parents for f in folders))
    cases = [Case(p, arguments.library or "libstdc++") for p in folders + files if arguments.only in str(p)]
    flags = base_flags()
    if arguments.library:
        cases = [c for c in cases if any(unit.suffix != ".c" for unit in c.units)]
        flags.append(f"-stdlib={arguments.library}")
    with concurrent.futures.ThreadPoolExecutor() as pool:
        outcomes = list(pool.map(lambda c: check(c, arguments.checker, flags, arguments.how), cases))
    failed = 0
    for case, problems in zip(cases, outcomes):
        if not problems:
            continue
        failed += 1
        print(f"FAILED {case.path.relative_to(root)}")
        for problem in problems:
            print(f"    {problem}")
    silent = sum(c.silent for c in cases)
    gaps = sum(bool(c.gaps) for c in cases)
    print(f"cases: {len(cases) - failed} passed, {failed} failed ({silent} silent, {gaps} with gaps)")
    return 1 if failed or not cases else 0


if __name__ == "__main__":
    sys.exit(main())
