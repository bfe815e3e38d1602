package jmasm.assembler.corpus;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import jmasm.coff.CoffObject;
import jmasm.coff.CoffRelocation;
import jmasm.coff.CoffSection;
import jmasm.coff.CoffSymbol;
import jmasm.coff.RelocationType;

/**
 * Whether two objects are the same to a linker: the bytes of each section, the relocations by kind, offset and target,
 * the public and external symbols by name and place. What only a reader sees may differ: the order and names of local
 * symbols, whether a relocation goes through a local symbol or through its section, empty sections, debug sections,
 * the order of linker directives.
 */
final class ObjectComparison {

    private static final int DIFFERENCES_A_SECTION = 3;

    private final CoffObject ours;
    private final CoffObject theirs;
    private final List<String> differences = new ArrayList<>();

    private ObjectComparison(CoffObject ours, CoffObject theirs) {
        this.ours = ours;
        this.theirs = theirs;
    }

    /** What differs, in sentences; empty when the objects are equivalent. */
    static List<String> differences(CoffObject ours, CoffObject theirs) {
        ObjectComparison comparison = new ObjectComparison(ours, theirs);
        comparison.compareSections();
        comparison.compareMaps("symbol ", symbols(ours), symbols(theirs), Integer.MAX_VALUE);
        return List.copyOf(comparison.differences);
    }

    private void compareSections() {
        Map<String, CoffSection> left = sections(ours);
        Map<String, CoffSection> right = sections(theirs);
        TreeSet<String> names = new TreeSet<>(left.keySet());
        names.addAll(right.keySet());
        for (String name : names) {
            CoffSection a = left.get(name);
            CoffSection b = right.get(name);
            if (name.startsWith(".drectve")) {
                compare("directives", directives(a), directives(b));
            } else if (a == null || b == null) {
                differences.add("section " + name + " only in " + (a == null ? "theirs" : "ours"));
            } else {
                compareSection(name, a, b);
            }
        }
    }

    private void compareSection(String name, CoffSection a, CoffSection b) {
        if (a.size() != b.size()) {
            differences.add(String.format("%s: size %Xh, theirs %Xh", name, a.size(), b.size()));
        }
        SortedMap<String, String> left = relocations(ours, a);
        SortedMap<String, String> right = relocations(theirs, b);
        compareMaps(name + " relocation at ", left, right, DIFFERENCES_A_SECTION);
        byte[] x = withoutFields(a);
        byte[] y = withoutFields(b);
        int at = Arrays.mismatch(x, y);
        if (at >= 0 && (at < Math.min(x.length, y.length) || a.size() == b.size())) {
            differences.add(
                    String.format("%s: bytes at %Xh: %s, theirs %s", name, at, hex(a.data(), at), hex(b.data(), at)));
        }
    }

    private void compareMaps(String what, Map<String, String> left, Map<String, String> right, int most) {
        TreeSet<String> keys = new TreeSet<>(left.keySet());
        keys.addAll(right.keySet());
        int count = 0;
        for (String key : keys) {
            if (!Objects.equals(left.get(key), right.get(key)) && count++ < most) {
                compare(what + key, left.get(key), right.get(key));
            }
        }
    }

    private void compare(String what, String a, String b) {
        if (!Objects.equals(a, b)) {
            differences.add(what + ": " + (a == null ? "none" : a) + ", theirs " + (b == null ? "none" : b));
        }
    }

    /** By name; of several with one name, the second is {@code name#2}. */
    private static Map<String, CoffSection> sections(CoffObject object) {
        Map<String, CoffSection> result = new LinkedHashMap<>();
        Map<String, Integer> seen = new HashMap<>();
        for (CoffSection section : object.sections()) {
            if (section.size() > 0
                    && !section.name().startsWith(".debug")
                    && !section.name().equals(".sxdata")) {
                int number = seen.merge(section.name(), 1, Integer::sum);
                result.put(number == 1 ? section.name() : section.name() + "#" + number, section);
            }
        }
        return result;
    }

    private static String directives(CoffSection section) {
        if (section == null) {
            return "";
        }
        String text = new String(section.data(), StandardCharsets.ISO_8859_1);
        return String.join(" ", new TreeSet<>(Arrays.asList(text.trim().split("\\s+"))));
    }

    /** Offset in hexadecimal → kind and target with the addend that stands in the field. */
    private static SortedMap<String, String> relocations(CoffObject object, CoffSection section) {
        SortedMap<String, String> result = new TreeMap<>();
        for (CoffRelocation relocation : section.relocations()) {
            String key = String.format("%08X", relocation.offset());
            result.merge(key, target(object, section, relocation), (first, second) -> first + " and " + second);
        }
        return result;
    }

    private static String target(CoffObject object, CoffSection section, CoffRelocation relocation) {
        CoffSymbol symbol = object.symbols().get(relocation.symbol());
        int addend = field(section, relocation);
        String kind = RelocationType.of(relocation.typeCode())
                .map(RelocationType::shortName)
                .orElseGet(() -> Integer.toHexString(relocation.typeCode()));
        if (!symbol.isExternal() && symbol.sectionNumber() > 0) {
            String home = object.sections().get(symbol.sectionNumber() - 1).name();
            return String.format("%s %s+%X", kind, home, symbol.value() + addend);
        }
        return String.format("%s %s+%X", kind, symbol.name(), addend);
    }

    private static int field(CoffSection section, CoffRelocation relocation) {
        int value = 0;
        for (int i = width(relocation) - 1; i >= 0; i--) {
            int at = relocation.offset() + i;
            value = value << 8 | (at >= 0 && at < section.data().length ? section.data()[at] & 0xFF : 0);
        }
        return value;
    }

    private static int width(CoffRelocation relocation) {
        return RelocationType.of(relocation.typeCode())
                .map(RelocationType::size)
                .orElse(4);
    }

    /** The bytes with zeros where relocations are: their addends were compared with the targets. */
    private static byte[] withoutFields(CoffSection section) {
        byte[] bytes = section.data().clone();
        for (CoffRelocation relocation : section.relocations()) {
            int from = Math.max(0, Math.min(relocation.offset(), bytes.length));
            Arrays.fill(bytes, from, Math.min(from + width(relocation), bytes.length), (byte) 0);
        }
        return bytes;
    }

    private static SortedMap<String, String> symbols(CoffObject object) {
        SortedMap<String, String> result = new TreeMap<>();
        for (CoffSymbol symbol : object.symbols()) {
            if (symbol.isExternal()) {
                result.put(symbol.name(), place(object, symbol));
            }
        }
        return result;
    }

    private static String place(CoffObject object, CoffSymbol symbol) {
        if (symbol.isWeak()) {
            return "weak";
        }
        if (symbol.isCommunal()) {
            return String.format("communal of %Xh bytes", symbol.value());
        }
        if (symbol.isUndefined()) {
            return "undefined";
        }
        return symbol.sectionNumber() > 0
                ? String.format(
                        "%s+%X",
                        object.sections().get(symbol.sectionNumber() - 1).name(), symbol.value())
                : String.format("absolute %X", symbol.value());
    }

    private static String hex(byte[] bytes, int at) {
        StringBuilder result = new StringBuilder();
        for (int i = at; i < Math.min(at + 8, bytes.length); i++) {
            result.append(String.format("%02X ", bytes[i]));
        }
        return result.toString().stripTrailing();
    }
}
