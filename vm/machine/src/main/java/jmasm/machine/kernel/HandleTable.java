package jmasm.machine.kernel;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.TreeMap;
import jmasm.guest.WindowsVersion;
import jmasm.machine.nt.Status;
import jmasm.machine.nt.StatusException;

/**
 * A process's handles. The low two bits of a handle are the program's own and ignored.
 *
 * <p>Which value comes next is as a program started from cmd.exe meets it: cmd's children inherit its table, whose free
 * entries are handed out from the end of the page down (Windows XP: 7E8h is the first that the loader leaves to the
 * program); later versions count upwards. A value that was closed last is given out first.
 */
final class HandleTable {

    static final int CURRENT_PROCESS = -1;
    static final int CURRENT_THREAD = -2;

    private static final int TAG_BITS = 3;
    private static final int STEP = 4;

    /** Entries of one page of the table; the first of each is reserved. */
    private static final int PAGE = 0x800;

    private static final int FIRST_XP = 0x7E8;
    private static final int FIRST_LATER = 0x1C;

    private final boolean descending;
    private final TreeMap<Integer, Entry> entries = new TreeMap<>();
    private final Deque<Integer> closed = new ArrayDeque<>();
    private int next;

    /** What a handle stands for. @param access the rights that were granted @param attributes OBJ_* */
    record Entry(KernelObject object, int access, int attributes) {}

    HandleTable(WindowsVersion version) {
        descending = version.compareTo(WindowsVersion.VISTA) < 0;
        next = descending ? FIRST_XP : FIRST_LATER;
    }

    /** Gives an object a new handle. */
    int insert(KernelObject object, int access, int attributes) {
        int handle = closed.isEmpty() ? fresh() : closed.pop();
        entries.put(handle, new Entry(object, access, attributes));
        return handle;
    }

    /** @throws StatusException STATUS_INVALID_HANDLE */
    Entry entry(int handle) throws StatusException {
        Entry entry = entries.get(handle & ~TAG_BITS);
        if (entry == null) {
            throw new StatusException(Status.STATUS_INVALID_HANDLE);
        }
        return entry;
    }

    /**
     * The object of a handle, as {@code ObReferenceObjectByHandle} finds it: a handle that is none, an object of
     * another type, a right that is missing fail in this order.
     */
    KernelObject reference(int handle, ObjectType type, int access) throws StatusException {
        Entry entry = entry(handle);
        if (entry.object().type() != type) {
            throw new StatusException(Status.STATUS_OBJECT_TYPE_MISMATCH);
        }
        if ((access & ~entry.access()) != 0) {
            throw new StatusException(Status.STATUS_ACCESS_DENIED);
        }
        return entry.object();
    }

    /** @throws StatusException STATUS_INVALID_HANDLE */
    void close(int handle) throws StatusException {
        KernelObject object = entry(handle).object();
        entries.remove(handle & ~TAG_BITS);
        closed.push(handle & ~TAG_BITS);
        if (!refersTo(object)) {
            object.lastHandleClosed();
        }
    }

    /** Closes all handles, as the end of a process does. */
    void closeAll() {
        List<Integer> handles = new ArrayList<>(entries.keySet());
        for (int handle : handles) {
            try {
                close(handle);
            } catch (StatusException e) {
                throw new IllegalStateException("a handle of the table is not in it", e);
            }
        }
    }

    int count() {
        return entries.size();
    }

    private boolean refersTo(KernelObject object) {
        for (Entry entry : entries.values()) {
            if (entry.object() == object) {
                return true;
            }
        }
        return false;
    }

    private int fresh() {
        int handle = next;
        if (descending && next <= FIRST_XP) {
            next = next > STEP ? next - STEP : PAGE + STEP;
        } else {
            next += STEP;
            next += next % PAGE == 0 ? STEP : 0;
        }
        return handle;
    }
}
