package jmasm.machine.kernel;

/** Something that handles or names stand for. */
interface KernelObject {

    ObjectType type();

    /** For people, e.g. {@code \??\C:\test.txt}; empty when it has no name. */
    default String label() {
        return "";
    }

    /** Its last handle was closed. */
    default void lastHandleClosed() {}
}
