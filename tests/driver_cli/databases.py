# SPDX-License-Identifier: Apache-2.0
"""Compile databases as they are: every case is a database some build system or recorder writes, and a unit whose leak
must be found all the same."""
import os
import subprocess
import unittest

from checker import CheckerTest


class Flags(CheckerTest):
    """One unit with one leak, compiled with flags that mean nothing, or something else, to this Clang."""

    def finds(self, command, *more, line=5, before=""):
        self.leak("a.c", before=before)
        self.database(("a.c", command), *more)
        done = self.check("-p", ".")
        self.assertLeaks(done, ("a.c", line))
        return done

    def test_flags_of_gcc_only(self):
        self.finds("gcc -fconserve-stack -fno-ipa-cp-clone -fno-tree-loop-im -mno-fp-ret-in-387 -fplugin-arg-x-y -fmax-errors=3 "
                   "-fno-var-tracking-assignments -fgcse-las -fira-region=all -mpreferred-stack-boundary=4 -fdump-tree-all -c a.c")

    def test_more_unknown_flags_than_anyone_counts(self):
        flags = " ".join(f"-fno-such-flag-{i} -mno-such-{i}" for i in range(60))
        self.finds(f"gcc {flags} -c a.c -o a.o")

    def test_unknown_flag_that_is_part_of_another(self):
        # -mfoo is unknown; the definition that has it inside must stay.
        self.finds("gcc -mfoo -DNAME=-mfoo -DCHECK -c a.c", before="#ifndef CHECK\n#error dropped\n#endif\n", line=8)

    def test_warnings_as_errors_and_unknown_ones(self):
        self.finds("gcc -Wall -Wextra -Werror -Werror=unused-variable -Wno-such-warning -Wmissing-gcc-warning -pedantic-errors -c a.c",
                   before="static int unused(void) { int y; }\n", line=6)

    def test_unknown_processor(self):
        self.finds("gcc -march=no-such-cpu -mtune=other-cpu -mcpu=third -c a.c")
        self.finds("gcc -march=native -mtune=native -c a.c")

    def test_values_in_the_next_word(self):
        self.finds("gcc -aux-info protos.c -imultiarch x86_64-linux-gnu -specs x.specs -Tdata 0x100 -T link.ld -dumpbase a.c "
                   "-wrapper gdb,--args --param ssp-buffer-size=4 -Xlinker b.c -Xassembler -L. -Xpreprocessor -DX=1 -z now -u main "
                   "-Xclang -fno-pch-timestamp -Xarch_host -O3 -mllvm -x -L lib -l pq -e start -c a.c")

    def test_values_joined(self):
        self.finds("gcc -fdiagnostics-format=json -fdiagnostics-color=never -specs=hardened.specs -fsanitize=address -flto=auto "
                   "-fprofile-use=x -ggdb3 -gz=zlib -fuse-ld=mold -fcf-protection=full -std=gnu11 -finput-charset=latin1 -c a.c")

    def test_nvcc(self):
        self.finds("nvcc -gencode arch=compute_70,code=sm_70 -Xcompiler -fPIC,-Wall,-DX -ccbin g++ --expt-relaxed-constexpr -c a.c",
                   before="#ifndef X\n#error dropped\n#endif\n", line=8)

    def test_preprocessor_words(self):
        self.write("inc/x.h", "#define FROM_INC 1\n")
        self.write("pre.h", "#define FROM_PRE 1\n")
        self.finds("gcc -Wp,-MD,a.d,-DX -Wp,-MMD,b.d -Wp,-Iinc -Wp,-include,pre.h -Wp,-D_FORTIFY_SOURCE=2 -Wp,-U_NOTHING -c a.c",
                   before="#include <x.h>\n#if !defined X || !defined FROM_INC || !defined FROM_PRE\n#error dropped\n#endif\n", line=9)

    def test_optimisation_is_seen_by_the_source(self):
        self.finds("gcc -O2 -D_FORTIFY_SOURCE=2 -c a.c", before="#ifndef __OPTIMIZE__\n#error not optimised\n#endif\n", line=8)
        self.finds("gcc -O0 -c a.c", before="#ifdef __OPTIMIZE__\n#error optimised\n#endif\n", line=8)

    def test_cross_compiler(self):
        self.finds("aarch64-linux-gnu-gcc-12 -c a.c", before="#ifndef __aarch64__\n#define SEEN 0\n#endif\n", line=8)
        self.write("b.c", "#ifdef __aarch64__\nint fclose(void *);\nvoid *fopen(const char *, const char *);\n"
                          "int f(int x) {\n  void *f = fopen(\"a\", \"r\");\n  if (x) return 1;\n  fclose(f);\n  return 0;\n}\n#endif\n")
        self.database(("b.c", "/opt/cross/bin/aarch64-linux-gnu-gcc -c b.c"))
        self.assertLeaks(self.check("-p", "."), ("b.c", 6))

    def test_language_of_the_flag(self):
        self.leak("a.inc")
        self.database(("a.inc", "gcc -x c -c a.inc -o a.o"))
        self.assertLeaks(self.check("-p", "."), ("a.inc", 5))

    def test_language_behind_the_source(self):
        self.finds("gcc -c a.c -x c++", before="#ifdef __cplusplus\n#error not C\n#endif\n", line=8)


class Commands(CheckerTest):
    """What stands around the compiler and its sources."""

    def finds(self, command):
        self.leak("a.c")
        self.database(("a.c", command))
        self.assertLeaks(self.check("-p", "."), ("a.c", 5))

    def test_launchers(self):
        for launcher in ("nice -n 10", "nice -19", "env -i A=b PATH=/bin", "env -u X", "ccache", "ccache compiler_check=none", "sccache",
                         "distcc --randomize", "time -p", "/bin/sh ../libtool --silent --tag=CC --mode=compile",
                         "libtool --mode=compile", "cmake -E env A=b --unset=C", "cmake -E env A=b --", "timeout 10", "ionice -c 2 -n 0",
                         "cmake -E __run_co_compile --tidy=clang-tidy --source=a.c --", "ccache distcc"):
            with self.subTest(launcher=launcher):
                self.finds(f"{launcher} gcc -c a.c -o a.o")

    def test_compiler_of_an_unusual_name(self):
        self.finds("ccache ./our-compiler -isystem /usr/include/c++ -c a.c")

    def test_shell_quoting(self):
        self.leak("a b.c", before="#ifndef TEXT\n#error\n#endif\nstatic const char *text = TEXT;\n")
        self.database(("a b.c", r"""gcc -DTEXT=\"x\ y\" '-DQ="'"'"'"' -D"R=\"z\"" -c 'a b.c'"""))
        self.assertLeaks(self.check("-p", "."), ("a%20b.c", 9))

    def test_several_sources_and_objects_in_a_command(self):
        self.leak("a.c")
        self.leak("b.c", "g")
        self.database(("a.c", "gcc a.c b.c util.o libx.a -lpq -o prog"))
        self.assertLeaks(self.check("-p", "."), ("a.c", 5), ("b.c", 5))
        self.database(("a.c", "gcc a.c b.c util.o -o prog"), ("b.c", "gcc a.c b.c util.o -o prog"))
        self.assertLeaks(self.check("-p", "."), ("a.c", 5), ("b.c", 5))

    def test_other_languages_are_skipped_and_counted(self):
        self.leak("a.c")
        others = ["start.S", "start.s", "x.f90", "x.go", "x.rs", "x.cu", "x.asm", "main.o"]
        self.database(("a.c", "gcc -c a.c"), *[(other, f"cc -c {other} -o x.o") for other in others],
                      ("x.c", "gcc -x assembler-with-cpp -c x.c"))
        done = self.check("-p", ".", quiet=False)
        self.assertLeaks(done, ("a.c", 5))
        self.assertIn("9 not in C or C++", done.err)
        self.assertNotIn("error", done.err)

    def test_only_other_languages(self):
        self.database(("x.s", "gcc -c x.s"))
        self.assertEqual(self.check("-p", ".").status, 0)

    def test_unknown_key_and_missing_directory(self):
        self.leak("a.c")
        self.write("compile_commands.json", '[{"file": "a.c", "command": "gcc -c a.c", "extra": {"x": [1]}, "n": null,},]')
        self.assertLeaks(self.check("-p", "."), ("a.c", 5))

    def test_bytes_that_are_no_utf8(self):
        name = b"caf\xe9.c"
        with open(os.path.join(os.fsencode(self.folder), name), "wb") as out:
            out.write(self.leak("a.c").read_bytes())
        self.write("compile_commands.json", b'[{"directory": "%s", "file": "%s", "arguments": ["gcc", "-c", "%s"]}]' %
                   (os.fsencode(self.folder), name, name))
        done = self.check("-p", ".")
        self.assertEqual((done.status, len(done.findings())), (1, 1), done.err)

    def test_entries_one_cannot_use_do_not_hide_the_others(self):
        self.leak("a.c")
        self.database(("a.c", "gcc -c a.c"), {"file": "b.c"}, ("c.c", ""))
        done = self.check("-p", ".")
        self.assertLeaks(done, ("a.c", 5), status=2)
        self.assertIn("entry 2 of", done.err)


class ResponseFiles(CheckerTest):
    def test_in_the_database(self):
        self.leak("a.c", before="#if !defined X || !defined Y\n#error\n#endif\nconst char *s = Z;\n")
        self.write("build/all.rsp", '-DX @more.rsp "-DZ=\\"a b\\""\n-c ../a.c')
        self.write("build/more.rsp", "-DY\n@deep/end.rsp\n")
        self.write("build/deep/end.rsp", "'-DW=1'\n")
        self.database({"directory": str(self.folder / "build"), "file": "../a.c", "command": "gcc @all.rsp"})
        self.assertLeaks(self.check("-p", "."), ("a.c", 9))

    def test_behind_two_dashes(self):
        self.leak("a.c", before="#if !defined X\n#error\n#endif\n")
        self.write("flags.rsp", "-DX=1 @more.rsp")
        self.write("more.rsp", "-I 'some folder'")
        self.assertLeaks(self.check("a.c", "--", "@flags.rsp"), ("a.c", 8))

    def test_missing_one_fails_its_unit_only(self):
        self.leak("a.c")
        self.leak("b.c", "g")
        self.database(("a.c", "gcc @gone.rsp -c a.c"), ("b.c", "gcc -c b.c"))
        done = self.check("-p", ".")
        self.assertLeaks(done, ("b.c", 5), status=2)
        self.assertIn("response file 'gone.rsp' does not exist", done.err)

    def test_one_that_names_itself(self):
        self.leak("a.c")
        self.write("x.rsp", "@x.rsp")
        self.database(("a.c", "gcc @x.rsp -c a.c"))
        self.assertSays(self.check("-p", "."), "response file 'x.rsp' names itself")

    def test_missing_module_map(self):
        self.leak("a.cpp")
        self.database(("a.cpp", "g++ -std=c++20 -fmodules-ts -fmodule-mapper=a.o.modmap -fdeps-format=p1689r5 @a.cpp.o.modmap -c a.cpp"))
        self.assertLeaks(self.check("-p", "."), ("a.cpp", 5))


class PrecompiledHeaders(CheckerTest):
    HEADER = "#pragma once\n#include <stdio.h>\n#define FROM_PCH 1\n"
    SOURCE = ("#ifndef FROM_PCH\n#error no header\n#endif\nint f(int x) {\n  FILE *f = fopen(\"a\", \"r\");\n  if (x)\n    return 1;\n"
              "  fclose(f);\n  return 0;\n}\n")

    def finds(self, *entries):
        self.write("a.c", self.SOURCE)
        self.database(*entries)
        self.assertLeaks(self.check("-p", "."), ("a.c", 7))

    def test_of_another_compiler_beside_its_header(self):
        self.write("x.h", self.HEADER)
        self.write("x.h.gch", b"gpch.014\0\1\2\3")
        self.write("x.h.pch", b"CPCH\0\1\2\3")
        self.finds(("a.c", "gcc -include x.h -Winvalid-pch -c a.c"))

    def test_made_by_another_clang(self):
        self.write("x.h", self.HEADER)
        self.write("x.h.pch", b"CPCH\0\1\2\3")
        self.finds(("a.c", "clang -include-pch x.h.pch -c a.c"))
        self.finds(("a.c", "clang -Xclang -include-pch -Xclang x.h.pch -Xclang -include -Xclang x.h -c a.c"))

    def test_stale(self):
        self.write("x.h", self.HEADER)
        subprocess.run(["clang-19", "-x", "c-header", "x.h", "-o", "x.h.pch"], cwd=self.folder, check=True)
        self.write("x.h", self.HEADER + "#define NEW 1\n")
        self.finds(("a.c", "clang -include-pch x.h.pch -c a.c"))

    def test_in_another_folder_than_its_header(self):
        self.write("src/all.h", self.HEADER)
        self.write("build/all.h.gch", b"gpch.014\0\1\2\3")
        self.finds(("a.c", "gcc -include build/all.h -c a.c"), ("src/all.h", "gcc -x c-header -c src/all.h -o build/all.h.gch"))

    def test_never_built(self):
        self.write("src/all.h", self.HEADER)
        self.finds(("a.c", "gcc -include build/all.h -c a.c"), ("src/all.h", "gcc -x c-header -c src/all.h -o build/all.h.gch"))


class Units(CheckerTest):
    def test_listed_twice(self):
        self.leak("a.c")
        self.database(("a.c", "gcc -c a.c -o one.o"), ("a.c", "gcc -c a.c -o two.o"), ("a.c", "gcc -fPIC -DPIC -c a.c -o .libs/a.o"),
                      ("./a.c", ["gcc", "-O2", "-c", "./a.c"]))
        done = self.check("-p", ".")
        self.assertLeaks(done, ("a.c", 5))

    def test_wrapper_listed_twice_is_still_one(self):
        self.write("lib.c", '#include <stdio.h>\nFILE *start(void) { return fopen("a", "r"); }\n')
        self.write("a.c", "#include <stdio.h>\nFILE *start(void);\nint f(int x) {\n  FILE *f = start();\n  if (x)\n    return 1;\n"
                          "  fclose(f);\n  return 0;\n}\n")
        self.database(("lib.c", "gcc -c lib.c -o lib.o"), ("lib.c", "gcc -fPIC -DPIC -c lib.c -o .libs/lib.o"),
                      ("a.c", "gcc -c a.c -o a.o"), ("a.c", "gcc -fPIC -DPIC -c a.c -o .libs/a.o"))
        self.assertLeaks(self.check("-p", "."), ("a.c", 6))

    def test_unity_build(self):
        self.leak("src/a.c")
        self.leak("src/b.c", "g")
        self.write("build/unity_0.c", '#include "../src/a.c"\n#include "%s/src/b.c"\n' % self.folder)
        self.database({"directory": str(self.folder / "build"), "file": "unity_0.c", "command": "gcc -c unity_0.c"})
        self.assertLeaks(self.check("-p", "."), ("a.c", 5), ("b.c", 5))

    def test_unity_build_beside_the_units_themselves(self):
        self.leak("a.c")
        self.write("unity.c", '#include "a.c"\n')
        self.database(("unity.c", "gcc -c unity.c"), ("a.c", "gcc -c a.c"))
        self.assertLeaks(self.check("-p", "."), ("a.c", 5))

    def test_places_are_relative_to_the_folder_of_the_command(self):
        self.leak("src/a.c", before='#include "up.h"\n')
        self.leak("src/up.h", "g")
        self.write("src/bad.c", "fopen int (\n")
        for place in ("/", self.folder, self.folder / "src"):
            for file in ("../src/a.c", str(self.folder / "src/a.c")):
                self.database({"directory": str(self.folder / "build"), "file": file, "command": f"gcc -c {file}"},
                              {"directory": str(self.folder / "build"), "file": "../src/bad.c", "command": "gcc -c ../src/bad.c"})
                (self.folder / "build").mkdir(exist_ok=True)
                done = self.check("-p", self.folder, sarif=False, cwd=place)
                shown = str((self.folder / "src").relative_to(place)) + "/"
                shown = "" if shown == "./" else shown
                self.assertIn(f"\n{shown}a.c:6:5: warning", "\n" + done.out)
                self.assertIn(f"\n{shown}up.h:5:5: warning", "\n" + done.out)
                self.assertIn(f"error: {self.folder}/src/bad.c:1:", done.err)

    def test_generated_source_missing(self):
        self.leak("a.c")
        self.database(("gen/parser.c", "gcc -c gen/parser.c"), ("a.c", "gcc -c a.c"))
        done = self.check("-p", ".", quiet=False)
        self.assertLeaks(done, ("a.c", 5), status=2)
        self.assertIn("gen/parser.c' does not exist; was it generated by the build?", done.err)
        self.assertIn("1 failed", done.err)

    def test_generated_header_missing(self):
        self.leak("a.c")
        self.leak("b.c", "g", before='#include "config.h"\n')
        self.database(("b.c", "gcc -c b.c"), ("a.c", "gcc -c a.c"))
        done = self.check("-p", ".")
        self.assertLeaks(done, ("a.c", 5), status=2)
        self.assertIn("'config.h' file not found; was it generated by the build?", done.err)


if __name__ == "__main__":
    unittest.main()
