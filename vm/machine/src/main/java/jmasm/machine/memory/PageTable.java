package jmasm.machine.memory;

/** Page number to page, in two levels, as in hardware: most of 4 GB is never mapped. */
final class PageTable {

    private final Page[][] directory = new Page[1024][];

    /** Null when the page is not mapped. */
    Page get(int number) {
        Page[] pages = directory[number >>> 10];
        return pages == null ? null : pages[number & 1023];
    }

    void put(int number, Page page) {
        Page[] pages = directory[number >>> 10];
        if (pages == null) {
            if (page == null) {
                return;
            }
            pages = new Page[1024];
            directory[number >>> 10] = pages;
        }
        pages[number & 1023] = page;
    }
}
