package jmasm.linker;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jmasm.coff.Dump;
import jmasm.coff.PeImage;
import jmasm.golden.Golden;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Each file of {@code src/test/links} links to what stands beside it: the image as a dump, the import library and the map
 * when there are any.
 */
class LinkTest {

    @TestFactory
    List<DynamicTest> links() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (Path path : Scenario.in("links")) {
            tests.add(DynamicTest.dynamicTest(path.getFileName().toString(), () -> {
                Scenario scenario = Scenario.read(path).link();
                scenario.checkMessages(path);
                LinkResult result = scenario.result.orElseThrow();
                golden(path, "image.txt").matches(Dump.of(result.image()));
                assertArrayEquals(result.image(), PeImage.read(result.image()).toBytes(), "read and written again");
                if (result.importLibrary().isPresent()) {
                    golden(path, "lib.txt")
                            .matches(Dump.of(result.importLibrary().get()));
                }
                for (LinkResult.SideFile file : result.others()) {
                    if (file.name().endsWith(".exp")) {
                        golden(path, "exp.txt").matches(Dump.of(file.bytes()));
                    } else if (file.name().endsWith(".manifest")) {
                        golden(path, "manifest").matches(new String(file.bytes(), StandardCharsets.UTF_8));
                    }
                }
                if (result.map().isPresent()) {
                    golden(path, "map").matches(result.map().get());
                }
                if (!scenario.log.isEmpty()) {
                    golden(path, "log").matches(String.join("\n", scenario.log));
                }
                assertArrayEquals(
                        result.image(),
                        Scenario.read(path).link().result.orElseThrow().image(),
                        "linked again");
            }));
        }
        return tests;
    }

    private static Golden golden(Path scenario, String extension) {
        String name = scenario.getFileName().toString();
        return Golden.of("src/test/links", name.substring(0, name.length() - "link".length()) + extension);
    }
}
