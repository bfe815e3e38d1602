package jmasm.linker;

import java.util.Optional;
import jmasm.coff.ImportMember;

/** One import of one DLL, from a short import member. Slot and jump are made only when something live uses them. */
final class ImportedName {

    private final ImportMember member;
    private final String file;
    private Optional<SyntheticChunk> slot = Optional.empty();
    private Optional<SyntheticChunk> jump = Optional.empty();
    private boolean slotWanted;
    private boolean jumpWanted;

    ImportedName(ImportMember member, String file) {
        this.member = member;
        this.file = file;
    }

    ImportMember member() {
        return member;
    }

    /** The library and member it comes from, as messages and maps call it. */
    String file() {
        return file;
    }

    void want(boolean asSlot) {
        slotWanted = true;
        jumpWanted |= !asSlot && member.type() == ImportMember.Type.CODE;
    }

    boolean isWanted() {
        return slotWanted;
    }

    boolean isJumpWanted() {
        return jumpWanted;
    }

    void setSlot(SyntheticChunk chunk) {
        slot = Optional.of(chunk);
    }

    void setJump(SyntheticChunk chunk) {
        jump = Optional.of(chunk);
    }

    Optional<SyntheticChunk> slot() {
        return slot;
    }

    Optional<SyntheticChunk> jump() {
        return jump;
    }

    /** What a symbol of this import stands for; the symbol of a CONST is the slot itself. */
    Chunk chunk(boolean asSlot) {
        boolean toSlot = asSlot || member.type() != ImportMember.Type.CODE;
        Optional<SyntheticChunk> chunk = toSlot ? slot : jump;
        if (chunk.isEmpty()) {
            throw new IllegalStateException(member.symbol() + " was not marked");
        }
        return chunk.get();
    }
}
