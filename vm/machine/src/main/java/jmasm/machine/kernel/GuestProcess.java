package jmasm.machine.kernel;

import jmasm.guest.WindowsVersion;
import jmasm.machine.nt.Status;

/** The process: what its threads share. */
public final class GuestProcess implements KernelObject {

    private final String imageName;
    private final int peb;
    private final int id;
    private final HandleTable handles;
    private boolean ended;
    private int exitStatus = Status.STATUS_PENDING;

    /**
     * @param imageName the program's file name, for messages
     * @param peb       the address of the process's block
     * @param id        a multiple of 4
     */
    public GuestProcess(String imageName, WindowsVersion version, int peb, int id) {
        this.imageName = imageName;
        this.peb = peb;
        this.id = id;
        this.handles = new HandleTable(version);
    }

    @Override
    public ObjectType type() {
        return ObjectType.PROCESS;
    }

    @Override
    public String label() {
        return imageName;
    }

    String imageName() {
        return imageName;
    }

    int peb() {
        return peb;
    }

    int id() {
        return id;
    }

    HandleTable handles() {
        return handles;
    }

    boolean hasEnded() {
        return ended;
    }

    /** STATUS_PENDING while it runs. */
    int exitStatus() {
        return exitStatus;
    }

    /** Ends it; the first status counts. */
    void end(int status) {
        if (!ended) {
            ended = true;
            exitStatus = status;
            handles.closeAll();
        }
    }
}
