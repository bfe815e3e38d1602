package jmasm.machine.kernel;

import jmasm.machine.nt.AccessMask;

/** Kinds of kernel objects, with what the generic access rights mean for each. */
enum ObjectType {
    DIRECTORY("Directory", 0x02_0003, 0x02_000C, 0x02_0003, 0x0F_000F),
    SYMBOLIC_LINK("SymbolicLink", 0x02_0001, 0x02_0000, 0x02_0001, 0x0F_0001),
    PROCESS("Process", 0x02_0410, 0x02_0BEB, 0x12_0000, 0x1F_0FFF),
    THREAD("Thread", 0x02_0048, 0x02_0037, 0x12_0000, 0x1F_03FF),
    FILE("File", 0x12_0089, 0x12_0116, 0x12_00A0, 0x1F_01FF),
    DEVICE("Device", 0x12_0089, 0x12_0116, 0x12_00A0, 0x1F_01FF);

    private static final int GENERIC =
            AccessMask.GENERIC_READ | AccessMask.GENERIC_WRITE | AccessMask.GENERIC_EXECUTE | AccessMask.GENERIC_ALL;

    private final String typeName;
    private final int genericRead;
    private final int genericWrite;
    private final int genericExecute;
    private final int genericAll;

    ObjectType(String typeName, int genericRead, int genericWrite, int genericExecute, int genericAll) {
        this.typeName = typeName;
        this.genericRead = genericRead;
        this.genericWrite = genericWrite;
        this.genericExecute = genericExecute;
        this.genericAll = genericAll;
    }

    /** As {@code NtQueryObject} and the directory {@code \ObjectTypes} have it. */
    String typeName() {
        return typeName;
    }

    /**
     * The specific rights that a request stands for ({@code RtlMapGenericMask}); whoever asks for the maximum gets all,
     * as nothing is denied to the one user that there is.
     */
    int specificAccess(int desired) {
        int access = desired & ~GENERIC;
        access |= (desired & AccessMask.GENERIC_READ) != 0 ? genericRead : 0;
        access |= (desired & AccessMask.GENERIC_WRITE) != 0 ? genericWrite : 0;
        access |= (desired & AccessMask.GENERIC_EXECUTE) != 0 ? genericExecute : 0;
        access |= (desired & AccessMask.GENERIC_ALL) != 0 ? genericAll : 0;
        if ((access & AccessMask.MAXIMUM_ALLOWED) != 0) {
            access = access & ~AccessMask.MAXIMUM_ALLOWED | genericAll;
        }
        return access;
    }
}
