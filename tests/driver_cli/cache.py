# SPDX-License-Identifier: Apache-2.0
"""What runs keep for each other: it saves work, never changes a result, and survives whatever becomes of it."""
import os
import resource
import signal
import subprocess
import time
import unittest

from checker import CHECKER, CheckerTest, LEAK
from units import OPENER, USER


class Cache(CheckerTest):
    def setUp(self):
        super().setUp()
        self.cache = self.folder / "cache"
        self.write("open.c", OPENER)
        self.write("use.c", '#include "use.h"\n' + USER)
        self.write("use.h", "#define NOTHING\n")
        self.leak("a.c", "a")
        self.database(*((name, f"gcc -Ifirst -Isecond -c {name}") for name in ("open.c", "use.c", "a.c")))

    def entries(self, kind="*"):
        return {path: path.stat().st_mtime_ns for path in self.cache.glob(f"??/*.{kind}")}

    def made(self, kind, run):
        """How many entries of that kind a run made, and what it gave back."""
        before = set(self.entries(kind))
        done = run()
        return len(set(self.entries(kind)) - before), done

    def run_cached(self, *arguments, **named):
        return self.check("-p", ".", *arguments, cache=self.cache, **named)

    def test_nothing_changed(self):
        cold = self.run_cached()
        self.assertLeaks(cold, ("a.c", 5), ("use.c", 7))
        self.assertEqual(len(self.entries("outline")), 3)
        made, warm = self.made("*", self.run_cached)
        self.assertEqual((made, warm.out, warm.err, warm.status), (0, cold.out, "", 1))
        self.assertEqual(warm.out, self.check("-p", ".").out)

    def test_one_unit_changed_is_one_unit_read(self):
        self.run_cached()
        self.leak("a.c", "a", before="\n")
        made, done = self.made("outline", self.run_cached)
        self.assertEqual(made, 1)
        self.assertLeaks(done, ("a.c", 6), ("use.c", 7))

    def test_a_header_changed(self):
        self.run_cached()
        self.write("use.h", "\n#define NOTHING\nstruct more;\n")
        made, done = self.made("outline", self.run_cached)
        self.assertEqual(made, 1)
        self.assertLeaks(done, ("a.c", 5), ("use.c", 7))

    def test_content_counts_not_time(self):
        self.run_cached()
        past = time.time() - 1000
        for name in ("use.c", "use.h", "a.c"):
            os.utime(self.folder / name, (past, past))
        self.assertEqual(self.made("*", self.run_cached)[0], 0)
        # The same length, the same time: another content.
        text = (self.folder / "a.c").read_text().replace('"a"', '"b"').replace("return 1;", "x = 1234;")
        self.write("a.c", text)
        os.utime(self.folder / "a.c", (past, past))
        self.assertLeaks(self.run_cached(), ("use.c", 7))

    def test_state_that_comes_back_is_known(self):
        self.run_cached()
        self.write("use.h", "struct more;\n")
        self.run_cached()
        self.write("use.h", "#define NOTHING\n")
        self.assertEqual(self.made("*", self.run_cached)[0], 0)

    def test_a_header_that_comes_up_in_front_of_another(self):
        self.write("second/names.h", '#define NAME "a"\n')
        self.write("a.c", "#include <names.h>\n" + LEAK.format(name="a").replace("if (x)", "#ifndef CLOSES\n  if (x)").replace("return 1;", "return 1;\n#endif"))
        self.assertLeaks(self.run_cached(), ("a.c", 7), ("use.c", 7))
        self.write("first/names.h", "#define CLOSES\n")
        self.assertLeaks(self.run_cached(), ("use.c", 7))
        (self.folder / "first/names.h").unlink()
        self.assertLeaks(self.run_cached(), ("a.c", 7), ("use.c", 7))

    def test_has_include(self):
        self.write("a.c", "#if __has_include(\"later.h\")\n#define LATER\n#endif\n#ifdef LATER\n" + LEAK.format(name="a") + "#endif\n")
        self.assertLeaks(self.run_cached(), ("use.c", 7))
        self.write("later.h", "")
        self.assertLeaks(self.run_cached(), ("a.c", 9), ("use.c", 7))
        (self.folder / "later.h").unlink()
        self.assertLeaks(self.run_cached(), ("use.c", 7))

    def test_a_missing_header_is_found_later(self):
        self.write("a.c", '#include "made.h"\n' + LEAK.format(name="a"))
        for _ in range(2):
            done = self.run_cached()
            self.assertSays(done, "'made.h' file not found")
            self.assertLeaks(done, ("use.c", 7), status=2)
        self.write("made.h", "")
        self.assertLeaks(self.run_cached(), ("a.c", 6), ("use.c", 7))

    def test_a_missing_source_is_found_later(self):
        (self.folder / "a.c").unlink()
        for _ in range(2):
            self.assertSays(self.run_cached(), "a.c' does not exist")
        self.leak("a.c", "a")
        self.assertLeaks(self.run_cached(), ("a.c", 5), ("use.c", 7))

    def test_flags_specs_and_environment_count(self):
        self.run_cached()
        self.database(("a.c", "gcc -Dtwo=2 -c a.c"))
        self.assertEqual(self.run_cached().status, 1)
        self.write(".connleak.yaml", "version: 1\nresources:\n  - name: thing\n    acquire: [ { function: thing_new, handle: return } ]\n"
                   "    release: [ { function: thing_free, handle: arg0 } ]\n")
        self.write("a.c", "struct t; struct t *thing_new(void);\nvoid f(void) {\n  thing_new();\n}\n")
        self.assertLeaks(self.run_cached(), ("a.c", 3))
        self.write(".connleak.yaml", "version: 1\n")
        self.assertLeaks(self.run_cached(), status=0)
        self.leak("a.c", before="#include <names.h>\n")
        self.assertEqual(self.run_cached().status, 2)
        self.write("env/names.h", "")
        self.assertEqual(self.run_cached(env={"CPATH": str(self.folder / "env")}).status, 1)

    def test_bodies_that_matter_later(self):
        """A wrapper that comes up in one unit makes a body of another one wanted, which is as it was."""
        self.write("open.c", "#include <stdio.h>\nFILE *begin(const char *name) { return 0; }\n")
        self.run_cached()
        self.write("open.c", OPENER)
        made, done = self.made("unit", self.run_cached)
        self.assertEqual(made, 1)   # of the other one all bodies are kept
        self.assertLeaks(done, ("a.c", 5), ("use.c", 7))
        self.assertEqual(done.out, self.check("-p", ".").out)

    def test_damaged_entries_are_told_and_made_again(self):
        cold = self.run_cached()
        for kind in ("manifest", "outline", "unit", "uses", "result"):
            for damage in (lambda b: b[:-3], lambda b: b"", lambda b: b"#!/bin/sh\n", lambda b: b[:-1] + bytes([b[-1] ^ 1]), lambda b: b[:25] + b"\x07" + b[26:]):
                with self.subTest(kind):
                    for path in self.entries("uses" if kind in ("manifest", "outline", "unit") else "none"):
                        path.unlink()   # or the result is there at once
                    for path in self.entries(kind):
                        path.write_bytes(damage(path.read_bytes()))
                    done = self.run_cached()
                    self.assertEqual((done.findings(), done.status), (cold.findings(), 1))
                    self.assertIn("the cache entry '", done.err)
                    self.assertIn("; made again", done.err)
                    self.assertEqual(self.run_cached().err, "")

    def test_an_entry_in_anothers_place(self):
        self.run_cached()
        for path in self.entries("uses"):
            path.unlink()
        first, second = sorted(self.entries("outline"))[:2]
        first.write_bytes(second.read_bytes())
        done = self.run_cached()
        self.assertLeaks(done, ("a.c", 5), ("use.c", 7))
        self.assertIn("is damaged; made again", done.err)

    @unittest.skipIf(os.geteuid() == 0, "root may write anywhere")
    def test_folder_that_cannot_be_written(self):
        self.cache.mkdir(mode=0o500)
        done = self.run_cached()
        self.assertLeaks(done, ("a.c", 5), ("use.c", 7))
        self.assertIn("cannot write to the cache", done.err)

    def test_folder_that_cannot_be_made(self):
        self.write("file", "")
        done = self.check("-p", ".", cache=self.folder / "file/cache")
        self.assertLeaks(done, ("a.c", 5), ("use.c", 7))
        self.assertIn("cannot write to the cache", done.err)
        self.assertEqual(done.err.count("\n"), 1)

    def test_full_disk(self):
        def no_files():
            resource.setrlimit(resource.RLIMIT_FSIZE, (64, 64))
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        done = self.run_cached(before=no_files)
        self.assertLeaks(done, ("a.c", 5), ("use.c", 7))
        self.assertIn("cannot write to the cache", done.err)
        self.assertEqual(done.err.count("\n"), 1)
        self.assertEqual(self.run_cached().err, "")
        self.assertEqual([path for path in self.entries() if path.name.count(".") > 1], [])

    def test_many_runs_at_the_same_time(self):
        expected = self.check("-p", ".").out
        for round_number in range(3):
            self.leak("a.c", "a", before=f"// {round_number}\n")
            expected = self.check("-p", ".").out
            runs = [subprocess.Popen([CHECKER, "-q", "-p", ".", "--cache-dir", self.cache, "--format", "sarif"], cwd=self.folder,
                                     stdout=subprocess.PIPE, stderr=subprocess.PIPE) for _ in range(6)]
            for run in runs:
                out, err = run.communicate(timeout=120)
                self.assertEqual((out.decode(), err.decode(), run.returncode), (expected, "", 1))

    def test_size_is_kept(self):
        self.run_cached()
        for n in range(30):
            self.leak("a.c", "a", before=f"// {n}\n" * (n + 1))
            done = self.run_cached("--cache-size", "200K")
            self.assertEqual(done.err, "")
        size = sum(path.stat().st_blocks * 512 for path in self.entries())
        self.assertLessEqual(size, 200 << 10)
        self.assertEqual(self.made("*", self.run_cached)[0], 0)   # the newest are there

    def test_other_files_in_the_folder_stay(self):
        other = self.write("cache/ab/mine.txt", "x" * 100000)
        self.run_cached("--cache-size", "1K")
        self.assertTrue(other.exists())

    def test_default_folder(self):
        environment = {**os.environ, "XDG_CACHE_HOME": str(self.folder / "xdg"), "HOME": str(self.folder / "home")}
        for folder in ("xdg/connleak", "home/.cache/connleak"):
            subprocess.run([CHECKER, "-q", "-p", "."], cwd=self.folder, env=environment, stdout=subprocess.DEVNULL, timeout=120)
            self.assertTrue((self.folder / folder).is_dir())
            environment.pop("XDG_CACHE_HOME", None)
        for name in ("XDG_CACHE_HOME", "HOME"):
            environment.pop(name, None)
        done = subprocess.run([CHECKER, "-q", "-p", "."], cwd=self.folder, env=environment, capture_output=True, timeout=120)
        self.assertEqual((done.returncode, done.stderr), (1, b""))

    def test_no_cache(self):
        self.assertLeaks(self.check("-p", ".", env={"XDG_CACHE_HOME": str(self.folder / "xdg")}), ("a.c", 5), ("use.c", 7))
        self.assertFalse((self.folder / "xdg").exists())

    def test_bad_size(self):
        for size in ("", "x", "1X", "12345678901"):
            self.assertSays(self.check("--cache-size", size, "a.c", sarif=False), "")


if __name__ == "__main__":
    unittest.main()
