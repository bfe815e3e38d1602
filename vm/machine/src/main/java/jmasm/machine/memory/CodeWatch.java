package jmasm.machine.memory;

/** Who has decoded code from pages and must hear when their bytes change. */
public interface CodeWatch {

    /**
     * Bytes of a watched page have changed, or the page is no longer mapped or executable.
     *
     * @param address the first byte that changed
     * @param length  how many, all in the same page
     */
    void changed(int address, int length);
}
