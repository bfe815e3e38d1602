package jmasm.linker;

import jmasm.base.Diagnostic;
import jmasm.base.Diagnostics;
import jmasm.base.FatalProblem;
import jmasm.coff.Subsystem;
import jmasm.coff.Version;

/** What stands behind an option's colon, read as what the option wants; LNK1117 says when it is something else. */
final class OptionValue {

    private static final int LARGEST_ALIGNMENT = 0x1000_0000;
    private static final int LARGEST_SECTION_ALIGNMENT = 0x2000;
    private static final int BASE_GRANULARITY = 0x1_0000;

    private final Setting setting;
    private final String place;
    private final Diagnostics diagnostics;

    /** @param place how messages call where the option stands: the tool or a file */
    OptionValue(Setting setting, String place, Diagnostics diagnostics) {
        this.setting = setting;
        this.place = place;
        this.diagnostics = diagnostics;
    }

    /** Two texts around a sign. */
    record Pair(String left, String right) {}

    /** Reports a value that makes no sense; the report throws, the return type only lets callers say so. */
    RuntimeException syntax() {
        return wrong("write /" + setting.option() + setting.option().argument());
    }

    /** The same in other words. */
    RuntimeException wrong(String hint) {
        Diagnostic diagnostic =
                Diagnostic.in(place, LinkProblem.OPTION_SYNTAX, setting.text()).withHint(hint);
        diagnostics.report(diagnostic);
        return new FatalProblem(diagnostic);
    }

    /** True without a value, false for {@code NO}. */
    boolean yesOrNo() {
        if (setting.value().isEmpty()) {
            return true;
        }
        if (!setting.argument().equalsIgnoreCase("NO")) {
            throw syntax();
        }
        return false;
    }

    String text() {
        return setting.argument();
    }

    int number() {
        return number(setting.argument());
    }

    int number(String text) {
        return Numbers.parse(text).orElseThrow(this::syntax).intValue();
    }

    /** A power of two from 16 on, in bytes. */
    int alignment() {
        int value = number();
        if (Integer.bitCount(value) != 1 || value < 16 || value > LARGEST_ALIGNMENT) {
            throw wrong("an alignment is a power of two from 16 to 0x10000000");
        }
        return value;
    }

    /** What the header of an object's section can express. */
    int sectionAlignment(String text) {
        int value = number(text);
        if (Integer.bitCount(value) != 1 || value < 1 || value > LARGEST_SECTION_ALIGNMENT) {
            throw wrong("a section's alignment is a power of two up to 8192");
        }
        return value;
    }

    /** Where an image may be loaded. */
    int base(String text) {
        int value = number(text);
        if (value % BASE_GRANULARITY != 0) {
            throw wrong("the loader maps images at multiples of 0x10000 only");
        }
        return value;
    }

    /** {@code reserve[,commit]}; what is not given stays as it was. */
    LinkOptions.Reserve reserve(LinkOptions.Reserve old) {
        int comma = setting.argument().indexOf(',');
        String first = comma < 0 ? setting.argument() : setting.argument().substring(0, comma);
        int commit = comma < 0 ? old.commit() : number(setting.argument().substring(comma + 1));
        return new LinkOptions.Reserve(number(first), commit);
    }

    /** {@code major[.minor]}. */
    Version version() {
        return Numbers.version(setting.argument()).orElseThrow(this::syntax);
    }

    /** The texts around the first {@code =}; neither is empty. */
    Pair assignment() {
        return pair(setting.argument().indexOf('='));
    }

    /** The texts around the last comma; neither is empty. */
    Pair listed() {
        return pair(setting.argument().lastIndexOf(','));
    }

    /** {@code @file}. */
    String file() {
        String text = setting.argument();
        if (text.length() < 2 || text.charAt(0) != '@') {
            throw syntax();
        }
        return text.substring(1);
    }

    private Pair pair(int at) {
        String text = setting.argument();
        if (at <= 0 || at == text.length() - 1) {
            throw syntax();
        }
        return new Pair(text.substring(0, at), text.substring(at + 1));
    }

    Subsystem subsystem(String name) {
        for (Subsystem subsystem : Subsystem.values()) {
            if (subsystem.linkName().equalsIgnoreCase(name)) {
                return subsystem;
            }
        }
        throw syntax();
    }
}
