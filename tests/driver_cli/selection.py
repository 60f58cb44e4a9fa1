# SPDX-License-Identifier: Apache-2.0
"""Which units are read: the scan of the text finds what the compiler would, and no chain of wrappers is too long."""
import unittest

from checker import CheckerTest

# Names no resource function itself.
USER = """{include}
int f(int x) {{
  FILE_T *f = START("a");
  if (x)
    return 1;
  STOP(f);
  return 0;
}}
"""
HEADER = ('typedef struct _IO_FILE FILE_T;\nFILE_T *fopen(const char *, const char *);\nint fclose(FILE_T *);\n'
          '#define START(p) fopen(p, "r")\n#define STOP(f) fclose(f)\n')


class Scan(CheckerTest):
    """The resource is named in a header only; the unit has to be selected through it."""

    def finds(self, flags, include="", header="hidden/names.h", line=5, text=HEADER):
        self.write(header, text)
        self.write("a.c", USER.format(include=include))
        self.database(("a.c", f"gcc {flags} -c a.c"))
        self.assertLeaks(self.check("-p", "."), ("a.c", line))

    def test_folders_of_every_kind(self):
        for flag in ("-Ihidden", "-I hidden", "-isystem hidden", "-isystemhidden", "-idirafter hidden", "-iquote hidden",
                     "--include-directory=hidden", "--include-directory hidden", "-iprefix hid -iwithprefix den",
                     "-iprefix hid -iwithprefixbefore den", "-Wp,-isystem,hidden", "-Xclang -Ihidden -Ihidden"):
            with self.subTest(flag):
                quoted = flag.startswith("-iquote")
                self.finds(flag, '#include "names.h"' if quoted else "#include <names.h>")

    def test_headers_put_in_front(self):
        for flag in ("-include hidden/names.h", "-includehidden/names.h", "--include=hidden/names.h", "--include hidden/names.h",
                     "-Ihidden -include names.h", "-Xclang -include -Xclang hidden/names.h", "-Wp,-include,hidden/names.h"):
            with self.subTest(flag):
                self.finds(flag)
        self.finds("-imacros hidden/names.h", 'typedef struct _IO_FILE FILE_T; FILE_T *fopen(const char *, const char *); int fclose(FILE_T *);',
                   text=HEADER[HEADER.index("#define"):])

    def test_spellings_of_include(self):
        for include in ('#include "hidden/names.h"', '# /**/ include/* x */"hidden/names.h"', '#import "hidden/names.h"',
                        '%:include "hidden/names.h"', '#\tinclude\t"hidden/names.h"', '#define NAMES "hidden/names.h"\n#include NAMES',
                        '#define A <names.h>\n#define B A\n#include B', '/* x */ #include "hidden/names.h"', '#include \\\n "hidden/names.h"'):
            with self.subTest(include):
                self.finds("-Ihidden", include, line=5 + include.count("\n"))

    def test_macro_of_the_command_line_as_header(self):
        self.finds('"-DNAMES=\\"hidden/names.h\\""', "#include NAMES")
        self.finds("-Ihidden '-DNAMES=<names.h>'", "#include NAMES")
        self.finds("-Ihidden '-DSTR(x)=#x' '-DNAMES(x)=STR(x.h)'", "#include NAMES(names)")

    def test_next_header_of_the_same_name(self):
        self.write("first/names.h", "#include_next <names.h>\n")
        self.finds("-Ifirst -Ihidden", "#include <names.h>")

    def test_names_in_definitions(self):
        types = "struct _IO_FILE; typedef struct _IO_FILE FILE_T;"
        self.write("a.c", types + USER.format(include=""))
        self.database(("a.c", "gcc '-DSTART(p)=(FILE_T *)fopen(p, \"r\")' -DSTOP=fclose -w -std=gnu89 -c a.c"))
        self.assertEqual(self.check("-p", ".", quiet=False).err.count("1 unit analysed"), 1)

    def test_same_file_with_other_folders(self):
        self.write("none/names.h", "typedef int FILE_T;\n#define START(p) 0\n#define STOP(f) 0\n")
        self.write("hidden/names.h", HEADER)
        self.write("a.c", USER.format(include="#include <names.h>"))
        for first, second in (("none", "hidden"), ("hidden", "none")):
            self.database(("a.c", f"gcc -I{first} -c a.c"), ("a.c", f"gcc -I{second} -c a.c"))
            self.assertLeaks(self.check("-p", "."), ("a.c", 5))

    def test_unit_without_names_is_skipped(self):
        self.leak("a.c")
        self.write("b.c", '#include "other.h"\nint g(void) { return 1; }\n')
        self.write("other.h", "int g(void);\n")
        self.database(("a.c", "gcc -c a.c"), ("b.c", "gcc -c b.c"))
        self.assertIn("1 unit analysed, 1 skipped", self.check("-p", ".", quiet=False).err)


class Names(CheckerTest):
    """What names a function, and what only looks like it."""

    def selected(self, text, header=""):
        self.write("names.h", header)
        self.write("a.c", '#include "names.h"\n' + text)
        self.database(("a.c", "gcc -c a.c"))
        done = self.check("-p", ".", "--list-units", sarif=False)
        self.assertEqual((done.status, done.err), (0, ""))
        return done.out.strip().removeprefix(str(self.folder) + "/")

    def test_functions(self):
        for text in ("void *f(void) { return fopen(0, 0); }", "void *f(void) { return fopen /* x */ (0, 0); }", "void *p = fopen;",
                     "struct m { void *open; } m = { .open = fopen };", "#define START fopen\n"):
            with self.subTest(text):
                self.assertEqual(self.selected(text), "a.c: fopen")

    def test_comments_strings_and_members(self):
        for text in ("/* fopen(a) */", "// fopen\n", "// a \\\n fopen\n", 'const char *s = "fopen(";', 'const char *s = "\\"fopen(";',
                     "int f(struct m *m) { return m->fopen(1); }", "int f(struct m m) { return m . fopen(1); }",
                     "int f(void *p) { free(p); return 0; }"):
            with self.subTest(text):
                self.assertEqual(self.selected(text), "")

    def test_behind_comments_and_strings(self):
        for text in ("/* x */ void *p = fopen;", 'const char *s = "a//b"; void *p = fopen;', "int a = '\"'; void *p = fopen; char q = '\"';",
                     'const char *s = "/*"; void *p = fopen;', "// x\nvoid *p = fopen;", "long n = 1'000; void *p = fopen; long m = 1'000;"):
            with self.subTest(text):
                self.assertEqual(self.selected(text), "a.c: fopen")

    def test_headers(self):
        for header in ("static inline void *start(void) { return fopen(0, 0); }", "#define START fopen\n", "void use(void (*)(void));\nvoid *h = &fopen;",
                       'void *fopen(const char *, const char *);'):
            with self.subTest(header):
                self.assertTrue(self.selected("", header).startswith("a.c: fopen in "))
        for header in ("struct m { int (*fopen)(const char *); };", "void f(int fopen);", "struct m { int fopen; };", "enum e { kOne, fopen };"):
            with self.subTest(header):
                self.assertEqual(self.selected("", header), "")

    def test_marks(self):
        self.assertEqual(self.selected('void *f(void) __attribute__((annotate("connleak::acquire:lease")));'), "a.c: connleak")


class ListUnits(CheckerTest):
    def test_says_what_is_missing(self):
        self.assertSays(self.check("--list-units", "gone.c", "--", sarif=False), "'gone.c' does not exist")

    def test_analyses_nothing_and_writes_where_it_is_told(self):
        self.leak("a.c")
        self.write("b.c", "int g(void) { return 1; }\n")
        self.database(("a.c", "gcc -c a.c"), ("b.c", "gcc -c b.c"))
        done = self.check("-p", ".", "--list-units", "-o", "units.txt", sarif=False)
        self.assertEqual((done.status, done.out, done.err), (0, "", ""))
        self.assertRegex((self.folder / "units.txt").read_text(), r"^\S+/a\.c: f(open|close)\n$")
        with open("/dev/full", "w") as full:
            self.assertSays(self.check("-p", ".", "--list-units", sarif=False, stdout=full), "No space left on device")


class Rounds(CheckerTest):
    def test_more_definitions_than_users(self):
        """Too many to be read at once: the one that had the handle in hand is, after the first analysis."""
        others = 40
        for i in range(others):
            self.write(f"helper{i}.c", f"int helper{i}(void *p) {{ return p != 0; }}\n")
        self.write("finish.c", "int fclose(struct _IO_FILE *);\nvoid part_with(struct _IO_FILE *f) { fclose(f); }\n".replace("fclose", "END"))
        self.write("use.c", "#include <stdio.h>\n" + "".join(f"int helper{i}(void *);\n" for i in range(others)) +
                   "void part_with(FILE *);\nint use(int x) {\n  FILE *f = fopen(\"a\", \"r\");\n" +
                   "".join(f"  x += helper{i}(&x);\n" for i in range(others)) + "  part_with(f);\n  return x;\n}\n")
        names = [f"helper{i}.c" for i in range(others)] + ["finish.c", "use.c"]
        self.database(*[(name, f"gcc -DEND=fclose -c {name}" if name == "finish.c" else f"gcc -c {name}") for name in names])
        self.assertLeaks(self.check("-p", "."), status=0)
        self.write("finish.c", "void part_with(struct _IO_FILE *f) { (void)f; }\n")
        self.assertLeaks(self.check("-p", "."), ("use.c", 6 + 2 * others))

    def test_long_chain_of_wrappers(self):
        depth = 24
        self.write("w0.c", '#include <stdio.h>\nFILE *w0(void) { return fopen("a", "r"); }\n')
        for i in range(1, depth):
            self.write(f"w{i}.c", f"struct _IO_FILE *w{i - 1}(void);\nstruct _IO_FILE *w{i}(void) {{ return w{i - 1}(); }}\n")
        self.write("use.c", f"struct _IO_FILE *w{depth - 1}(void);\nint use(void) {{\n  return w{depth - 1}() != 0;\n}}\n")
        names = [f"w{i}.c" for i in range(depth)] + ["use.c"]
        self.database(*[(name, f"gcc -c {name}") for name in reversed(names)])
        done = self.check("-p", ".")
        self.assertLeaks(done, ("use.c", 3))

    def test_wrapper_in_an_included_source(self):
        self.write("part.c", "struct _IO_FILE *start(void) { return begin(); }\n")
        self.write("all.c", 'struct _IO_FILE *begin(void);\n#include "part.c"\n')
        self.write("begin.c", '#include <stdio.h>\nFILE *begin(void) { return fopen("a", "r"); }\n')
        self.write("use.c", "struct _IO_FILE *start(void);\nint use(void) {\n  return start() != 0;\n}\n")
        self.database(*[(name, f"gcc -c {name}") for name in ("all.c", "begin.c", "use.c")])
        self.assertLeaks(self.check("-p", "."), ("use.c", 3))


class OneFile(CheckerTest):
    """`connleak check -p . u.c`: u.c's findings, with all that is known of the other units."""

    def setUp(self):
        super().setUp()
        self.write("lib.c", '#include <stdio.h>\nFILE *start(void) { return fopen("a", "r"); }\nvoid stop(FILE *f) { fclose(f); }\n')
        self.write("u.c", "struct _IO_FILE *start(void);\nvoid stop(struct _IO_FILE *);\nint use(int x) {\n  struct _IO_FILE *f = start();\n"
                          "  if (x)\n    return 1;\n  stop(f);\n  return 0;\n}\n")
        self.leak("other.c", "other")
        self.write("bad.c", "fopen fclose (\n")
        self.database(*[(name, f"gcc -c {name}") for name in ("u.c", "lib.c", "other.c")])

    def test_wrapper_in_another_unit(self):
        self.assertLeaks(self.check("-p", ".", "u.c"), ("u.c", 6))
        self.assertLeaks(self.check("-p", ".", "u.c", "other.c"), ("u.c", 6), ("other.c", 5))

    def test_trouble_of_other_units_is_no_error_of_this_one(self):
        self.database(*[(name, f"gcc -c {name}") for name in ("u.c", "lib.c", "bad.c", "gone.c")])
        done = self.check("-p", ".", "u.c")
        self.assertLeaks(done, ("u.c", 6))
        self.assertIn("warning: ", done.err)

    def test_by_symbolic_links(self):
        (self.folder / "link.c").symlink_to("u.c")
        self.assertLeaks(self.check("-p", ".", "link.c"), ("u.c", 6))
        (self.folder.parent / (self.folder.name + "-link")).symlink_to(self.folder)
        linked = self.folder.parent / (self.folder.name + "-link")
        self.addCleanup(linked.unlink)
        self.assertLeaks(self.check("-p", linked, linked / "u.c", cwd="/"), ("u.c", 6))
        self.database(*[{"directory": str(linked), "file": str(linked / name), "command": f"gcc -c {name}"} for name in ("u.c", "lib.c")])
        self.assertLeaks(self.check("-p", ".", "u.c"), ("u.c", 6))
        self.assertLeaks(self.check("-p", ".", str(linked / "u.c")), ("u.c", 6))

    def test_not_in_the_database(self):
        self.leak("new.c", "n")
        done = self.check("-p", ".", "new.c", "u.c")
        self.assertLeaks(done, ("u.c", 6), status=2)
        self.assertIn("'new.c' is not in the compile database", done.err)


class CallsElsewhere(CheckerTest):
    """Which numbers a function is given: units that are not read may give it others."""

    def setUp(self):
        super().setUp()
        self.write("load.h", "int load(const char *name, int strict);\n")   # a header that declares it calls nothing
        self.write("load.c", "#include <stdio.h>\nint load(const char *name, int strict) {\n  FILE *f = fopen(name, \"r\");\n"
                   "  if (f && strict && fgetc(f) == EOF)\n    return -1;\n  if (f)\n    fclose(f);\n  return 0;\n}\n"
                   "int main(void) { return load(\"a\", 0); }\n")

    def others(self, expression, flags="", count=9):
        """More callers than are read on the chance that they matter."""
        names = [f"other{i}.c" for i in range(count)]
        for i, name in enumerate(names):
            self.write(name, f'#include "load.h"\nint other{i}(void) {{ return {expression}; }}\n')
        self.database(("load.c", "gcc -c load.c"), *[(name, f"gcc {flags} -c {name}") for name in names])

    def test_in_units_that_are_not_read(self):
        for asked in ((), ("load.c",)):
            self.others("0")
            self.assertLeaks(self.check("-p", ".", *asked), status=0)
            self.others('load("b", 1)')
            done = self.check("-p", ".", *asked, quiet=False)
            self.assertIn("1 unit analysed", done.err)
            self.assertLeaks(done, ("load.c", 5))

    def test_in_flags_and_in_included_sources(self):
        self.others('LOAD("b", 1)', flags="-DLOAD=load")
        self.assertLeaks(self.check("-p", "."), ("load.c", 5))
        self.others("0")
        self.write("calls.inc", 'static int calls(void) { return load("b", 1); }\n')
        self.write("other0.c", '#include "load.h"\n#include "calls.inc"\nint other0(void) { return calls(); }\n')
        self.assertLeaks(self.check("-p", "."), ("load.c", 5))

    def test_in_bodies_and_macros_of_headers(self):
        silent = ["char *load_all(void), *load(const char *name, int strict);\n", "extern int load(const char *name, int strict);\n",
                  "struct loader { int (*load)(const char *, int); };\n", ""]
        calls = ["static inline int with(const char *name, int strict) { return load(name, strict); }\n", "#define LOAD(name) load(name, 1)\n",
                 "static inline int with(const char *name, int strict) {\n  if (name)\n    load(name, strict);\n  return 0;\n}\n",
                 "static inline int with(const char *name) {\n  int all = 0;\n  return all * load(name, 1);\n}\n",
                 "static inline void with(const char *name) {\n  load(name, 1);\n}\n"]
        for more in silent + calls:
            with self.subTest(more):
                self.others("0")
                self.write("more.h", more)
                for i in range(9):
                    self.write(f"other{i}.c", f'#include "load.h"\n#include "more.h"\nint other{i};\n')
                self.assertLeaks(self.check("-p", "."), *([("load.c", 5)] if more in calls else []), status=1 if more in calls else 0)

    def test_as_a_member(self):
        self.write("load.h", "struct Loader { int load(const char *name, int strict); };\n")
        self.write("load.cpp", '#include "load.h"\n' + (self.folder / "load.c").read_text().replace("int load(", "int Loader::load(").replace("return load(", "return Loader().load("))
        for expression, found in (("0", []), ('Loader().load("b", 1)', [("load.cpp", 6)])):
            for i in range(9):
                self.write(f"other{i}.cpp", f'#include "load.h"\nint other{i}() {{ return {expression}; }}\n')
            self.database(("load.cpp", "g++ -c load.cpp"), *[(f"other{i}.cpp", f"g++ -c other{i}.cpp") for i in range(9)])
            self.assertLeaks(self.check("-p", "."), *found, status=1 if found else 0)

    def test_in_units_that_are_read_too(self):
        self.others('load("b", 0)', count=2)
        self.assertLeaks(self.check("-p", "."), status=0)
        self.others('load("b", 1)', count=2)
        self.assertLeaks(self.check("-p", "."), ("load.c", 5))

    def test_of_templates(self):
        """The header calls it, in bodies that this unit has no use for."""
        self.write("reader.h", "int read_all(const char *name, int strict);\ntemplate <class T> struct Reader {\n"
                   "  int load(const T *name, int strict) { return read_all(name, strict); }\n"
                   "  int load_strictly(const T *name) { return load(name, 1); }\n};\n")
        self.write("load.cpp", (self.folder / "load.c").read_text().replace("int load(", "int read_all(").replace(".h>", '.h>\n#include "reader.h"')
                   .replace("return load(", "return Reader<char>().load("))
        for i in range(9):
            self.write(f"other{i}.cpp", f'#include "reader.h"\nint other{i}() {{ return Reader<char>().load_strictly("b"); }}\n')
        self.database(("load.cpp", "g++ -c load.cpp"), *[(f"other{i}.cpp", f"g++ -c other{i}.cpp") for i in range(9)])
        self.assertLeaks(self.check("-p", "."), ("load.cpp", 6))


if __name__ == "__main__":
    unittest.main()
