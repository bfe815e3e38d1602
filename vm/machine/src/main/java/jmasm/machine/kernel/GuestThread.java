package jmasm.machine.kernel;

import jmasm.machine.cpu.Cpu;
import jmasm.machine.nt.Status;

/** A thread: its registers and what the kernel keeps of it. */
public final class GuestThread implements KernelObject {

    private final GuestProcess process;
    private final Cpu cpu;
    private final int id;
    private final int teb;
    private int win32StartAddress;
    private boolean ended;
    private int exitStatus = Status.STATUS_PENDING;

    /**
     * @param cpu with the state in which it starts
     * @param id  a multiple of 4
     * @param teb the address of its block
     */
    GuestThread(GuestProcess process, Cpu cpu, int id, int teb) {
        this.process = process;
        this.cpu = cpu;
        this.id = id;
        this.teb = teb;
    }

    @Override
    public ObjectType type() {
        return ObjectType.THREAD;
    }

    GuestProcess process() {
        return process;
    }

    /** Its registers in user mode. */
    Cpu cpu() {
        return cpu;
    }

    int id() {
        return id;
    }

    int teb() {
        return teb;
    }

    int win32StartAddress() {
        return win32StartAddress;
    }

    void setWin32StartAddress(int address) {
        win32StartAddress = address;
    }

    boolean hasEnded() {
        return ended;
    }

    /** STATUS_PENDING while it runs. */
    int exitStatus() {
        return exitStatus;
    }

    void end(int status) {
        ended = true;
        exitStatus = status;
    }
}
