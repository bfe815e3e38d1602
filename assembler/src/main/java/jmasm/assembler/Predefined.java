package jmasm.assembler;

import java.util.Locale;
import jmasm.assembler.lower.Program;
import jmasm.assembler.preprocess.Preprocessor;
import jmasm.base.Span;

/** The names that are there before the first line. */
final class Predefined {

    /** Bits of @Cpu: every generation includes the ones before it, but for .686, which forgets the Pentium's. */
    private static final int CPU_8086 = 0x01;

    private static final int CPU_186 = 0x03;
    private static final int CPU_286 = 0x07;
    private static final int CPU_386 = 0x0F;

    private static final int CPU_486 = 0x1F;
    private static final int CPU_586 = 0x3F;
    private static final int CPU_686 = 0x5F;
    private static final int CPU_PRIVILEGED = 0x80;
    private static final int CPU_8087 = 0x100;
    private static final int CPU_287 = 0x400;
    private static final int CPU_387 = 0x800;

    private Predefined() {}

    static void define(Preprocessor preprocessor, Program program, String mainName) {
        String version = program.options().masmVersion().versionText();
        preprocessor.predefine("@Version", () -> version);
        // A build gives the same bytes every day.
        preprocessor.predefine("@Date", () -> "01/01/80");
        preprocessor.predefine("@Time", () -> "00:00:00");
        preprocessor.predefine("@FileName", () -> moduleName(mainName));
        preprocessor.predefine("@FileCur", () -> preprocessor.currentFile().name());
        preprocessor.predefine("@Line", () -> Integer.toString(lineInFile(preprocessor.currentLine())));
        preprocessor.predefine(
                "@CurSeg",
                () -> program.section() == null ? "" : program.section().segmentName());
        preprocessor.predefine("@Cpu", () -> Integer.toString(cpu(program)));
        preprocessor.predefine("@Model", () -> Integer.toString(program.model().number()));
        preprocessor.predefine(
                "@Interface", () -> Integer.toString(program.language().number()));
        preprocessor.predefine("@WordSize", () -> Integer.toString(program.wordSize()));
        preprocessor.predefine(
                "@CodeSize", () -> Integer.toString(program.model().codeSize()));
        preprocessor.predefine(
                "@DataSize", () -> Integer.toString(program.model().dataSize()));
        preprocessor.predefine("@code", program::codeSegment);
        preprocessor.predefine("@data", () -> program.model().dataGroup());
        preprocessor.predefine("@stack", () -> program.model().dataGroup());
        preprocessor.predefine("@fardata", () -> program.farData("FAR_DATA"));
        preprocessor.predefine("@fardata?", () -> program.farData("FAR_BSS"));
    }

    /** What {@code @FileName} stands for. */
    static String moduleName(String mainName) {
        return stem(mainName).toUpperCase(Locale.ROOT);
    }

    /** The name without folders and ending. */
    static String stem(String name) {
        String plain = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        int dot = plain.lastIndexOf('.');
        return dot > 0 ? plain.substring(0, dot) : plain;
    }

    /** In a macro: of the line that called it. */
    private static int lineInFile(Span line) {
        Span at = line;
        while (at.origin().isPresent() && at.origin().get().kind() == Span.Kind.MACRO) {
            at = at.origin().get().at();
        }
        return at.line();
    }

    private static int cpu(Program program) {
        int bits = switch (program.processor().level()) {
            case 86 -> CPU_8086;
            case 186 -> CPU_186;
            case 286 -> CPU_286;
            case 386 -> CPU_386;
            case 486 -> CPU_486;
            case 586 -> CPU_586;
            default -> CPU_686;
        };
        return bits
                | (program.processor().hasCoprocessor()
                        ? coprocessors(program.processor().level())
                        : 0)
                | (program.processor().isPrivileged() ? CPU_PRIVILEGED : 0);
    }

    private static int coprocessors(int level) {
        return CPU_8087 | (level >= 286 ? CPU_287 : 0) | (level >= 386 ? CPU_387 : 0);
    }
}
