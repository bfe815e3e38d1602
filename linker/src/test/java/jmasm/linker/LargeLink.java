package jmasm.linker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import jmasm.coff.CoffObject;
import jmasm.coff.CoffRelocation;
import jmasm.coff.CoffSection;
import jmasm.coff.CoffSymbol;
import jmasm.coff.RelocationType;
import jmasm.coff.WinNt;

/**
 * Writes the objects that docs/performance.md measures links with: {@code LargeLink folder}. 200 objects, 20 MB, with
 * 100,000 public symbols and 500,000 relocations in all, and a response file {@code link.rsp} that names them. The same
 * bytes each time. Half of the relocations are addresses of own data, half are calls of functions all over the program,
 * hardly any of them twice from the same object, so that a linker has 350,000 names to look up: more than real programs
 * of that size have, whose objects call the same functions many times.
 */
public final class LargeLink {

    private static final long SEED = 20_000_000;
    private static final int OBJECTS = 200;
    static final int SYMBOLS_AN_OBJECT = 500;
    private static final int RELOCATIONS_AN_OBJECT = 2_500;

    /** Of a function's code; a field for a relocation comes every 8 bytes. */
    static final int FUNCTION_SIZE = 40;

    static final int DATA_SIZE = 8_100;
    private static final int CODE = WinNt.IMAGE_SCN_CNT_CODE | WinNt.IMAGE_SCN_MEM_EXECUTE | WinNt.IMAGE_SCN_MEM_READ;
    private static final int DATA =
            WinNt.IMAGE_SCN_CNT_INITIALIZED_DATA | WinNt.IMAGE_SCN_MEM_READ | WinNt.IMAGE_SCN_MEM_WRITE;

    private final SplittableRandom random = new SplittableRandom(SEED);

    private final int objects;

    LargeLink(int objects) {
        this.objects = objects;
    }

    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        LargeLink generator = new LargeLink(OBJECTS);
        StringBuilder names = new StringBuilder("/subsystem:console /entry:f_0_0\n");
        for (int number = 0; number < OBJECTS; number++) {
            String name = "part" + number + ".obj";
            Files.write(folder.resolve(name), generator.object(number).toBytes());
            names.append(folder.resolve(name)).append('\n');
        }
        Files.writeString(folder.resolve("link.rsp"), names);
    }

    private static String function(int object, int number) {
        return "_f_" + object + "_" + number;
    }

    /** To be called for each number from 0 on. */
    CoffObject object(int number) {
        List<CoffSymbol> symbols = new ArrayList<>();
        Map<String, Integer> indices = new HashMap<>();
        for (int i = 0; i < SYMBOLS_AN_OBJECT; i++) {
            indices.put(function(number, i), i);
            symbols.add(CoffSymbol.external(function(number, i), 1, i * FUNCTION_SIZE, true));
        }
        symbols.add(CoffSymbol.local("_data", 2, 0, false));
        byte[] code = new byte[SYMBOLS_AN_OBJECT * FUNCTION_SIZE];
        for (int i = 0; i < code.length; i++) {
            code[i] = (byte) random.nextInt();
        }
        List<CoffRelocation> relocations = new ArrayList<>();
        int spacing = code.length / RELOCATIONS_AN_OBJECT;
        for (int i = 0; i < RELOCATIONS_AN_OBJECT; i++) {
            int offset = i * spacing + 4;
            if ((i & 1) == 0) {
                relocations.add(new CoffRelocation(offset, SYMBOLS_AN_OBJECT, RelocationType.IMAGE_REL_I386_DIR32));
            } else {
                String name = function(random.nextInt(objects), random.nextInt(SYMBOLS_AN_OBJECT));
                int target = indices.computeIfAbsent(name, key -> symbols.size());
                if (target == symbols.size()) {
                    symbols.add(CoffSymbol.undefined(name, true));
                }
                relocations.add(new CoffRelocation(offset, target, RelocationType.IMAGE_REL_I386_REL32));
            }
            code[offset] = code[offset + 1] = code[offset + 2] = code[offset + 3] = 0;
        }
        return new CoffObject(
                List.of(
                        CoffSection.of(".text", CODE, code, relocations),
                        CoffSection.of(".data", DATA, new byte[DATA_SIZE], List.of())),
                symbols);
    }
}
