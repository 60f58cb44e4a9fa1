#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Runs the command whose output the README shows, on the demo's program: every line shown is told, in that order.

    check_readme.py --checker build/release/bin/connleak-check
"""
import argparse
import json
import pathlib
import re
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
DEMO = ROOT / "examples" / "demo"


def shown():
    """The lines the README shows behind the command, without their indent."""
    block = re.search(r"^    \$ build/release/bin/connleak check -p build/demo\n((?:    .*\n)+)", (ROOT / "README.md").read_text(), re.MULTILINE)
    return [line[4:] for line in block.group(1).splitlines()] if block else []


def told(checker):
    include = subprocess.run(["pg_config", "--includedir"], capture_output=True, text=True, check=True).stdout.strip()
    with tempfile.TemporaryDirectory() as folder:
        units = [{"directory": str(DEMO), "file": name, "arguments": ["cc", f"-I{include}", "-c", name]} for name in ("db.c", "orders.c")]
        pathlib.Path(folder, "compile_commands.json").write_text(json.dumps(units))
        done = subprocess.run([checker, "-q", "--no-cache", "-p", folder], capture_output=True, text=True, cwd=ROOT, timeout=120)
    return done.stdout.splitlines(), done.stderr.strip()


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--checker", required=True, type=pathlib.Path)
    wanted = shown()
    lines, errors = told(arguments.parse_args().checker.resolve())
    if errors or not wanted:
        sys.exit(errors or "README.md shows no output of the demo's check")
    if not any(lines[at:at + len(wanted)] == wanted for at in range(len(lines))):
        sys.exit("README.md shows\n" + "\n".join(wanted) + "\nbut the check tells\n" + "\n".join(lines))


if __name__ == "__main__":
    main()
