package jmasm.assembler.listing;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import jmasm.assembler.layout.AlignFragment;
import jmasm.assembler.layout.Fragment;
import jmasm.assembler.layout.OrgFragment;
import jmasm.assembler.layout.Relocation;
import jmasm.assembler.layout.RelocationTarget;
import jmasm.assembler.layout.Section;
import jmasm.assembler.layout.SectionImage;
import jmasm.assembler.symbols.AddressSymbol;
import jmasm.coff.RelocationType;

/** Values in the sections, with what the linker will add to them. */
final class Values {

    /** Bytes of a far address: an offset and a selector, which is shown first. */
    private static final int FAR = 6;

    private static final int OFFSET = 4;

    private final Map<Section, SectionImage> images;
    private final Predicate<RelocationTarget> isNamed;
    private final Map<SectionImage, Map<Integer, Relocation>> relocations = new HashMap<>();

    Values(Map<Section, SectionImage> images, Predicate<RelocationTarget> isNamed) {
        this.images = images;
        this.isNamed = isNamed;
    }

    /** Whether the bytes of a fragment are worth showing: not those that ALIGN and ORG pass over in data. */
    boolean isWritten(Fragment fragment, Section section) {
        boolean passed = fragment instanceof OrgFragment || fragment instanceof AlignFragment && !section.isCode();
        return !passed && fragment.isInitialized() && images.get(section) != null;
    }

    CodeColumn.FieldReader reader(Section section) {
        SectionImage image = images.get(section);
        return (offset, size) -> value(image, offset, size);
    }

    /** Of a field of a structure, which lies in no section. */
    CodeColumn.FieldReader reader(Fragment alone) {
        SectionImage image = new SectionImage();
        alone.write(image);
        return (offset, size) -> value(image, offset, size);
    }

    private String value(SectionImage image, int offset, int size) {
        if (offset + size > image.size()) {
            return "0".repeat(2 * size);
        }
        if (size == FAR && relocation(image, offset + OFFSET) != null) {
            return "---- " + value(image, offset, OFFSET);
        }
        byte[] bytes = image.copy(offset, size);
        Relocation relocation = size == 4 || size == 2 || size == FAR ? relocation(image, offset) : null;
        if (relocation == null || !(relocation.target() instanceof AddressSymbol symbol)) {
            return hex(bytes) + (relocation == null ? "" : " R");
        }
        if (relocation.type() == RelocationType.IMAGE_REL_I386_SECTION) {
            return "-".repeat(2 * size) + " R";
        }
        if (symbol.isDefined() && isNamed.test(symbol) && size == 4) {
            int addend = bytes[0] & 0xFF | (bytes[1] & 0xFF) << 8 | (bytes[2] & 0xFF) << 16 | bytes[3] << 24;
            return Columns.hex(addend + symbol.location().offset(), 8) + " R";
        }
        return hex(bytes) + (symbol.isDefined() ? " R" : " E");
    }

    private Relocation relocation(SectionImage image, int offset) {
        return relocations.computeIfAbsent(image, Values::byOffset).get(offset);
    }

    private static Map<Integer, Relocation> byOffset(SectionImage image) {
        Map<Integer, Relocation> found = new HashMap<>();
        for (Relocation relocation : image.relocations()) {
            found.put(relocation.offset(), relocation);
        }
        return found;
    }

    /** Highest byte first. */
    private static String hex(byte[] littleEndian) {
        StringBuilder text = new StringBuilder();
        for (int i = littleEndian.length - 1; i >= 0; i--) {
            text.append(Columns.hex(littleEndian[i], 2));
        }
        return text.toString();
    }
}
