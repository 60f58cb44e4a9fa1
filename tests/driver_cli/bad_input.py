# SPDX-License-Identifier: Apache-2.0
"""Input that is wrong, too large or not what its name says: a sentence, the right exit status, the other units'
findings, and never a crash or a hang."""
import os
import resource
import stat
import subprocess
import threading
import unittest

from checker import CHECKER, LEAK, CheckerTest


NEEDS_LITTLE_MEMORY = unittest.skipIf(os.environ.get("CONNLEAK_SANITIZED") == "1", "a sanitizer takes more address space than the test allows")


class Databases(CheckerTest):
    def test_none(self):
        empty = self.folder / "empty"
        empty.mkdir()
        done = self.check("-p", "empty")
        self.assertSays(done, "no compile_commands.json in 'empty'; pass -p DIR")
        self.assertSays(self.check("-p", "nowhere"), "'nowhere' does not exist")
        self.assertSays(self.check(), "no compile_commands.json here")

    def test_broken_json(self):
        for text, place in (('[{"file": "a.c",\n "command": ', ":2:"), ("", ":1:"), ("[" * 100000, "nests too deep"), ("[1, 2", ":1:"),
                            ('{"file": "a.c"}', "expected a list"), ("[]", "lists no unit"), ("\0\1\2", ":1:"), ('[{"file": "a\nb"}]', ":")):
            with self.subTest(text=text[:20]):
                self.write("compile_commands.json", text)
                self.assertSays(self.check("-p", "."), "compile_commands.json", place)

    def test_unreadable(self):
        path = self.folder / "compile_commands.json"
        os.mkfifo(path)
        self.assertSays(self.check("-p", "."), "is a pipe, not a file")
        path.unlink()
        path.mkdir()
        self.assertSays(self.check("-p", "."), "is a folder, not a file")

    def test_folder_of_a_command_is_missing(self):
        self.leak("a.c")
        self.leak("b.c", "g")
        self.database(("a.c", "gcc -c a.c"), {"directory": str(self.folder / "gone"), "file": str(self.folder / "b.c"), "command": "gcc -c ../b.c"})
        done = self.check("-p", ".")
        self.assertLeaks(done, ("a.c", 5), status=2)
        self.assertIn("gone' of its command cannot be entered", done.err)


class Files(CheckerTest):
    def finds_beside(self, bad, *words):
        """One bad FILE, and the leak in a good one."""
        self.leak("good.c", "g")
        done = self.check(bad, "good.c", "--")
        self.assertLeaks(done, ("good.c", 5), status=2)
        for word in words:
            self.assertIn(word, done.err)
        return done

    def test_missing(self):
        self.finds_beside("gone.c", "'gone.c' does not exist")
        done = self.check("gone.c", "--", sarif=False, quiet=False)
        self.assertSays(done, "1 failed")

    def test_empty_name(self):
        self.finds_beside("", "is no name of a file")
        self.assertSays(self.check(""), "")

    def test_folder(self):
        (self.folder / "src").mkdir()
        self.finds_beside("src", "'src' is a folder")
        self.leak("a.c")
        self.database(("a.c", "gcc -c a.c"), ("src", "gcc -x c -c src"))
        self.assertSays(self.check("-p", ".", "src"), "'src' is a folder")

    def test_pipe_and_device(self):
        os.mkfifo(self.folder / "pipe.c")
        self.finds_beside("pipe.c", "'pipe.c' is a pipe, not a file")
        self.finds_beside("/dev/zero", "is a device, not a file")

    def test_pipe_in_the_database(self):
        os.mkfifo(self.folder / "pipe.c")
        self.leak("a.c")
        self.database(("pipe.c", "gcc -c pipe.c"), ("a.c", "gcc -c a.c"))
        done = self.check("-p", ".")
        self.assertLeaks(done, ("a.c", 5), status=2)
        self.assertIn("pipe.c' is a pipe", done.err)

    def test_pipe_and_device_as_header(self):
        os.mkfifo(self.folder / "pipe.h")
        self.leak("bad.c", before='#include "pipe.h"\n')
        self.finds_beside("bad.c", "is a pipe or a device, not a file")
        self.leak("bad.c", before='#include "/dev/zero"\n')
        self.finds_beside("bad.c", "is a pipe or a device, not a file")
        os.mkfifo(self.folder / "all.rsp")
        self.assertSays(self.check("bad.c", "--", "@all.rsp"), "response file 'all.rsp' is a pipe")

    def test_null_device_as_header(self):
        self.leak("a.c", before='#include "/dev/null"\n')
        self.assertLeaks(self.check("a.c", "--", "-include", "/dev/null"), ("a.c", 6))

    def test_one_that_does_not_parse(self):
        self.write("bad.c", "int f( { fopen\n")
        done = self.finds_beside("bad.c", "bad.c:1:8:", "was not analysed")
        self.assertNotIn("generated", done.err.split("errors")[-1])

    def test_unreadable(self):
        if os.geteuid() == 0:
            self.skipTest("root reads everything")
        self.leak("bad.c").chmod(0)
        self.finds_beside("bad.c", "cannot be read: Permission denied")

    def test_binary(self):
        self.write("bad.c", bytes(range(256)) * 100)
        self.finds_beside("bad.c", "was not analysed")
        self.write("empty.c", "")
        self.assertEqual(self.check("empty.c", "--").status, 0)

    def test_symbolic_link_to_itself(self):
        (self.folder / "loop.c").symlink_to("loop.c")
        self.finds_beside("loop.c", "cannot be read")

    def test_header_that_includes_itself(self):
        self.write("loop.h", '#include "loop.h"\n')
        self.leak("bad.c", before='#include "loop.h"\n')
        self.finds_beside("bad.c", "nested too deeply")


class Large(CheckerTest):
    def test_function_of_5000_lines(self):
        lines = "".join(f"  if (x == {i}) {{ y += {i}; if (y > {i}) puts(\"{i}\"); }}\n" for i in range(5000))
        self.write("long.c", "#include <stdio.h>\nint f(int x, int y) {\n  FILE *f = fopen(\"a\", \"r\");\n" + lines +
                   "  if (y)\n    return 1;\n  fclose(f);\n  return 0;\n}\n")
        self.leak("a.c", "g")
        self.assertLeaks(self.check("long.c", "a.c", "--"), ("long.c", 5005), ("a.c", 5))

    def test_deep_nesting_fails_its_unit_only(self):
        self.leak("a.c", "g")
        deep = {"parentheses": "(" * 50000 + "x" + ")" * 50000, "minus": "- " * 200000 + "x", "braces": None, "pointers": None}
        for name, expression in deep.items():
            with self.subTest(name):
                body = "{" * 50000 + "}" * 50000 if name == "braces" else f"int {'*' * 200000}p; fopen;" if name == "pointers" else f"x = {expression};"
                self.write("deep.c", f"#include <stdio.h>\nint f(int x) {{ fopen; {body} return x; }}\n")
                done = self.check("deep.c", "a.c", "--")
                self.assertIn(done.status, (1, 2), done.err)
                self.assertEqual([f[:2] for f in done.findings()], [("a.c", 5)])
                if done.status == 2:
                    self.assertIn("deep.c' was not analysed: ", done.err)
                self.assertNotIn("Stack dump", done.err)

    @NEEDS_LITTLE_MEMORY
    def test_small_stack(self):
        """A crash is one unit's; whoever is read at the same time is read again."""
        self.leak("a.c", "g")
        self.leak("b.c", "h")
        self.write("deep.c", "#include <stdio.h>\nint f(int x) { fopen; x = " + "- " * 400000 + "x; return x; }\n")
        limit = lambda: resource.setrlimit(resource.RLIMIT_AS, (3 << 30, 3 << 30))
        done = self.check("a.c", "deep.c", "b.c", "-j", "3", "--", before=limit)
        self.assertLeaks(done, ("a.c", 5), ("b.c", 5), status=2)
        self.assertIn("deep.c' was not analysed: ", done.err)

    def test_long_chain_of_else_if(self):
        self.leak("a.c", "g")
        chain = "".join(f"  else if (x == {i}) x += {i};\n" for i in range(1, 6000))
        self.write("chain.c", '#include <stdio.h>\nint f(int x) {\n  FILE *f = fopen("a", "r");\n  if (x == 0)\n    return 1;\n' + chain +
                   "  fclose(f);\n  return 0;\n}\n")
        self.assertLeaks(self.check("chain.c", "a.c", "-j", "2", "--"), ("chain.c", 5), ("a.c", 5))


class Machine(CheckerTest):
    """What the machine does not give."""

    def test_folder_that_is_gone(self):
        self.leak("a.c")
        gone = self.folder / "gone"
        gone.mkdir()
        done = subprocess.run(f'cd "{gone}" && rmdir "{gone}" && "{CHECKER}" "{self.folder}/a.c" --', shell=True, capture_output=True,
                              text=True, timeout=60)
        self.assertEqual(done.returncode, 2, done.stderr)
        self.assertIn("does not exist any more", done.stderr)

    @NEEDS_LITTLE_MEMORY
    def test_little_memory(self):
        self.leak("a.c")
        for megabytes in (200, 300, 400, 600):
            limit = lambda: resource.setrlimit(resource.RLIMIT_AS, (megabytes << 20, megabytes << 20))
            done = self.check("a.c", "--", before=limit)
            self.assertIn(done.status, (1, 2, 127), done.err)   # 127: the libraries themselves do not fit
            self.assertNotIn("terminate called", done.err)
            self.assertTrue(done.status == 1 or done.err)

    def test_no_threads(self):
        if os.geteuid() == 0:
            self.skipTest("no limit on processes holds for root")
        self.leak("a.c")
        self.leak("b.c", "g")
        limit = lambda: resource.setrlimit(resource.RLIMIT_NPROC, (1, 1))
        self.assertLeaks(self.check("-j", "8", "a.c", "b.c", "--", before=limit), ("a.c", 5), ("b.c", 5))


class Output(CheckerTest):
    def setUp(self):
        super().setUp()
        self.leak("a.c")

    def test_replaced_as_a_whole_with_its_mode(self):
        target = self.write("out.sarif", "old")
        target.chmod(0o640)
        self.write("out.sarif.part", "somebody else's")
        self.assertEqual(self.check("a.c", "-o", "out.sarif", "--").status, 1)
        self.assertIn('"version": "2.1.0"', target.read_text())
        self.assertEqual(stat.S_IMODE(target.stat().st_mode), 0o640)
        self.assertEqual((self.folder / "out.sarif.part").read_text(), "somebody else's")
        self.assertEqual(sorted(p.name for p in self.folder.iterdir()), [".connleak.yaml", "a.c", "out.sarif", "out.sarif.part"])

    def test_new_file_has_the_usual_mode(self):
        self.assertEqual(self.check("a.c", "-o", "new.sarif", "--", before=lambda: os.umask(0o027)).status, 1)
        self.assertEqual(stat.S_IMODE((self.folder / "new.sarif").stat().st_mode), 0o640)

    def test_link_stays_a_link(self):
        target = self.write("real/out.txt", "old")
        (self.folder / "link").symlink_to("real/out.txt")
        (self.folder / "dangling").symlink_to("real/new.txt")
        for link, name in (("link", "out.txt"), ("dangling", "new.txt")):
            self.assertEqual(self.check("a.c", "-o", link, "--", sarif=False).status, 1)
            self.assertTrue((self.folder / link).is_symlink())
            self.assertIn("warning", (self.folder / "real" / name).read_text())
        self.assertEqual(target.stat().st_nlink, 1)

    def test_other_names_of_a_file_see_it_too(self):
        self.write("one", "old")
        os.link(self.folder / "one", self.folder / "two")
        self.assertEqual(self.check("a.c", "-o", "one", "--", sarif=False).status, 1)
        self.assertIn("warning", (self.folder / "two").read_text())

    def test_pipe_is_written_through(self):
        pipe = self.folder / "pipe"
        os.mkfifo(pipe)
        got = []
        reader = threading.Thread(target=lambda: got.append(pipe.read_text()))
        reader.start()
        done = self.check("a.c", "-o", "pipe", "--", sarif=False)
        reader.join(60)
        self.assertEqual(done.status, 1, done.err)
        self.assertTrue(stat.S_ISFIFO(pipe.stat().st_mode))
        self.assertIn("warning", got[0])

    def test_cannot_be_written(self):
        (self.folder / "taken").mkdir()
        for target in ("taken", "no/such/folder/out"):
            done = self.check("a.c", "-o", target, "--", sarif=False)
            self.assertSays(done, f"cannot write '{target}'")
            self.assertIn("[connleak-error-path]", done.out)

    def test_file_size_limit_is_a_full_disk(self):
        self.write("out.sarif", "old")

        def limit():
            import signal
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))
        done = self.check("a.c", "-o", "out.sarif", "--", before=limit)
        self.assertSays(done, "cannot write 'out.sarif'")
        self.assertEqual((self.folder / "out.sarif").read_text(), "old")

    def test_closed_or_full_standard_output(self):
        done = subprocess.run(f'"{CHECKER}" -q a.c -- >&-', shell=True, cwd=self.folder, capture_output=True, text=True, timeout=60)
        self.assertEqual(done.returncode, 2)
        self.assertIn("cannot write to standard output", done.stderr)
        if os.path.exists("/dev/full"):
            with open("/dev/full", "w") as full:
                done = self.check("a.c", "--", stdout=full)
            self.assertSays(done, "cannot write to standard output: No space left on device")
        reader, writer = os.pipe()
        os.close(reader)
        done = self.check("a.c", "--", stdout=writer)
        os.close(writer)
        self.assertSays(done, "cannot write to standard output")

    def test_closed_standard_error(self):
        done = subprocess.run(f'"{CHECKER}" a.c -- 2>&-', shell=True, cwd=self.folder, capture_output=True, text=True, timeout=60)
        self.assertEqual(done.returncode, 1)
        self.assertIn("[connleak-error-path]", done.stdout)
        self.assertEqual((self.folder / "a.c").read_text(), LEAK.format(name="f"))


class Configs(CheckerTest):
    """A config that is wrong: file:line:column, what was expected, exit status 2."""

    GOOD = """version: 1
resources:
  - name: thing
    acquire:
      - { function: thing_open, handle: return }
    release:
      - { function: thing_close, handle: arg0 }
"""

    def setUp(self):
        super().setUp()
        self.leak("a.c")

    def says(self, text, *words):
        self.write("conf.yaml", text)
        done = self.check("--config", "conf.yaml", "a.c", "--")
        self.assertSays(done, "conf.yaml:", *words)
        self.assertRegex(done.err, r"conf\.yaml:\d+:\d+: ")
        self.assertNotIn("version 0", done.err)
        return done

    def test_empty_ones_say_nothing(self):
        for text in ("", "\n\n", "# nothing yet\n", "---\n", "--- # start\n# end\n", "---\n...\n", "\ufeff# x\n", "   \n# x"):
            with self.subTest(text=text):
                self.write("conf.yaml", text)
                self.assertLeaks(self.check("--config", "conf.yaml", "a.c", "--"), ("a.c", 5))

    def test_binary(self):
        self.says(b"\0\1\2\3\xff\xfe")
        self.says(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")
        self.says(b"version: 1\nresources: [\xff\xfe\x80]\n")
        self.says(b"\xff\xfev\0e\0r\0")

    def test_syntax(self):
        for text in ("version: 1\nresources: [\n", "version: [1\n", "version: 1\n\tresources: []\n", "'unclosed\n", "version: 1\nversion: 1\n",
                     "{" * 1000, "- " * 5000 + "x\n", "&a *a\n", "? : ?\n", "!!binary x\n", "]\n", "version: *x\n"):
            with self.subTest(text=text[:20]):
                self.says(text)

    def test_not_a_mapping(self):
        for text in ("just words\n", "- a\n- b\n", "42\n", "null\n", "[]\n", "~\n"):
            with self.subTest(text=text):
                self.says(text, "expected")

    def test_version(self):
        self.says("resources: []\n", "version")
        self.says("version: 2\n", "version: 1")
        self.says("version: x\n", "conf.yaml:1:10: expected a number")

    def test_unknown_and_missing_keys(self):
        self.says(self.GOOD.replace("function: thing_open", "funktion: thing_open"), "conf.yaml:5:11: unknown key 'funktion'")
        self.says(self.GOOD.replace("function: thing_open, ", ""), "function")
        self.says(self.GOOD.replace("handle: return", "handle: somewhere"), "conf.yaml:5:41", "expected where the handle is")
        self.says(self.GOOD.replace("handle: return", "handle: return, when: maybe"), "expected a condition")

    def test_second_document(self):
        self.says(self.GOOD + "---\nversion: 1\n", "conf.yaml:9:1", "one document")
        self.write("conf.yaml", "---\n" + self.GOOD + "...\n# the end\n")
        self.assertLeaks(self.check("--config", "conf.yaml", "a.c", "--"), ("a.c", 5))

    def test_not_a_file(self):
        self.assertSays(self.check("--config", "gone.yaml", "a.c", "--"), "'gone.yaml' does not exist")
        self.assertSays(self.check("--config", ".", "a.c", "--"), "is a folder")
        os.mkfifo(self.folder / "pipe.yaml")
        self.assertSays(self.check("--config", "pipe.yaml", "a.c", "--"), "is a pipe")
        self.assertSays(self.check("--config", "/dev/zero", "a.c", "--"), "is a device")

    def test_argument_that_does_not_exist(self):
        self.write("a.c", "void *fopen2(const char *);\nvoid close2(void *);\nint say(int);\n"
                          'int f(void) {\n  void *p = fopen2("a");\n  if (say(1))\n    return 1;\n  close2(p);\n  return 0;\n}\n')
        def config(acquire="handle: return", release="handle: arg0", fact="function: say"):
            return ("version: 1\nresources:\n  - name: thing\n    acquire:\n      - { function: fopen2, %s }\n"
                    "    release:\n      - { function: close2, %s }\nfunctions:\n  - { %s }\n" % (acquire, release, fact))
        self.write("conf.yaml", config())
        self.assertLeaks(self.check("--config", "conf.yaml", "a.c", "--"), ("a.c", 7))
        for text, line, argument in ((config(acquire='handle: "*arg3"'), 5, "arg3"), (config(release="handle: arg1"), 7, "arg1"),
                                     (config(acquire='handle: return, when: "arg2 != 0"'), 5, "arg2"),
                                     (config(release='handle: arg0, when: "arg4 == 1"'), 7, "arg4"),
                                     (config(fact="function: say, transfers: arg1"), 9, "arg1"),
                                     (config(fact="function: say, borrows: [arg0, arg7]"), 9, "arg7"),
                                     (config(fact="function: say, returns: arg1"), 9, "arg1"),
                                     (config(fact='function: say, ensures: "arg5 != 0"'), 9, "arg5"),
                                     (config(fact='function: say, noreturn_when: "arg2 != 0"'), 9, "arg2"),
                                     (config(fact='function: say, transfers: arg0, when: "arg6 != 0"'), 9, "arg6")):
            with self.subTest(argument=argument):
                self.says(text, f"conf.yaml:{line}:", f"{argument} does not exist")


if __name__ == "__main__":
    unittest.main()
