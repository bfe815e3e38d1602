package jmasm.machine.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Optional;
import jmasm.x86.InstructionTable;

/** Makes an image of the file that the user names: reads it, or, for the launcher, assembles and links it first. */
public interface ProgramReader {

    /**
     * @param name as the user wrote it, for messages
     * @param err  where messages go when the answer is empty
     * @return empty when there is no image and the user has been told why
     * @throws jmasm.base.FatalProblem when there is no image, and this is why
     */
    Optional<Image> read(Path file, String name, PrintStream err);

    /** The table of instructions to run it by: who assembles has one. */
    default InstructionTable instructions() {
        return InstructionTable.load();
    }

    /**
     * @param fileName what the guest calls it, e.g. {@code testnt.exe}
     * @param map      the linker's map of it, for names in traces and reports
     */
    record Image(String fileName, byte[] bytes, Optional<String> map) {}
}
