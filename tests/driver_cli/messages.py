# SPDX-License-Identifier: Apache-2.0
"""What is printed, for people and for machines: usage errors, colour, SARIF columns, fingerprints, NOLINT."""
import json
import os
import pty
import shutil
import subprocess
import unittest

from checker import CHECKER, LEAK, CheckerTest


class Usage(CheckerTest):
    def test_sentences_of_our_own(self):
        self.leak("a.c")
        for arguments, words in ((["--format", "2"], "there is no format '2'; known are text, sarif and json"),
                                 (["--format", "xml"], "known are text, sarif and json"), (["--format"], "'--format' needs a value"),
                                 (["--bogus"], "there is no option '--bogus'"), (["-j", "0"], "expected 1 to 1024"),
                                 (["-j", "many"], "'many' is no number of jobs"), (["-j", "-3"], "-3"), (["--color", "red"], "expected auto, always or never"),
                                 (["--explain-silence", "a.c"], "expected FILE:LINE"), (["--resources", "nothing"], "unknown resource group 'nothing'"),
                                 (["-o", ""], "-o needs the name of a file"), (["--", "-DX"], "need at least one FILE")):
            with self.subTest(arguments):
                done = self.check(*arguments, *([] if "--" in arguments else ["a.c", "--"]) if len(arguments) > 1 else [], sarif=False)
                self.assertSays(done, words)
                for word in ("Run with --help", "following argument", "Check ", "Value "):
                    self.assertNotIn(word, done.err)

    def test_formats_in_capitals(self):
        self.leak("a.c")
        self.assertLeaks(self.check("--format", "SARIF", "a.c", "--", sarif=False), ("a.c", 5))

    def test_help_and_version(self):
        for option in ("--help", "--version"):
            done = self.check(option, sarif=False, quiet=False)
            self.assertEqual((done.status, done.err), (0, ""))
            self.assertIn("connleak", done.out)

    def test_dash_is_standard_output(self):
        self.leak("a.c")
        self.assertLeaks(self.check("-o", "-", "a.c", "--"), ("a.c", 5))
        self.assertFalse((self.folder / "-").exists())


class NotAnalysed(CheckerTest):
    TEMPLATE = """#include <cstdio>
template <typename T> T read(T otherwise) { std::FILE *f = fopen("a", "r"); return f ? otherwise : T(); }
template <typename T> struct Reader { int first(T name) { FILE *f = fopen(name, "r"); return getc(f); } };
template <typename T> T twice(T x) { return x + x; }
"""

    def test_templates_that_nobody_instantiates(self):
        self.write("a.cpp", self.TEMPLATE)
        done = self.check("a.cpp", "--", sarif=False, quiet=False)
        self.assertIn(", 2 templates that nobody instantiates not analysed; 0 findings", done.err)

    def test_instantiated_in_another_unit(self):
        self.write("r.h", self.TEMPLATE)
        self.write("a.cpp", '#include "r.h"\nint a() { return read(1); }\n')
        self.write("b.cpp", '#include "r.h"\nint b(Reader<const char *> &r) { return r.first("b"); }\n')
        self.database(("a.cpp", "c++ -c a.cpp"), ("b.cpp", "c++ -c b.cpp"))
        cache = self.folder / "cache"
        for _ in range(2):   # the second time from the cache
            done = self.check("-p", ".", sarif=False, quiet=False, cache=cache)
            self.assertNotIn("template", done.err)
        self.write("b.cpp", '#include "r.h"\nint b() { return twice(2); }\n')
        for _ in range(2):
            done = self.check("-p", ".", sarif=False, quiet=False, cache=cache)
            self.assertIn(", 1 template that nobody instantiates not analysed; 1 finding", done.err)

    MODULE = """module;
#include <stdio.h>
export module files;
export FILE *open_it(const char *name) { return fopen(name, "r"); }
export int first(const char *name) { FILE *f = fopen(name, "r"); return f ? getc(f) : 0; }
"""

    def test_modules(self):
        self.write("files.cppm", self.MODULE)
        self.write("a.cpp", '#include <stdio.h>\nimport files;\nint a() {\n  FILE *f = open_it("a");\n  return f ? getc(f) : 0;\n}\n')
        flags = ["-std=c++20"]
        done = self.check("files.cppm", "a.cpp", "--", *flags)
        self.assertSays(done, "a.cpp' was not analysed: module 'files' not found")
        clang = shutil.which("clang++-19")
        if not clang:
            self.skipTest("no clang++-19 to compile the module")
        subprocess.run([clang, *flags, "--precompile", "files.cppm", "-o", "files.pcm"], cwd=self.folder, check=True)
        done = self.check("files.cppm", "a.cpp", "--", *flags, "-fmodule-file=files=files.pcm")
        self.assertLeaks(done, ("a.cpp", 5), ("files.cppm", 5))


class Colour(CheckerTest):
    def coloured(self, *arguments, **env):
        """On a terminal."""
        self.leak("a.c")
        environment = {k: v for k, v in os.environ.items() if k != "NO_COLOR"} | {"TERM": "xterm"} | env
        mine, theirs = pty.openpty()
        done = subprocess.Popen([CHECKER, "-q", *arguments, "a.c", "--"], stdout=theirs, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL,
                                cwd=self.folder, env=environment)
        os.close(theirs)
        out = b""
        try:
            while chunk := os.read(mine, 65536):
                out += chunk
        except OSError:   # the terminal's end
            pass
        os.close(mine)
        self.assertEqual(done.wait(60), 1)
        return b"\033[" in out

    def test_conventions(self):
        self.assertTrue(self.coloured())
        self.assertTrue(self.coloured(NO_COLOR=""))
        self.assertFalse(self.coloured(NO_COLOR="1"))
        self.assertFalse(self.coloured(TERM="dumb"))
        self.assertFalse(self.coloured("--color", "never"))
        self.assertTrue(self.coloured("--color", "always", NO_COLOR="1", TERM="dumb"))


class Sarif(CheckerTest):
    def test_columns_count_utf16_units(self):
        self.write("a.c", "#include <stdio.h>\nint f(int x) {\n  const char *s = \"\u00e9\u20ac\U0001f600\"; FILE *f = fopen(s, \"r\");\n"
                          "  /* \U0001f600\u00e9 */ if (x) return 1;\n  fclose(f);\n  return 0;\n}\n")
        run = json.loads(self.check("a.c", "--").out)["runs"][0]
        self.assertEqual(run["columnKind"], "utf16CodeUnits")
        result = run["results"][0]
        line = '  /* \U0001f600\u00e9 */ if (x) return 1;'
        units = len(line[:line.index("return")].encode("utf-16-le")) // 2
        self.assertEqual(result["locations"][0]["physicalLocation"]["region"]["startColumn"], units + 1)
        line = '  const char *s = "\u00e9\u20ac\U0001f600"; FILE *f = fopen'
        units = len(line[:line.index("fopen")].encode("utf-16-le")) // 2
        self.assertEqual(result["relatedLocations"][0]["physicalLocation"]["region"]["startColumn"], units + 1)

    def test_notes_are_notifications(self):
        self.leak("a.c")
        self.write("bad.c", "int (\n")
        run = json.loads(self.check("a.c", "bad.c", "gone.c", "--").out)["runs"][0]
        invocation = run["invocations"][0]
        self.assertFalse(invocation["executionSuccessful"])
        self.assertEqual(len(invocation["toolExecutionNotifications"]), 2)


class Fingerprints(CheckerTest):
    def prints(self, *names):
        self.database(*[(name, f"gcc -c {name}") for name in names])
        results = json.loads(self.check("-p", ".").out)["runs"][0]["results"]
        return {r["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].rsplit("/", 2)[-2:][-1]:
                r["partialFingerprints"]["connleak/v1"] for r in results}

    def test_same_named_statics_do_not_swap(self):
        def static_leak(name):
            self.write(name, LEAK.format(name="f").replace("int f", "static int f") + f"int (*pointer_{name[0]})(int) = f;\n")
        static_leak("m.c")
        static_leak("z.c")
        before = self.prints("m.c", "z.c")
        self.assertEqual(len(set(before.values())), 2)
        self.assertEqual(self.prints("z.c", "m.c"), before)
        # A third one in front of both in order.
        static_leak("a.c")
        after = self.prints("m.c", "z.c", "a.c")
        self.assertEqual({name: after[name] for name in before}, before)

    def test_moved_code_keeps_it(self):
        self.leak("a.c")
        before = self.prints("a.c")
        self.leak("a.c", before="/* new */\n\n\n")
        self.assertEqual(self.prints("a.c"), before)


class Nolint(CheckerTest):
    SOURCE = ("#include <stdio.h>\n#define OPEN(f) f = fopen(\"a\", \"r\") {}\n#define BACK return 1\nint f(int x) {{\n  FILE *f;\n"
              "  OPEN(f);\n  if (x)\n    BACK;\n  fclose(f);\n  return 0;\n}}\n")

    def test_in_the_definition_of_a_macro(self):
        self.write("a.c", self.SOURCE.format("/* NOLINT(connleak-error-path) */"))
        done = self.check("a.c", "--", quiet=False)
        self.assertLeaks(done, status=0)
        self.assertIn("(1 suppressed)", done.err)
        self.write("a.c", self.SOURCE.format("/* NOLINT(other-rule) */"))
        self.assertLeaks(self.check("a.c", "--"), ("a.c", 8))

    def test_with_line_directives(self):
        grammar = '#include <stdio.h>\n%%\nint f(int x) {{\n  FILE *f = fopen("a", "r");\n  if (x)\n    return 1; {}\n  fclose(f);\n  return 0;\n}}\n'
        def generate(comment, in_grammar):
            self.write("gram.y", grammar.format(in_grammar))
            body = grammar.format(comment).split("%%\n")[1]
            self.write("gram.c", '/* made */\n#include <stdio.h>\nstatic int unused = 1;\n#line 3 "gram.y"\n' + body +
                       '#line 14 "gram.c"\nint g(void) { return unused; }\n')
        generate("", "")
        self.assertLeaks(self.check("gram.c", "--"), ("gram.y", 6))
        generate("", "// NOLINT")
        self.assertLeaks(self.check("gram.c", "--"), status=0)
        generate("// NOLINT", "")
        self.assertLeaks(self.check("gram.c", "--"), status=0)


class ExplainSilence(CheckerTest):
    HEADER = ('#include <stdio.h>\nstatic inline int size(const char *path) {\n  FILE *f = fopen(path, "r");\n  if (!f) return -1;\n'
              '  fclose(f);\n  return 0;\n}\n')

    def explain(self, where, *files):
        return self.check("--explain-silence", where, *files, "--", sarif=False)

    def test_a_function_of_a_header_is_told_once(self):
        self.write("size.h", self.HEADER)
        for name in "ab":
            self.write(f"{name}.c", f'#include "size.h"\nint {name}(void) {{ return size("x"); }}\n')
        done = self.explain("size.h:3", "a.c", "b.c")
        self.assertEqual(done.status, 0)
        self.assertEqual(done.out.count("released by fclose()"), 1, done.out)

    def test_of_two_acquisitions_in_a_line_each_is_told(self):
        self.write("a.c", '#include <stdio.h>\nvoid f(void) {\n  FILE *a = fopen("a", "r"), *b = fopen("b", "r");\n  if (a) fclose(a);\n'
                          '  if (b) fclose(b);\n}\n')
        done = self.explain("a.c:3", "a.c")
        self.assertEqual(done.out.count("the handle from fopen()"), 2, done.out)
        self.assertIn(":4", done.out)
        self.assertIn(":5", done.out)

    def test_of_a_line_without_one(self):
        self.leak("a.c")
        done = self.explain("a.c:1", "a.c")
        self.assertIn("a.c:1", done.out + done.err)
        self.assertNotIn("Traceback", done.err)


if __name__ == "__main__":
    unittest.main()
