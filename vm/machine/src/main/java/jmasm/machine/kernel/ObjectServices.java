package jmasm.machine.kernel;

import jmasm.machine.nt.Status;
import jmasm.machine.nt.StatusException;

/** Services for objects of any type. */
final class ObjectServices {

    private static final int OBJ_PROTECT_CLOSE = 1;

    int NtClose(ServiceCall call) throws StatusException {
        int handle = call.argument(0);
        HandleTable.Entry entry = call.process().handles().entry(handle);
        if ((entry.attributes() & OBJ_PROTECT_CLOSE) != 0) {
            return Status.STATUS_HANDLE_NOT_CLOSABLE;
        }
        call.process().handles().close(handle);
        return Status.STATUS_SUCCESS;
    }
}
