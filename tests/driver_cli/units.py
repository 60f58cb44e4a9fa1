# SPDX-License-Identifier: Apache-2.0
"""Unit artefacts: what --emit-unit writes and --link reads, and what becomes of files that are none."""
import os
import pathlib
import shutil
import subprocess
import unittest

from checker import CheckerTest, LEAK

ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
OPENER = '#include <stdio.h>\nFILE *begin(const char *name) { return fopen(name, "r"); }\n'
USER = """#include <stdio.h>
FILE *begin(const char *);
int use(int x) {
  FILE *f = begin("a");
  if (x)
    return 1;
  fclose(f);
  return 0;
}
"""


class Units(CheckerTest):
    def emit(self, source, *flags, artefact=None, status=0, options=()):
        artefact = artefact or source.replace(".c", ".clu")
        done = self.check("--emit-unit", source, "-o", artefact, *options, "--", *flags, sarif=False)
        self.assertEqual(done.status, status, done.err)
        return artefact

    def test_what_is_acquired_elsewhere_is_followed(self):
        self.write("open.c", OPENER)
        self.write("use.c", USER)
        linked = self.check("--link", self.emit("use.c"), self.emit("open.c"))
        self.assertLeaks(linked, ("use.c", 6))
        self.database(("open.c", "gcc -c open.c"), ("use.c", "gcc -c use.c"))
        self.assertEqual(linked.out, self.check("-p", ".").out)

    def test_order_of_artefacts_changes_nothing(self):
        self.write("open.c", OPENER)
        self.write("use.c", USER)
        for n in range(4):
            self.leak(f"{n}.c", f"f{n}")
        artefacts = [self.emit(name) for name in ("use.c", "open.c", "0.c", "1.c", "2.c", "3.c")]
        first = self.check("--link", *artefacts)
        self.assertEqual(len(first.findings()), 5)
        self.assertEqual(first.out, self.check("--link", *reversed(artefacts), artefacts[0]).out)

    def test_flags_of_the_compile_database(self):
        self.write("a.c", "#ifdef LEAKS\n" + LEAK.format(name="f") + "#endif\n")
        self.database(("a.c", "gcc -DLEAKS -c a.c -o a.o"))
        done = self.check("--emit-unit", "a.c", "-p", ".", "-o", "a.clu", sarif=False)
        self.assertEqual((done.status, done.out, done.err), (0, "", ""))
        self.assertLeaks(self.check("--link", "a.clu"), ("a.c", 6))

    def test_bodies_that_do_not_matter_are_left_out(self):
        self.write("a.c", "int add(int a, int b) { return a + b; }\nint twice(int a) { return add(a, a); }\n")
        done = self.check("--link", self.emit("a.c"), sarif=False, quiet=False)
        self.assertSays(done, "0 findings", status=0)

    def test_levels_are_those_of_each_unit(self):
        text = '''#include <stdio.h>
#define ERROR %d
#define FATAL %d
extern void *PG_exception_stack;
extern int errstart(int level, const char *domain);
extern void errfinish(const char *file, int line, const char *function);
void %s(void) {
  FILE *f = fopen("a", "r");
  if (f && getc(f) == 'x' && errstart(20, 0))
    errfinish("", 1, "");
  if (f)
    fclose(f);
}
'''
        self.write("old.c", text % (20, 21, "old"))
        self.write("new.c", text % (21, 22, "new"))
        self.write("none.c", (text % (0, 0, "none")).replace("#define ERROR 0\n", "\n").replace("#define FATAL 0\n", "\n"))
        self.assertLeaks(self.check("--link", *(self.emit(name) for name in ("old.c", "new.c", "none.c"))), ("old.c", 10))

    def test_suppressions_are_looked_up_in_the_sources(self):
        self.write("a.c", LEAK.format(name="f").replace("return 1;", "return 1;  // NOLINT(connleak-error-path)"))
        self.assertLeaks(self.check("--link", self.emit("a.c")), status=0)

    def test_bad_artefacts_are_told_and_the_others_analysed(self):
        self.leak("a.c", "f")
        self.leak("b.c", "g")
        good, bad = self.emit("a.c"), self.folder / self.emit("b.c")
        whole = bad.read_bytes()
        head = len(b"connleak unit artefact\n")
        for what, content in (("is cut off", whole[:-1]), ("is cut off", whole[:40]), ("is cut off", b""), ("is no connleak unit artefact", b"\x7fELF" + whole),
                              ("is damaged", whole[:-9] + bytes([whole[-9] ^ 1]) + whole[-8:]), ("is damaged", whole + b"\n"),
                              ("has another version of its format", whole[:head] + b"\x63" + whole[head + 1:]),
                              ("was made by connleak 0.0.7", whole.replace(whole[head + 8:head + 13], b"0.0.7", 1))):
            with self.subTest(what):
                bad.write_bytes(content)
                done = self.check("--link", good, "b.clu")
                self.assertSays(done, f"'b.clu' {what}", "build it again with --emit-unit")
                self.assertLeaks(done, ("a.c", 5), status=2)
        bad.unlink()
        self.assertSays(self.check("--link", good, "b.clu"), "'b.clu' does not exist; build it again with --emit-unit")

    def test_nothing_is_left_behind_when_the_unit_does_not_parse(self):
        self.leak("a.c")
        self.emit("a.c", options=("--depfile", "a.d"))
        self.write("a.c", "int f( {\n")
        done = self.check("--emit-unit", "a.c", "-o", "a.clu", "--", sarif=False)
        self.assertSays(done, "a.c' was not read: ", "a.c:1:")
        self.assertFalse((self.folder / "a.clu").exists())
        self.assertSays(self.check("--emit-unit", "none.c", "-o", "a.clu", "--", sarif=False), "'none.c' does not exist")

    def test_artefact_that_cannot_be_written(self):
        self.leak("a.c")
        self.assertSays(self.check("--emit-unit", "a.c", "-o", "no/such/a.clu", "--", sarif=False), "cannot write 'no/such/a.clu'")

    def test_depfile_names_headers(self):
        self.write("my names.h", "#define NAME \"a\"\n")
        self.write("a.c", '#include "my names.h"\n' + LEAK.format(name="f"))
        self.emit("a.c", options=("--depfile", "a.d"))
        text = (self.folder / "a.d").read_text()
        self.assertTrue(text.startswith("a.clu: "))
        self.assertIn(f"{self.folder}/my\\ names.h", text)
        self.assertIn("/stdio.h", text)

    def test_options_that_do_not_go_together(self):
        self.leak("a.c")
        for options, words in ((("--emit-unit", "a.c"), "needs -o FILE"), (("--emit-unit", "-o", "x"), "needs one FILE"),
                               (("--link",), "needs the artefacts"), (("--link", "--emit-unit", "a.c"), "two steps"),
                               (("--link", "-p", ".", "a.clu"), "takes artefacts only"), (("--depfile", "x", "a.c"), "goes with --emit-unit"),
                               (("--link", "--list-units", "a.clu"), "has none")):
            with self.subTest(options):
                self.assertSays(self.check(*options, sarif=False), words)


@unittest.skipUnless(shutil.which("cmake") and shutil.which("ninja"), "needs cmake and ninja")
class Helper(CheckerTest):
    """cmake/ConnleakUnits.cmake with Ninja."""

    def setUp(self):
        super().setUp()
        self.write("my project/open.c", '#include "begin.h"\n' + OPENER)
        self.write("my project/use.c", '#include "begin.h"\n#include NAME\n' + USER)
        self.write("my project/other.c", LEAK.format(name="other"))
        self.write("my project/begin.h", "struct begin;\n")
        self.write("my project/include/name.h", "\n")
        self.write("my project/CMakeLists.txt", f"""cmake_minimum_required(VERSION 3.20)
project(example C)
list(APPEND CMAKE_MODULE_PATH "{ROOT}/cmake")
include(ConnleakUnits)
add_library(base OBJECT other.c)
add_executable(app open.c use.c $<TARGET_OBJECTS:base>)
target_include_directories(app PRIVATE include)
target_compile_definitions(app PRIVATE "NAME=\\"name.h\\"")
connleak_check_target(app OPTIONS --format sarif -q)
""")
        checker = os.environ["CONNLEAK_CHECK"]
        self.run_in("cmake", "-G", "Ninja", "-S", "my project", "-B", "its build", f"-DCONNLEAK_CHECK={checker}")

    def run_in(self, *command, status=0):
        done = subprocess.run(command, cwd=self.folder, capture_output=True, text=True, timeout=120)
        self.assertEqual(done.returncode, status, done.stdout + done.stderr)
        return done.stdout

    def build(self, status=1):
        """The artefacts that were made anew."""
        before = {path: path.stat().st_mtime_ns for path in self.folder.glob("its build/**/*.clu")}
        text = self.run_in("ninja", "-C", "its build", "app_connleak", status=status)
        made = sorted(path.name for path in self.folder.glob("its build/**/*.clu") if before.get(path) != path.stat().st_mtime_ns)
        return made, text

    def test_one_artefact_per_source_and_no_more_than_needed(self):
        made, text = self.build()
        self.assertEqual(made, ["open.c.clu", "use.c.clu"])
        self.assertIn("connleak-error-path", text)
        self.assertIn("use.c", text)
        self.assertEqual(self.build()[0], [])
        self.write("my project/open.c", '#include "begin.h"\n' + OPENER + "\n")
        self.assertEqual(self.build()[0], ["open.c.clu"])
        self.write("my project/begin.h", "struct begins;\n")
        self.assertEqual(self.build()[0], ["open.c.clu", "use.c.clu"])
        self.write("my project/include/name.h", "struct name;\n")
        self.assertEqual(self.build()[0], ["use.c.clu"])

    def test_check_passes_when_nothing_is_found(self):
        self.write("my project/use.c", '#include NAME\n' + USER.replace("return 1;", "{ fclose(f); return 1; }"))
        self.assertEqual(self.build(status=0)[0], ["open.c.clu", "use.c.clu"])


if __name__ == "__main__":
    unittest.main()
