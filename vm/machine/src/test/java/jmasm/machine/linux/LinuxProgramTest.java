package jmasm.machine.linux;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jmasm.x86.InstructionTable;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A static program with the GNU library gives here what it gives on this machine's processor. */
class LinuxProgramTest {

    private static final long BUDGET = 2_000_000_000;

    /** The library's formatting and functions, and a signal handler that jumps away. */
    private static final String SOURCE = """
            #include <math.h>
            #include <setjmp.h>
            #include <signal.h>
            #include <stdio.h>
            #include <stdlib.h>
            #include <string.h>

            static sigjmp_buf back;
            static void handler(int signal, siginfo_t *info, void *context) {
                printf("signal %d code %d %d\\n", signal, info->si_code, info->si_addr == 0);
                siglongjmp(back, signal);
            }
            static int compare(const void *a, const void *b) { return *(const int *)a - *(const int *)b; }

            int main(int count, char **arguments) {
                static const int faults[] = {SIGSEGV, SIGFPE, SIGILL, SIGTRAP};
                int numbers[100];
                volatile int zero = 0;
                char *text = malloc(100000);
                struct sigaction action = {.sa_sigaction = handler, .sa_flags = SA_SIGINFO | SA_NODEFER};
                for (int i = 0; i < 4; i++)
                    sigaction(faults[i], &action, 0);
                for (int i = 0; i < 100; i++)
                    numbers[i] = i * 7919 % 101;
                qsort(numbers, 100, sizeof *numbers, compare);
                printf("%d %d %d arguments %d\\n", numbers[0], numbers[50], numbers[99], count);
                for (double x = 0.001; x < 1e6; x *= 7.3)
                    printf("%.17g %.17g %.17g %a %Lf\\n", sin(x), log(x), pow(x, 0.3), exp(-x), sqrtl(x));
                memset(text, 'x', 99999);
                text[99999] = 0;
                printf("%zu %s\\n", strlen(text), strchr(text, 'y') ? "y" : "no y");
                if (sigsetjmp(back, 1) == 0)
                    *(volatile int *)0 = 1;
                if (sigsetjmp(back, 1) == 0)
                    printf("%d\\n", 1 / zero);
                if (sigsetjmp(back, 1) == 0)
                    __asm__ volatile("ud2");
                if (sigsetjmp(back, 1) == 0)
                    __asm__ volatile("int3");
                printf("%.3f\\n", strtod("12.3456e2", 0));
                return 7;
            }
            """;

    @TempDir
    Path folder;

    @Test
    void aLibraryProgramPrintsAndEndsTheSame() throws IOException, InterruptedException {
        Path program = folder.resolve("program");
        Path source = Files.writeString(folder.resolve("program.c"), SOURCE);
        List<String> command = new ArrayList<>(List.of("gcc", "-m32", "-O2", "-static", "-w"));
        command.addAll(List.of("-o", program.toString(), source.toString(), "-lm"));
        Assumptions.assumeTrue(succeeds(command), "gcc -m32 -static is not there: nothing to compare with");
        Process process = new ProcessBuilder(program.toString()).start();
        String expected = new String(process.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        int exitCode = process.waitFor();
        LinuxProcess ours = new LinuxProcess(InstructionTable.load(), Files.readAllBytes(program));
        ours.run(BUDGET);
        assertEquals(expected, new String(ours.output(), StandardCharsets.ISO_8859_1));
        assertTrue(ours.ended(), () -> "stopped by " + ours.last());
        assertEquals(exitCode, ours.exitCode());
        assertEquals(7, exitCode);
    }

    private static boolean succeeds(List<String> command) throws InterruptedException {
        try {
            return new ProcessBuilder(command).inheritIO().start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
