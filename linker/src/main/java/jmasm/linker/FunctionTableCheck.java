package jmasm.linker;

import java.util.HashMap;
import java.util.Map;
import jmasm.base.ByteReader;
import jmasm.base.MalformedInput;
import jmasm.coff.CoffObject;
import jmasm.coff.CoffRelocations;
import jmasm.coff.CoffSection;
import jmasm.coff.CoffSymbol;

/**
 * Checks a contribution to {@code .pdata}, a table of functions (IMAGE_FUNCTION_ENTRY: begin, end, end of the prologue).
 * Windows looks for an address by halving the table: it must ascend. No compiler for x86 makes one today; link knows them all
 * the same.
 */
final class FunctionTableCheck {

    static final String SECTION = ".pdata";
    private static final int ENTRY_SIZE = 12;

    private FunctionTableCheck() {}

    /** True when it has whole entries, and those of one section of code ascend. */
    static boolean isSound(CoffObject object, CoffSection table) throws MalformedInput {
        byte[] data = table.data();
        CoffRelocations relocations = table.packedRelocations();
        Map<Integer, Integer> lastOfSection = new HashMap<>();
        for (int i = 0; i < relocations.size(); i++) {
            int at = relocations.offset(i);
            if (Integer.remainderUnsigned(at, ENTRY_SIZE) == 0) {
                ByteReader field = new ByteReader(data);
                field.seek(Integer.toUnsignedLong(at));
                CoffSymbol symbol = object.symbols().get(relocations.symbol(i));
                int begin = symbol.value() + field.i32();
                Integer last = lastOfSection.put(symbol.sectionNumber(), begin);
                if (last != null && Integer.compareUnsigned(begin, last) <= 0 && symbol.sectionNumber() > 0) {
                    return false;
                }
            }
        }
        return data.length % ENTRY_SIZE == 0;
    }
}
