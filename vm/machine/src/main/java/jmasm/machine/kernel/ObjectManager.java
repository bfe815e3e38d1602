package jmasm.machine.kernel;

import java.util.List;
import jmasm.machine.nt.Status;
import jmasm.machine.nt.StatusException;
import jmasm.machine.volume.Mount;

/** The kernel's name space: directories, links and devices below {@code \}. */
final class ObjectManager {

    private static final int MAX_REPARSES = 30;

    /** Directories that are there and, so far, empty. */
    private static final List<String> EMPTY_DIRECTORIES = List.of(
            "ArcName",
            "BaseNamedObjects",
            "Driver",
            "FileSystem",
            "KernelObjects",
            "KnownDlls",
            "NLS",
            "ObjectTypes",
            "RPC Control",
            "Security",
            "Sessions",
            "Windows");

    private final ObjectDirectory root = new ObjectDirectory();

    /**
     * What a name leads to.
     *
     * @param object the last object of the kernel's own on the way
     * @param rest   what a device has to look up itself: empty, or from a backslash on
     */
    record Found(KernelObject object, String rest) {}

    /** A name space with a device and a drive letter for each mount; a later one replaces an earlier of its letter. */
    ObjectManager(List<Mount> mounts) {
        ObjectDirectory dosDevices = new ObjectDirectory();
        ObjectDirectory devices = new ObjectDirectory();
        for (String name : EMPTY_DIRECTORIES) {
            root.put(name, new ObjectDirectory());
        }
        root.put("??", dosDevices);
        root.put("GLOBAL??", dosDevices);
        root.put("DosDevices", new SymbolicLink("\\??"));
        root.put("Device", devices);
        root.put("SystemRoot", new SymbolicLink("\\??\\C:\\WINDOWS"));
        dosDevices.put("GLOBALROOT", root);
        int number = 1;
        for (Mount mount : mounts) {
            String device = "HarddiskVolume" + number++;
            devices.put(device, new VolumeDevice("\\Device\\" + device, mount.volume()));
            dosDevices.put(mount.drive() + ":", new SymbolicLink("\\Device\\" + device));
        }
    }

    /** Looks up an absolute name. */
    Found find(String name, boolean caseInsensitive) throws StatusException {
        String rest = name;
        for (int reparses = 0; reparses < MAX_REPARSES; reparses++) {
            if (rest.isEmpty() || rest.charAt(0) != '\\') {
                throw new StatusException(Status.STATUS_OBJECT_PATH_SYNTAX_BAD);
            }
            Found found = walk(root, rest.substring(1), caseInsensitive);
            if (!(found.object() instanceof SymbolicLink link)) {
                return found;
            }
            rest = link.target() + found.rest();
        }
        throw new StatusException(Status.STATUS_OBJECT_NAME_NOT_FOUND);
    }

    /** Looks up a name relative to a directory of the kernel's. */
    Found find(ObjectDirectory directory, String name, boolean caseInsensitive) throws StatusException {
        if (!name.isEmpty() && name.charAt(0) == '\\') {
            throw new StatusException(Status.STATUS_OBJECT_PATH_SYNTAX_BAD);
        }
        Found found = walk(directory, name, caseInsensitive);
        return found.object() instanceof SymbolicLink link
                ? find(link.target() + found.rest(), caseInsensitive)
                : found;
    }

    /** Goes down component by component, until the name ends or something that is no directory is met. */
    private static Found walk(ObjectDirectory from, String name, boolean caseInsensitive) throws StatusException {
        if (name.isEmpty()) {
            return new Found(from, "");
        }
        ObjectDirectory directory = from;
        int start = 0;
        while (true) {
            int end = name.indexOf('\\', start);
            boolean last = end < 0;
            String component = name.substring(start, last ? name.length() : end);
            if (component.isEmpty()) {
                throw new StatusException(Status.STATUS_OBJECT_NAME_INVALID);
            }
            KernelObject object = directory.get(component, caseInsensitive);
            if (object == null) {
                throw new StatusException(
                        last ? Status.STATUS_OBJECT_NAME_NOT_FOUND : Status.STATUS_OBJECT_PATH_NOT_FOUND);
            }
            if (last || !(object instanceof ObjectDirectory)) {
                return new Found(object, last ? "" : name.substring(end));
            }
            directory = (ObjectDirectory) object;
            start = end + 1;
        }
    }
}
