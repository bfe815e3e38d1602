package jmasm.machine.memory;

/**
 * What the guest may do with a page. On x86 an executable or writable page can always be read; whether a page that
 * is only readable can be executed is a property of the {@link AddressSpace} (DEP).
 *
 * @param guard the first access of any kind faults; who handles the fault clears the mark by protecting the page anew
 */
public record Protection(boolean readable, boolean writable, boolean executable, boolean guard) {

    public static final Protection NO_ACCESS = new Protection(false, false, false, false);
    public static final Protection READ_ONLY = new Protection(true, false, false, false);
    public static final Protection READ_WRITE = new Protection(true, true, false, false);
    public static final Protection EXECUTE_READ = new Protection(true, false, true, false);
    public static final Protection EXECUTE_READ_WRITE = new Protection(true, true, true, false);

    public Protection {
        if ((writable || executable) && !readable) {
            throw new IllegalArgumentException("x86 has no page that can be written or executed but not read");
        }
    }

    public Protection withGuard() {
        return new Protection(readable, writable, executable, true);
    }

    public Protection withoutGuard() {
        return new Protection(readable, writable, executable, false);
    }

    boolean allows(AccessKind kind) {
        if (guard) {
            return false;
        }
        return switch (kind) {
            case READ -> readable;
            case WRITE -> writable;
            case EXECUTE -> executable;
        };
    }
}
