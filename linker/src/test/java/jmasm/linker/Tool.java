package jmasm.linker;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** Another project's tool that checks ours. A test that needs one is skipped where it is not installed. */
record Tool(String name) {

    static Tool installed(String name) {
        boolean found = false;
        for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)) {
            found |= Files.isExecutable(Path.of(folder, name));
        }
        Assumptions.assumeTrue(found, name + " is not installed");
        return new Tool(name);
    }

    /** Its standard output. It must end with 0 and say nothing on the error stream. */
    String run(Path folder, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(name));
        command.addAll(List.of(arguments));
        Path errors = Files.createTempFile(folder, "errors", ".txt");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectError(errors.toFile())
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int code = process.waitFor();
        String complaints = Files.readString(errors);
        Files.delete(errors);
        Assertions.assertEquals("", complaints, () -> String.join(" ", command) + "\n" + output);
        Assertions.assertEquals(0, code, () -> String.join(" ", command) + "\n" + output);
        return output;
    }
}
