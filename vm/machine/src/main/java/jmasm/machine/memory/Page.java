package jmasm.machine.memory;

/** A mapped page. */
final class Page {

    byte[] bytes;
    Protection protection;
    boolean watched;

    Page(byte[] bytes, Protection protection) {
        this.bytes = bytes;
        this.protection = protection;
    }
}
