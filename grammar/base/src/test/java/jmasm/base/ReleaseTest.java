package jmasm.base;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ReleaseTest {

    @Test
    void theToolsSayThePomsVersion() throws IOException {
        String pom = Files.readString(Path.of(System.getProperty("project.root"), "pom.xml"));
        assertTrue(pom.contains("<artifactId>jmasm</artifactId>\n  <version>" + Release.VERSION + "</version>"));
    }
}
