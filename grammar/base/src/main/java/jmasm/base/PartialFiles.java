package jmasm.base;

import java.io.File;
import java.io.IOException;

/**
 * Files that are being written, {@code .NAME.PROCESS.NUMBER.part} beside the one that each is to become. The process in the
 * name tells which of them nobody writes any more: a run that was killed can't remove its own.
 */
final class PartialFiles {

    private static final String ENDING = ".part";

    /** Characters of a file's name that go into the other's: systems limit them. */
    private static final int LONGEST_NAME = 40;

    /** Targets of one process whose names begin alike. */
    private static final int MOST = 1000;

    /** Linux tells by it, in a hundredth of the time that {@link ProcessHandle} takes to be loaded. */
    private static final File PROCESSES = new File("/proc/self");

    private PartialFiles() {}

    /**
     * A new empty file that no other process writes to. What killed runs left of the same target is removed.
     *
     * @throws IOException when the folder is missing or can't be written to
     */
    static File create(File target) throws IOException {
        File folder = target.getParentFile();
        String name = target.getName();
        String begin = "." + name.substring(0, Math.min(name.length(), LONGEST_NAME)) + ".";
        removeAbandoned(folder, begin);
        String own = begin + ownProcess() + ".";
        for (int i = 0; i < MOST; i++) {
            File partial = new File(folder, own + i + ENDING);
            if (partial.createNewFile()) {
                return partial;
            }
        }
        throw new IOException("too many partial files beside " + target);
    }

    private static void removeAbandoned(File folder, String begin) {
        String[] names = folder.list();
        if (names == null) {
            return;
        }
        for (String name : names) {
            if (name.startsWith(begin) && name.endsWith(ENDING)) {
                int dot = name.indexOf('.', begin.length());
                if (dot > 0 && isOver(name.substring(begin.length(), dot))) {
                    // Who can't be removed is not in the way.
                    new File(folder, name).delete();
                }
            }
        }
    }

    private static String ownProcess() throws IOException {
        return PROCESSES.exists()
                ? PROCESSES.getCanonicalFile().getName()
                : String.valueOf(ProcessHandle.current().pid());
    }

    /** False for what is no number of a process: another program's file. */
    private static boolean isOver(String process) {
        try {
            long number = Long.parseLong(process);
            return PROCESSES.exists()
                    ? !new File(PROCESSES.getParentFile(), process).exists()
                    : ProcessHandle.of(number).isEmpty();
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
