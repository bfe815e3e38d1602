package jmasm.machine.kernel;

/** A name that stands for another name. @param target absolute, e.g. {@code \Device\HarddiskVolume1} */
record SymbolicLink(String target) implements KernelObject {

    @Override
    public ObjectType type() {
        return ObjectType.SYMBOLIC_LINK;
    }
}
