package jmasm.linker;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import jmasm.base.ByteReader;
import jmasm.base.Diagnostics;
import jmasm.base.MalformedInput;
import jmasm.coff.CoffObject;
import jmasm.coff.CoffRelocation;
import jmasm.coff.CoffSection;
import jmasm.coff.PeImage;
import jmasm.coff.RelocationType;
import org.junit.jupiter.api.Test;

/** A link large enough for a second thread: every field must hold what the layout of {@link LargeLink} says. */
class LargeLinkTest {

    /** More than a megabyte of code. */
    private static final int OBJECTS = 60;

    private static final int CODE_SIZE = LargeLink.SYMBOLS_AN_OBJECT * LargeLink.FUNCTION_SIZE;
    private static final int ALIGNED_DATA_SIZE = LargeLink.DATA_SIZE + 15 & -16;

    @Test
    void everyFieldPointsWhereItShould() throws MalformedInput {
        List<CoffObject> objects = new ArrayList<>();
        Map<String, byte[]> files = new LinkedHashMap<>();
        LargeLink generator = new LargeLink(OBJECTS);
        for (int i = 0; i < OBJECTS; i++) {
            objects.add(generator.object(i));
            files.put("part" + i + ".obj", objects.get(i).toBytes());
        }
        PeImage image = link(files);
        int code = image.sections().get(0).virtualAddress();
        int data = image.sections().get(1).virtualAddress();
        ByteReader in = image.at(code, "code");
        for (int i = 0; i < OBJECTS; i++) {
            CoffSection section = objects.get(i).sections().get(0);
            for (CoffRelocation relocation : section.relocations()) {
                String name = objects.get(i).symbols().get(relocation.symbol()).name();
                int at = i * CODE_SIZE + relocation.offset();
                in.seek(at);
                int expected = relocation.typeCode() == RelocationType.IMAGE_REL_I386_DIR32.code()
                        ? image.imageBase() + data + i * ALIGNED_DATA_SIZE
                        : functionOffset(name) - (at + 4);
                assertEquals(expected, in.i32(), () -> name + " at " + Integer.toHexString(at));
            }
        }
    }

    private static PeImage link(Map<String, byte[]> files) throws MalformedInput {
        Diagnostics problems = new Diagnostics();
        List<String> arguments = new ArrayList<>(List.of("/subsystem:console", "/entry:f_0_0", "/fixed:no"));
        arguments.addAll(files.keySet());
        byte[] image = Linker.link(LinkOptions.of(problems, arguments), FileFinder.of(files), problems)
                .orElseThrow(() -> new AssertionError(problems.all().toString()))
                .image();
        return PeImage.read(image);
    }

    /** Of {@code _f_OBJECT_NUMBER}, from the beginning of the code. */
    private static int functionOffset(String name) {
        String[] parts = name.split("_");
        return Integer.parseInt(parts[2]) * CODE_SIZE + Integer.parseInt(parts[3]) * LargeLink.FUNCTION_SIZE;
    }
}
