package jmasm.coff;

import static jmasm.coff.DumpText.hex;
import static jmasm.coff.DumpText.padded;

import java.util.List;

/** An object as text. */
final class ObjectDump {

    private final CoffObject object;
    private final DumpText out = new DumpText();

    ObjectDump(CoffObject object) {
        this.object = object;
    }

    String print() {
        out.line("COFF object, machine "
                + Machine.of(object.machineCode()).map(Machine::linkName).orElse(hex(object.machineCode()))
                + ", time stamp " + hex(object.timeDateStamp()) + ", characteristics "
                + hex(object.characteristics()));
        for (int i = 0; i < object.sections().size(); i++) {
            printSection(i + 1, object.sections().get(i));
        }
        printSymbols();
        return out.toString();
    }

    private void printSection(int number, CoffSection section) {
        out.line();
        out.line("SECTION " + number + " " + section.name());
        out.line("  size " + hex(section.size()) + ", alignment " + section.alignment() + ", characteristics "
                + DumpText.sectionFlags(section.characteristics()));
        out.bytes(0, section.data());
        List<CoffRelocation> relocations = section.relocations();
        if (!relocations.isEmpty()) {
            out.line("  relocations (" + relocations.size() + ")");
        }
        for (CoffRelocation relocation : relocations) {
            String type = RelocationType.of(relocation.typeCode())
                    .map(RelocationType::shortName)
                    .orElse(hex(relocation.typeCode()));
            out.line("    " + hex(relocation.offset(), 8) + "  " + padded(type, 8) + "  "
                    + object.symbols().get(relocation.symbol()).name());
        }
    }

    private void printSymbols() {
        out.line();
        out.line("SYMBOLS (" + object.symbols().size() + ")");
        for (CoffSymbol symbol : object.symbols()) {
            String type = symbol.isFunction() ? "function" : symbol.type() == 0 ? "" : hex(symbol.type());
            out.line(("  " + hex(symbol.value(), 8) + "  " + padded(place(symbol), 9) + " "
                            + padded(storageClass(symbol.storageClass()), 9) + " " + padded(type, 9) + symbol.name())
                    .stripTrailing());
            symbol.auxiliary().forEach(this::printAuxiliary);
        }
    }

    private static String place(CoffSymbol symbol) {
        return switch (symbol.sectionNumber()) {
            case WinNt.IMAGE_SYM_UNDEFINED -> symbol.isCommunal() ? "COMMUNAL" : "UNDEFINED";
            case WinNt.IMAGE_SYM_ABSOLUTE -> "ABSOLUTE";
            case WinNt.IMAGE_SYM_DEBUG -> "DEBUG";
            default -> "SECTION" + symbol.sectionNumber();
        };
    }

    private static String storageClass(int storageClass) {
        return switch (storageClass) {
            case WinNt.IMAGE_SYM_CLASS_EXTERNAL -> "external";
            case WinNt.IMAGE_SYM_CLASS_STATIC -> "static";
            case WinNt.IMAGE_SYM_CLASS_LABEL -> "label";
            case WinNt.IMAGE_SYM_CLASS_FUNCTION -> "function";
            case WinNt.IMAGE_SYM_CLASS_FILE -> "file";
            case WinNt.IMAGE_SYM_CLASS_SECTION -> "section";
            case WinNt.IMAGE_SYM_CLASS_WEAK_EXTERNAL -> "weak";
            default -> hex(storageClass);
        };
    }

    private void printAuxiliary(CoffAuxiliary auxiliary) {
        out.line("            " + describe(auxiliary));
    }

    private String describe(CoffAuxiliary auxiliary) {
        if (auxiliary instanceof CoffAuxiliary.SectionDefinition section) {
            String text = "section of " + hex(section.length()) + " bytes, " + section.relocations()
                    + " relocations, " + section.lineNumbers() + " line numbers, check sum "
                    + hex(section.checkSum());
            return section.selectionCode() == 0 ? text : text + ", select " + selection(section);
        }
        if (auxiliary instanceof CoffAuxiliary.WeakExternal weak) {
            return "falls back on " + symbolName(weak.fallback()) + ", "
                    + WeakSearch.of(weak.searchCode()).map(WeakSearch::name).orElse(hex(weak.searchCode()));
        }
        if (auxiliary instanceof CoffAuxiliary.FunctionDefinition function) {
            return "function of " + hex(function.totalSize()) + " bytes";
        }
        if (auxiliary instanceof CoffAuxiliary.FileName file) {
            return file.name();
        }
        StringBuilder bytes = new StringBuilder("record");
        for (byte value : ((CoffAuxiliary.Raw) auxiliary).bytes()) {
            bytes.append(' ').append(hex(value & 0xFF, 2));
        }
        return bytes.toString();
    }

    private static String selection(CoffAuxiliary.SectionDefinition section) {
        String name = ComdatSelection.of(section.selectionCode())
                .map(ComdatSelection::name)
                .orElse(hex(section.selectionCode()));
        return section.associated() == 0 ? name : name + " with section " + section.associated();
    }

    private String symbolName(int index) {
        return index < object.symbols().size() ? object.symbols().get(index).name() : "?";
    }
}
