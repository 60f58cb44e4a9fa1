# SPDX-License-Identifier: Apache-2.0
"""Runs the checker in a folder of its own. Each test writes the files it needs and looks at status, findings and words.

    CONNLEAK_CHECK=build/release/bin/connleak-check python3 tests/driver_cli/databases.py [Class.test]
"""
import json
import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest

CHECKER = os.environ.get("CONNLEAK_CHECK", "connleak-check")
TIME_LIMIT = 120  # a hang, not a slow machine

LEAK = """#include <stdio.h>
int {name}(int x) {{
  FILE *f = fopen("a", "r");
  if (x)
    return 1;
  fclose(f);
  return 0;
}}
"""


class Done:
    """What a run gave back."""

    def __init__(self, status, out, err):
        self.status, self.out, self.err = status, out, err

    def findings(self):
        """(file name, line, rule) of each, from SARIF."""
        found = []
        for result in json.loads(self.out)["runs"][0]["results"]:
            place = result["locations"][0]["physicalLocation"]
            name = place["artifactLocation"]["uri"].rsplit("/", 1)[-1]
            found.append((name, place["region"]["startLine"], result["ruleId"]))
        return sorted(found)


class CheckerTest(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="connleak-cli-")).resolve()
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)
        # A project's config above the temporary folder would be found.
        self.write(".connleak.yaml", "version: 1\n")

    def write(self, name, text):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(text, bytes):
            path.write_bytes(text)
        else:
            path.write_text(text)
        return path

    def leak(self, name, function="f", before=""):
        """A source with one leak, at line 5 after what is put before."""
        return self.write(name, before + LEAK.format(name=function))

    def database(self, *entries, name="compile_commands.json"):
        """Entries are command strings for a file, (file, command), or dictionaries."""
        out = []
        for entry in entries:
            if isinstance(entry, tuple):
                entry = {"file": entry[0], "command" if isinstance(entry[1], str) else "arguments": entry[1]}
            entry.setdefault("directory", str(self.folder))
            out.append(entry)
        return self.write(name, json.dumps(out, indent=1))

    def check(self, *arguments, sarif=True, quiet=True, cwd=None, env=None, before=None, stdout=subprocess.PIPE, cache=None):
        """Without a cache, unless a folder for one is given."""
        command = [CHECKER, *(["--cache-dir", str(cache)] if cache else ["--no-cache"])]
        if sarif:
            command += ["--format", "sarif"]
        if quiet:
            command.append("-q")
        environment = dict(os.environ, **(env or {}))
        done = subprocess.run(command + [str(a) for a in arguments], stdout=stdout, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL,
                              cwd=cwd or self.folder, env=environment, timeout=TIME_LIMIT, preexec_fn=before)
        out = done.stdout.decode(errors="replace") if done.stdout is not None else ""
        return Done(done.returncode, out, done.stderr.decode(errors="replace"))

    def assertLeaks(self, done, *expected, status=1):
        """`expected` are (file name, line)."""
        self.assertEqual(done.status, status, done.err)
        self.assertEqual([f[:2] for f in done.findings()], sorted(expected), done.err)

    def assertSays(self, done, *words, status=2):
        self.assertEqual(done.status, status, done.err)
        for word in words:
            self.assertIn(word, done.err)
