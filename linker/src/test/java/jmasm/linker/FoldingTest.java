package jmasm.linker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import jmasm.base.Diagnostics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code /OPT:ICF} folds the functions that lld-link folds; both tell by the addresses of public names. */
class FoldingTest {

    private static final List<String> ARGUMENTS =
            List.of("/debug", "/opt:ref,icf", "/subsystem:console", "/entry:start", "/nodefaultlib", "a.obj");

    @TempDir
    Path folder;

    @Test
    void lldFoldsTheSame() throws Exception {
        Tool clang = Tool.installed("clang");
        Tool lld = Tool.installed("lld-link");
        Tool pdbutil = Tool.installed("llvm-pdbutil");
        Files.writeString(folder.resolve("a.cpp"), """
                template <class T> struct List {
                    T *first; int count;
                    int size() const { return count; }
                    T *find(T *x) { for (int i = 0; i < size(); i++) if (first + i == x) return first + i; return 0; }
                    T *twice(T *x) { return find(find(x)); }
                    int twiceSize() { return size() + size(); }
                };
                template struct List<int>; template struct List<unsigned>; template struct List<char>;
                extern "C" int even(int n); extern "C" int odd(int n);
                extern "C" int even(int n) { return n == 0 ? 1 : odd(n - 1); }
                extern "C" int odd(int n) { return n == 0 ? 0 : even(n - 1); }
                extern "C" int even2(int n); extern "C" int odd2(int n);
                extern "C" int even2(int n) { return n == 0 ? 1 : odd2(n - 1); }
                extern "C" int odd2(int n) { return n == 0 ? 0 : even2(n - 1); }
                int variable, another;
                extern "C" int *place1() { return &variable; }
                extern "C" int *place2() { return &variable; }
                extern "C" int *place3() { return &another; }
                struct Animal { virtual int legs(); virtual int eyes() { return 2; } };
                struct Dog : Animal { int legs() { return 4; } };
                struct Cat : Animal { int legs() { return 4; } int eyes() { return 2; } };
                int Animal::legs() { return 0; }
                extern "C" int start(int n) {
                    List<int> a = {0, n}; List<unsigned> b = {0, n}; List<char> c = {0, n};
                    a.twice(0); b.twice(0); c.twice(0); a.twiceSize(); b.twiceSize(); c.twiceSize();
                    Animal *all[] = {(Animal *) new Dog, (Animal *) new Cat};
                    return even(n) + odd2(n) + odd(n) + even2(n) + *place1() + *place2() + *place3()
                        + all[n & 1]->legs() + all[0]->eyes();
                }
                void *operator new(unsigned n) { static char room[64]; return room + n; }
                """);
        clang.run(
                folder,
                "--target=i686-pc-windows-msvc",
                "-O1",
                "-fno-inline",
                "-gcodeview",
                "-fno-rtti",
                "-fno-exceptions",
                "-ffunction-sections",
                "-c",
                "a.cpp");
        Files.move(folder.resolve("a.o"), folder.resolve("a.obj"));
        lld.run(
                folder,
                "/debug",
                "/opt:ref,icf",
                "/subsystem:console",
                "/entry:start",
                "/nodefaultlib",
                "/safeseh:no",
                "/out:lld.exe",
                "a.obj");
        Diagnostics problems = new Diagnostics();
        LinkResult result = Linker.link(
                        LinkOptions.of(problems, ARGUMENTS),
                        FileFinder.of(Map.of("a.obj", Files.readAllBytes(folder.resolve("a.obj")))),
                        problems)
                .orElseThrow(() -> new AssertionError(problems.all().toString()));
        Files.write(folder.resolve("a.pdb"), result.others().get(0).bytes());
        Set<Set<String>> theirs = folded(pdbutil.run(folder, "dump", "-publics", "lld.pdb"));
        assertEquals(theirs, folded(pdbutil.run(folder, "dump", "-publics", "a.pdb")));
        assertTrue(theirs.size() >= 5, () -> "enough is folded: " + theirs);
    }

    /** Names of code that share an address with another one. */
    private static Set<Set<String>> folded(String dump) {
        Map<String, Set<String>> byAddress = new TreeMap<>();
        String name = "";
        for (String line : dump.split("\n")) {
            if (line.contains("`")) {
                name = line.substring(line.indexOf('`') + 1, line.lastIndexOf('`'));
            } else if (line.contains("addr = 0001:")) {
                byAddress
                        .computeIfAbsent(line.substring(line.indexOf("addr = ")), key -> new TreeSet<>())
                        .add(name);
            }
        }
        byAddress.values().removeIf(names -> names.size() < 2);
        return Set.copyOf(byAddress.values());
    }
}
