package jmasm.machine.cli;

import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import jmasm.base.Diagnostic;
import jmasm.base.FatalProblem;
import jmasm.machine.message.Messages;
import jmasm.machine.message.RunProblem;
import jmasm.machine.volume.DirectoryVolume;
import jmasm.machine.volume.Mount;

/** The folders of the host that are drives of the guest. */
final class Drives {

    private static final char SYSTEM_DRIVE = 'C';
    private static final String READ_ONLY = ",ro";

    private final List<Mount> mounts = new ArrayList<>();
    private Path systemDrive;

    /**
     * @param options {@code C=DIR} or {@code C=DIR,ro}; where no one names C: it is the current folder
     * @throws FatalProblem when a folder can't be used
     */
    Drives(List<String> options) {
        mount("C=.");
        for (String option : options) {
            mount(option);
        }
    }

    List<Mount> mounts() {
        return mounts;
    }

    private void mount(String option) {
        boolean readOnly = option.endsWith(READ_ONLY);
        int equals = option.indexOf('=');
        char drive = option.isEmpty() ? ' ' : Character.toUpperCase(option.charAt(0));
        boolean letter = drive >= 'A' && drive <= 'Z' && (equals == 1 || equals == 2 && option.charAt(1) == ':');
        if (!letter) {
            throw problem(option, "write it as C=DIR or C=DIR,ro");
        }
        String folder = option.substring(equals + 1, option.length() - (readOnly ? READ_ONLY.length() : 0));
        try {
            Path path = Path.of(folder);
            mounts.removeIf(mount -> mount.drive() == drive);
            mounts.add(new Mount(drive, DirectoryVolume.of(path, readOnly)));
            if (drive == SYSTEM_DRIVE) {
                systemDrive = path.toRealPath();
            }
        } catch (NoSuchFileException e) {
            throw problem(option, "there is no such folder");
        } catch (NotDirectoryException e) {
            throw problem(option, "that is no folder");
        } catch (IOException | InvalidPathException e) {
            throw problem(option, "the folder can't be used");
        }
    }

    /** Where a file of the host is on the guest's drives; one outside of C: is as if it lay in C:'s root. */
    String guestPath(Path file, String fileName) {
        StringBuilder path = new StringBuilder("C:\\");
        try {
            Path folder = file.toAbsolutePath().getParent().toRealPath();
            if (folder.startsWith(systemDrive)) {
                for (Path component : systemDrive.relativize(folder)) {
                    if (!component.toString().isEmpty()) {
                        path.append(component).append('\\');
                    }
                }
            }
        } catch (IOException e) {
            // A file that is not on the disk, or no longer: it is said to lie in the root.
        }
        return path.append(fileName).toString();
    }

    private static FatalProblem problem(String option, String why) {
        return new FatalProblem(Diagnostic.in(Messages.TOOL, RunProblem.MOUNT_UNUSABLE, option, why));
    }
}
