package jmasm.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jmasm.base.ByteReader;
import jmasm.base.MalformedInput;
import jmasm.base.SourceFile;
import jmasm.base.Table;
import jmasm.coff.CoffObject;
import org.junit.jupiter.api.Test;

/** The structures that guest sources include lie as their comments say, and as the machine's Java views have them. */
class GuestStructuresTest {

    private static final List<String> FILES =
            List.of("nt.inc", "process.inc", "exception.inc", "image.inc", "shareddata.inc");

    private static final Pattern STRUCT = Pattern.compile("(\\w+)\\s+STRUCT\\b.*");
    private static final Pattern FIELD = Pattern.compile("\\s+(\\w+)\\s+[^;]*;\\s([0-9A-F]{2,3})(\\s.*)?");

    /** @param expression e.g. {@code TEB.LastErrorValue} */
    private record Offset(String expression, int offset) {}

    @Test
    void fieldsLieWhereTheirCommentsSay() throws IOException, MalformedInput {
        List<Offset> offsets = new ArrayList<>();
        for (String file : FILES) {
            String structure = "";
            for (String line : Files.readAllLines(GuestIncludes.FOLDER.resolve(file))) {
                Matcher begin = STRUCT.matcher(line);
                Matcher field = FIELD.matcher(line);
                if (begin.matches()) {
                    structure = begin.group(1);
                } else if (field.matches()) {
                    offsets.add(new Offset(structure + "." + field.group(1), Integer.parseInt(field.group(2), 16)));
                }
            }
        }
        assertTrue(offsets.size() > 150, "only " + offsets.size() + " fields found");
        check(offsets);
    }

    @Test
    void theMachineHasTheSameView() throws ReflectiveOperationException, MalformedInput {
        List<Offset> offsets = new ArrayList<>();
        Map<String, Set<String>> seen = new TreeMap<>();
        for (Table.Row row :
                Table.load(GuestStructuresTest.class, "structures.tbl").rows()) {
            Field constant = Class.forName(row.cell(0)).getDeclaredField(row.cell(1));
            constant.setAccessible(true);
            seen.computeIfAbsent(row.cell(0), name -> new TreeSet<>()).add(row.cell(1));
            if (!row.cell(2).isEmpty()) {
                offsets.add(new Offset(row.cell(2), constant.getInt(null)));
            }
        }
        check(offsets);
        for (Map.Entry<String, Set<String>> layout : seen.entrySet()) {
            if (layout.getKey().contains("Layout")) {
                assertEquals(constants(Class.forName(layout.getKey())), layout.getValue(), layout.getKey());
            }
        }
    }

    private static Set<String> constants(Class<?> layout) {
        Set<String> names = new TreeSet<>();
        for (Field field : layout.getDeclaredFields()) {
            if (field.getType() == int.class) {
                names.add(field.getName());
            }
        }
        return names;
    }

    private static void check(List<Offset> offsets) throws MalformedInput {
        ByteReader actual = assemble(offsets);
        for (Offset offset : offsets) {
            assertEquals(hex(offset.offset()), hex(actual.i32()), offset.expression());
        }
    }

    /** Lets jml compute each expression into a DWORD. */
    private static ByteReader assemble(List<Offset> offsets) throws MalformedInput {
        StringBuilder text = new StringBuilder(".686\n.MODEL FLAT, STDCALL\n");
        FILES.forEach(file -> text.append("INCLUDE ").append(file).append('\n'));
        text.append(".DATA\n");
        offsets.forEach(
                offset -> text.append("DWORD ").append(offset.expression()).append('\n'));
        text.append("END\n");
        byte[] object = Toolchain.assemble(SourceFile.of("offsets.asm", text.toString()), new GuestIncludes());
        return new ByteReader(CoffObject.read(object).sections().stream()
                .filter(section -> section.name().equals(".data"))
                .findFirst()
                .orElseThrow()
                .data());
    }

    private static String hex(int value) {
        return Integer.toHexString(value) + "h";
    }
}
