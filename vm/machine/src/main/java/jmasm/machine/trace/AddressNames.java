package jmasm.machine.trace;

/** What addresses are called: {@code testnt!main+6Ch}. */
@FunctionalInterface
public interface AddressNames {

    /** No names known. */
    AddressNames NONE = address -> String.format("%08Xh", address);

    /** {@code module!symbol+offset}, {@code module+offset} where no symbol is known, else the address. */
    String name(int address);
}
