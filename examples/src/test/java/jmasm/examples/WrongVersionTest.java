package jmasm.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import jmasm.golden.Golden;
import jmasm.guest.WindowsVersion;
import jmasm.machine.trace.TraceFilter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program with the numbers of another Windows fails as it would there, and the user is told why. */
class WrongVersionTest {

    @TempDir
    Path driveC;

    @Test
    void theNumbersOfWindows7OnWindowsXp() throws IOException {
        explains("testnt-win7", WindowsVersion.WINXP);
    }

    @Test
    void theNumbersOfWindowsXpOnWindows7() throws IOException {
        explains("testnt", WindowsVersion.WIN7);
    }

    private void explains(String example, WindowsVersion version) throws IOException {
        Toolchain.Built built = Toolchain.build(Path.of(example, example + ".asm"), example);
        Toolchain.Ran ran = Toolchain.run(built, version, TraceFilter.OFF, driveC);
        assertEquals(0, driveC.toFile().list().length, "a file was made");
        Golden.of("src/test/expected", example + "-on-" + version.id() + ".txt")
                .matches(ran.messages() + "exit status "
                        + Integer.toHexString(ran.exitStatus()).toUpperCase(Locale.ROOT) + "h\n");
    }
}
