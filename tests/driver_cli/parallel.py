# SPDX-License-Identifier: Apache-2.0
"""What is found depends neither on the number of threads nor on the order of the compile database."""
import json
import pathlib
import random
import shutil
import subprocess
import unittest

from checker import CheckerTest

TESTDATA = pathlib.Path(__file__).resolve().parent.parent.parent / "testdata"

LIBPQ = subprocess.run(["pkg-config", "--cflags", "libpq"], capture_output=True, text=True).stdout.split() if shutil.which("pkg-config") else []

# Functions that call each other in circles, handles handed through them, and callbacks in between.
HEADER = """#include <stdio.h>
typedef int (*visit)(FILE *, int);
"""


def tangle(unit, units, functions, dice):
    """A source of many functions that call those of other units by chance; some lose a handle."""
    text = HEADER
    for other in range(units):
        for n in range(functions):
            text += f"int walk{other}_{n}(FILE *f, int depth, visit v);\nFILE *begin{other}_{n}(int depth);\n"
    for n in range(functions):
        a, b, c = ((dice.randrange(units), dice.randrange(functions)) for _ in range(3))
        closes = "fclose(f); " if dice.random() < 0.5 else ""
        text += f"""
int walk{unit}_{n}(FILE *f, int depth, visit v) {{
  if (depth == 0) return v(f, depth);
  if (depth > {dice.randrange(9)}) {{ {closes}return walk{a[0]}_{a[1]}(f, depth - 1, v); }}
  return walk{b[0]}_{b[1]}(f, depth - 2, v);
}}
FILE *begin{unit}_{n}(int depth) {{
  if (depth == {dice.randrange(5)}) return fopen("a", "r");
  return begin{c[0]}_{c[1]}(depth - 1);
}}
static int close{n}(FILE *f, int depth) {{ {"fclose(f);" if dice.random() < 0.5 else ""} return depth; }}
int use{unit}_{n}(int x) {{
  FILE *f = begin{a[0]}_{a[1]}(x);
  if (!f) return 1;
  if (x) return walk{b[0]}_{b[1]}(f, x, close{n});
  fclose(f);
  return 0;
}}
"""
    return text


class Parallel(CheckerTest):
    def assertSame(self, entries, *options):
        dice = random.Random(7)
        first = None
        for jobs in (1, 2, 4, 2):
            self.write("compile_commands.json", json.dumps(entries))
            done = self.check("-p", ".", "-j", jobs, *options)
            self.assertIn(done.status, (0, 1), done.err)
            first = first or done
            self.assertEqual((done.out, done.err), (first.out, first.err), f"-j {jobs}")
            dice.shuffle(entries)
        return first

    def entry(self, path):
        return {"directory": str(self.folder), "file": str(path), "arguments": ["gcc", "-w", *LIBPQ, "-c", str(path), "-o", f"{path}.o"]}

    def test_functions_that_call_each_other(self):
        dice = random.Random(3)
        units = 4
        for unit in range(units):
            self.write(f"u{unit}.c", tangle(unit, units, 5, dice))
        self.assertGreater(len(self.assertSame([self.entry(self.folder / f"u{unit}.c") for unit in range(units)]).findings()), 3)

    @unittest.skipUnless(LIBPQ, "needs libpq's headers")
    def test_programs_of_the_same_names(self):
        """Many definitions of main() and the like in one database."""
        sources = sorted((TESTDATA / "files").rglob("*.c")) + sorted((TESTDATA / "wrappers").rglob("*.c"))
        self.assertGreater(len(sources), 50)
        done = self.assertSame([self.entry(path) for path in sources])
        self.assertGreater(len(done.findings()), 20)


if __name__ == "__main__":
    unittest.main()
