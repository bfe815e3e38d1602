package jmasm.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

class RehearsalTest {

    @Test
    void theRehearsalSucceeds() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int failures = Rehearsal.run(new PrintStream(bytes));
        assertEquals(0, failures, bytes.toString());
    }
}
