package jmasm.machine.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import jmasm.guest.NtServices;
import jmasm.guest.WindowsVersion;
import org.junit.jupiter.api.Test;

/** Every service that is implemented has a row in the table, and a test that calls it. */
class ImplementedServicesTest {

    @Test
    void eachHasARow() {
        NtServices xp = NtServices.kernel(WindowsVersion.WINXP);
        NtServices seven = NtServices.kernel(WindowsVersion.WIN7);
        for (ServiceTable.Implemented service : ServiceTable.Implemented.values()) {
            assertTrue(
                    xp.named(service.name()).isPresent()
                            || seven.named(service.name()).isPresent(),
                    service + " is in no version's table");
        }
    }

    @Test
    void eachIsCalledByATest() throws IOException {
        StringBuilder tests = new StringBuilder();
        try (Stream<Path> files = Files.list(Path.of("src/test/java/jmasm/machine/kernel"))) {
            for (Path file : (Iterable<Path>) files::iterator) {
                tests.append(Files.readString(file));
            }
        }
        List<String> untested = new ArrayList<>();
        for (ServiceTable.Implemented service : ServiceTable.Implemented.values()) {
            if (tests.indexOf("\"" + service.name() + "\"") < 0) {
                untested.add(service.name());
            }
        }
        assertEquals(List.of(), untested);
    }
}
