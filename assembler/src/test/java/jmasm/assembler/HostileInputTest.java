package jmasm.assembler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jmasm.base.SourceFile;
import jmasm.x86.InstructionTable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Sources that ask for the impossible get ml's message, or our limit's, in bounded time and memory. */
final class HostileInputTest {

    private static final String HEAD = ".386\n.model flat, stdcall\n";
    private static final Duration LONGEST = Duration.ofSeconds(60);

    /** Bytes allocated in all, garbage included. */
    private static final long MOST_MEMORY = 24L << 30;

    /** A fiftieth of what is allowed without the option. */
    private static final AssemblerOptions OPTIONS =
            AssemblerOptions.with(set -> set.macroLines = AssemblerOptions.DEFAULT_MACRO_LINES / 50);

    private static InstructionTable table;

    @BeforeAll
    static void readTable() {
        table = InstructionTable.load();
    }

    static Stream<Arguments> sources() {
        return Stream.of(
                Arguments.of("a macro that calls itself", "A1007", "m MACRO\n m\nENDM\nm\nend\n"),
                Arguments.of("macros that call each other", "A1007", "m MACRO\n n\nENDM\nn MACRO\n m\nENDM\nm\nend\n"),
                Arguments.of(
                        "a macro function that calls itself",
                        "A2123",
                        "m MACRO x\n EXITM <m(x)>\nENDM\n" + HEAD + ".code\n mov eax, m(1)\nend\n"),
                Arguments.of("an include of itself", "A1007", "INCLUDE again.inc\nend\n"),
                Arguments.of("text that stands for itself", "A2123", "a TEXTEQU <b b>\nb TEXTEQU <a a>\n a\nend\n"),
                Arguments.of(
                        "a line of 10 MB", "A2043", HEAD + ".code\n mov eax, " + "x".repeat(10_000_000) + "\nend\n"),
                Arguments.of(
                        "a line of 10 MB of short words",
                        "A2042",
                        HEAD + ".code\n mov eax, " + "1+".repeat(5_000_000) + "1\nend\n"),
                Arguments.of(
                        "10,000 nested parentheses",
                        "A2042",
                        HEAD + ".code\n mov eax, " + "(".repeat(10_000) + "1" + ")".repeat(10_000) + "\nend\n"),
                Arguments.of("a WHILE that never ends", "A2901", "WHILE 1\nENDM\nend\n"),
                Arguments.of("a WHILE with a body that never ends", "A2901", "i = 0\nWHILE 1\n i = i + 1\nENDM\nend\n"),
                Arguments.of("a DUP of 2^31", "A2901", HEAD + ".data\n BYTE 80000000h DUP (0)\nend\n"),
                Arguments.of("a DUP of DUPs", "A2901", HEAD + ".data\n BYTE 10000h DUP (10000h DUP (1))\nend\n"),
                Arguments.of("a DUP of 2^31 without values", "A2901", HEAD + ".data?\n BYTE 80000000h DUP (?)\nend\n"),
                Arguments.of("10,000 IFs", "A1010", HEAD + "IF 1\n".repeat(10_000) + "end\n"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("sources")
    void endsWithItsMessage(String what, String code, String source) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long[] allocated = new long[1];
        Assembly assembly = assertTimeoutPreemptively(LONGEST, () -> {
            long before = threads.getThreadAllocatedBytes(Thread.currentThread().getId());
            Assembly result = assemble(source);
            allocated[0] =
                    threads.getThreadAllocatedBytes(Thread.currentThread().getId()) - before;
            return result;
        });
        List<String> codes = assembly.diagnostics().stream()
                .map(diagnostic -> diagnostic.problem().code())
                .toList();
        assertFalse(assembly.succeeded());
        assertFalse(codes.isEmpty());
        assertEquals(code, codes.get(0), () -> assembly.diagnostics().get(0).text());
        assertTrue(codes.size() < 200, () -> codes.size() + " messages");
        assertTrue(allocated[0] < MOST_MEMORY, () -> (allocated[0] >> 20) + " MB");
    }

    private static Assembly assemble(String source) {
        Includes includes = (name, from) -> Optional.of(SourceFile.of(name, "INCLUDE again.inc\n"));
        return new Assembler(OPTIONS, includes, table).assemble(SourceFile.of("test.asm", source));
    }
}
