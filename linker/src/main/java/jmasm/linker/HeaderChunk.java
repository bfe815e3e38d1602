package jmasm.linker;

/** The place of {@code __ImageBase}: the headers, at RVA 0. It is in no section and is never written. */
final class HeaderChunk extends SyntheticChunk {

    HeaderChunk() {
        super("", READ_ONLY, 1, OptionText.TOOL);
        place(new OutputSection("", READ_ONLY), 0);
    }

    @Override
    int size() {
        return 0;
    }

    @Override
    byte[] bytes(AddressSpace space) {
        return new byte[0];
    }
}
