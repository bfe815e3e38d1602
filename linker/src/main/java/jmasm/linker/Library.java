package jmasm.linker;

import java.util.BitSet;
import java.util.List;
import jmasm.coff.Archive;
import jmasm.coff.ImportMember;

/** A library that is being searched: an archive, or one of the tables that stand for import libraries of Windows. */
abstract sealed class Library {

    private final String name;
    private final int number;
    private final BitSet loaded = new BitSet();

    private Library(String name, int number) {
        this.name = name;
        this.number = number;
    }

    /** As messages call it. */
    final String name() {
        return name;
    }

    /** In the order of the search, from 0. */
    final int number() {
        return number;
    }

    /** True the first time a member is asked for. */
    final boolean load(int member) {
        boolean first = !loaded.get(member);
        loaded.set(member);
        return first;
    }

    /** No member was ever asked for. */
    final boolean isUnused() {
        return loaded.isEmpty();
    }

    /** @param index as a {@link LinkSymbol.Lazy} holds it */
    abstract InputFile member(int index);

    /** A file that lists what its members define. */
    static final class OfArchive extends Library {

        private final Archive archive;

        OfArchive(String name, Archive archive, int number) {
            super(name, number);
            this.archive = archive;
        }

        List<Archive.Entry> symbols() {
            return archive.symbols();
        }

        @Override
        InputFile member(int index) {
            Archive.Member member = archive.members().get(index);
            return new InputFile(name() + "(" + FileNames.last(member.name()) + ")", member.data());
        }

        /** Each member, for /WHOLEARCHIVE. */
        int size() {
            return archive.members().size();
        }
    }

    /** A table that is asked for each name. */
    static final class OfTable extends Library {

        private final LibraryTable table;

        OfTable(String name, LibraryTable table, int number) {
            super(name, number);
            this.table = table;
        }

        /** The index of the member that defines a symbol; -1 when none does. */
        int find(String symbol) {
            return table.find(symbol);
        }

        List<String> symbols() {
            return table.symbols();
        }

        @Override
        InputFile member(int index) {
            ImportMember member = table.member(index);
            return new InputFile(name() + "(" + table.dll() + ")", member.toBytes());
        }
    }
}
