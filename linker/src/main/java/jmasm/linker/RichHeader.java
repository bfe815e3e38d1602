package jmasm.linker;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jmasm.base.ByteWriter;
import jmasm.coff.CoffSymbol;

/**
 * The list of tools that made the objects, as link puts it between stub and headers: for each tool its number and how
 * many objects it made, exclusively ored with a check sum of the DOS header and the list. An object tells its tool by the
 * value of {@code @comp.id}.
 */
final class RichHeader {

    private static final String TOOL_SYMBOL = "@comp.id";
    private static final int IMPORT = 0x0001_0000;
    private static final int LINKER_6 = 0x0004_0000;
    private static final int LINKER_14 = 0x0102_0000;
    private static final int E_LFANEW = 0x3C;
    private static final int ALIGNMENT = 16;

    private RichHeader() {}

    /** The stub with the list behind it. */
    static byte[] behind(byte[] stub, List<ObjectFile> objects, int imports, LinkVersion version) {
        Map<Integer, Integer> tools = new LinkedHashMap<>();
        objects.forEach(object -> tools.merge(tool(object), 1, Integer::sum));
        if (imports > 0) {
            tools.merge(IMPORT, imports, Integer::sum);
        }
        tools.merge(version.isModern() ? LINKER_14 : LINKER_6, 1, Integer::sum);
        byte[] begin = Arrays.copyOf(stub, (int) AddressAssigner.alignUp(stub.length, ALIGNMENT));
        int key = checkSum(begin, tools);
        ByteWriter out = new ByteWriter().bytes(begin);
        out.latin1("DanS").u32(0).u32(0).u32(0);
        tools.forEach((tool, count) -> out.u32(tool).u32(count));
        byte[] masked = out.toByteArray();
        for (int at = begin.length; at < masked.length; at++) {
            masked[at] ^= (byte) (key >> 8 * (at & 3));
        }
        return new ByteWriter()
                .bytes(masked)
                .latin1("Rich")
                .u32(key)
                .align(ALIGNMENT)
                .toByteArray();
    }

    /** 0 for an object that doesn't say. */
    private static int tool(ObjectFile object) {
        for (CoffSymbol symbol : object.object().symbols()) {
            if (symbol.name().equals(TOOL_SYMBOL)) {
                return symbol.value();
            }
        }
        return 0;
    }

    /** The field that tells where the PE header is counts as zero. */
    private static int checkSum(byte[] begin, Map<Integer, Integer> tools) {
        int sum = begin.length;
        for (int at = 0; at < begin.length; at++) {
            if (at < E_LFANEW || at >= E_LFANEW + 4) {
                sum += Integer.rotateLeft(begin[at] & 0xFF, at);
            }
        }
        for (Map.Entry<Integer, Integer> tool : tools.entrySet()) {
            sum += Integer.rotateLeft(tool.getKey(), tool.getValue());
        }
        return sum;
    }
}
