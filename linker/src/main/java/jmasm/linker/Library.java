package jmasm.linker;

import java.util.BitSet;
import jmasm.coff.Archive;

/** A library that is being searched. */
final class Library {

    private final String name;
    private final Archive archive;
    private final int number;
    private final BitSet loaded = new BitSet();

    /** @param number in the order of the search, from 0 */
    Library(String name, Archive archive, int number) {
        this.name = name;
        this.archive = archive;
        this.number = number;
    }

    String name() {
        return name;
    }

    int number() {
        return number;
    }

    Archive archive() {
        return archive;
    }

    /** True the first time a member is asked for. */
    boolean load(int member) {
        boolean first = !loaded.get(member);
        loaded.set(member);
        return first;
    }

    InputFile member(int index) {
        Archive.Member member = archive.members().get(index);
        return new InputFile(name + "(" + FileNames.last(member.name()) + ")", member.data());
    }
}
