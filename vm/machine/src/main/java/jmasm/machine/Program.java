package jmasm.machine;

import java.util.List;
import java.util.Optional;

/**
 * What to run.
 *
 * @param path      the image's name as the guest sees it, e.g. {@code C:\testnt.exe}
 * @param image     the file's bytes
 * @param map       the linker's map of it, for names in traces and reports
 * @param arguments what the user wrote behind the program
 */
public record Program(String path, byte[] image, Optional<String> map, List<String> arguments) {

    public Program {
        arguments = List.copyOf(arguments);
    }

    /** A program in the root of drive C: without arguments. @param fileName e.g. {@code testnt.exe} */
    public static Program of(String fileName, byte[] image) {
        return new Program("C:\\" + fileName, image, Optional.empty(), List.of());
    }

    public Program withMap(String newMap) {
        return new Program(path, image, Optional.of(newMap), arguments);
    }

    public Program withArguments(List<String> newArguments) {
        return new Program(path, image, map, newArguments);
    }

    /** The file's name, e.g. {@code testnt.exe}: how messages call it. */
    public String name() {
        return path.substring(path.lastIndexOf('\\') + 1);
    }
}
