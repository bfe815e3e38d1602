package jmasm.machine.kernel;

import java.util.ArrayList;
import java.util.List;
import jmasm.machine.nt.AccessMask;
import jmasm.machine.nt.FileFlags;
import jmasm.machine.nt.Status;
import jmasm.machine.nt.StatusException;

/**
 * One file while it is open, and who has it open how: {@code IoCheckShareAccess}. An open that asks for none of
 * reading, writing and deleting neither is refused nor counts.
 */
final class ShareAccess {

    private static final int READERS = AccessMask.FILE_READ_DATA | AccessMask.FILE_EXECUTE;
    private static final int WRITERS = AccessMask.FILE_WRITE_DATA | AccessMask.FILE_APPEND_DATA;

    private final List<Opener> openers = new ArrayList<>();
    private boolean deletePending;

    /** @param access rights that were granted @param share FILE_SHARE_* */
    record Opener(int access, int share) {

        private boolean counts() {
            return (access & (READERS | WRITERS | AccessMask.DELETE)) != 0;
        }

        /** Whether what this one does is allowed by what the other one shares. */
        private boolean isAdmittedBy(Opener other) {
            return ((access & READERS) == 0 || (other.share & FileFlags.FILE_SHARE_READ) != 0)
                    && ((access & WRITERS) == 0 || (other.share & FileFlags.FILE_SHARE_WRITE) != 0)
                    && ((access & AccessMask.DELETE) == 0 || (other.share & FileFlags.FILE_SHARE_DELETE) != 0);
        }
    }

    /** @throws StatusException STATUS_SHARING_VIOLATION, STATUS_DELETE_PENDING */
    void check(Opener opener) throws StatusException {
        if (deletePending) {
            throw new StatusException(Status.STATUS_DELETE_PENDING);
        }
        for (Opener other : openers) {
            if (opener.counts() && other.counts() && !(opener.isAdmittedBy(other) && other.isAdmittedBy(opener))) {
                throw new StatusException(Status.STATUS_SHARING_VIOLATION);
            }
        }
    }

    void add(Opener opener) {
        openers.add(opener);
    }

    /** @return whether that was the last one */
    boolean remove(Opener opener) {
        openers.remove(opener);
        return openers.isEmpty();
    }

    boolean isDeletePending() {
        return deletePending;
    }

    void setDeletePending(boolean value) {
        deletePending = value;
    }
}
