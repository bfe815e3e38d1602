package jmasm.machine.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import jmasm.guest.WindowsVersion;
import jmasm.machine.nt.StatusException;
import org.junit.jupiter.api.Test;

class HandleTableTest {

    private final KernelObject object = new ObjectDirectory();

    private String first(HandleTable table, int count) {
        StringBuilder handles = new StringBuilder();
        for (int i = 0; i < count; i++) {
            handles.append(Integer.toHexString(table.insert(object, 0, 0))).append(' ');
        }
        return handles.toString();
    }

    @Test
    void windowsXpCountsDownFrom7E8() {
        assertEquals("7e8 7e4 7e0 ", first(new HandleTable(WindowsVersion.WINXP), 3));
    }

    @Test
    void laterVersionsCountUpFrom1C() {
        assertEquals("1c 20 24 ", first(new HandleTable(WindowsVersion.WIN7), 3));
    }

    @Test
    void whatWasClosedLastComesFirst() throws StatusException {
        HandleTable table = new HandleTable(WindowsVersion.WINXP);
        first(table, 3);
        table.close(0x7E8);
        table.close(0x7E4);
        assertEquals("7e4 7e8 7dc ", first(table, 3));
    }

    @Test
    void theNextPagesAreUsedFromTheirSecondEntryOn() {
        HandleTable table = new HandleTable(WindowsVersion.WINXP);
        first(table, 0x7E8 / 4);
        assertEquals("804 808 ", first(table, 2));
        first(table, 0x7F8 / 4 - 1);
        assertEquals("1004 ", first(table, 1));
    }

    @Test
    void theLastHandleOfAnObjectTellsIt() throws StatusException {
        int[] closed = {0};
        KernelObject counted = new KernelObject() {
            @Override
            public ObjectType type() {
                return ObjectType.FILE;
            }

            @Override
            public void lastHandleClosed() {
                closed[0]++;
            }
        };
        HandleTable table = new HandleTable(WindowsVersion.WIN7);
        int one = table.insert(counted, 0, 0);
        int two = table.insert(counted, 0, 0);
        table.close(one);
        assertEquals(0, closed[0]);
        table.close(two);
        assertEquals(1, closed[0]);
    }
}
