package jmasm.machine.loader;

import java.util.List;
import java.util.Optional;
import jmasm.machine.nt.StatusException;
import jmasm.machine.volume.Mount;
import jmasm.machine.volume.NtPath;
import jmasm.machine.volume.Volume;

/** The DLLs beside the program, on the guest's drive. */
final class ProgramFolder implements DllSource {

    private static final long LARGEST = 256 << 20;

    private final List<Mount> mounts;
    private final String folder;

    /** @param program its path, e.g. {@code C:\folder\testnt.exe} */
    ProgramFolder(List<Mount> mounts, String program) {
        this.mounts = mounts;
        this.folder = program.substring(0, program.lastIndexOf('\\') + 1);
    }

    @Override
    public Optional<Dll> find(String name) {
        for (int i = mounts.size() - 1; i >= 0; i--) {
            Mount mount = mounts.get(i);
            if (folder.startsWith(mount.drive() + ":\\")) {
                return read(mount.volume(), name);
            }
        }
        return Optional.empty();
    }

    /** What can't be opened is as if it were not there: the next place is searched, as Windows does. */
    private Optional<Dll> read(Volume volume, String name) {
        try {
            NtPath path = NtPath.parse(folder.substring(2) + name);
            Optional<Volume.Entry> entry = volume.find(path);
            if (entry.isEmpty() || entry.get().isDirectory() || entry.get().size() > LARGEST) {
                return Optional.empty();
            }
            try (Volume.Content content = volume.open(path, false)) {
                byte[] image = new byte[(int) content.size()];
                content.read(0, image, 0, image.length);
                return Optional.of(new Dll(folder + entry.get().path().name(), image, Optional.empty()));
            }
        } catch (StatusException e) {
            return Optional.empty();
        }
    }
}
