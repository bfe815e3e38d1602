package jmasm.assembler.lower;

import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What OPTION directives have set so far. */
public final class Settings {

    /** Procedures are public unless they say otherwise. */
    boolean procPublic = true;

    /** Procedures are exported unless they say otherwise. */
    boolean procExport;

    /** The macro that writes prologues; empty for the assembler's own, {@code NONE} for none. */
    String prologue = "";

    /** The macro that writes epilogues, as {@link #prologue}. */
    String epilogue = "";

    /** Labels of a procedure are its own. */
    boolean scoped = true;

    /** Fields of structures are names of the whole source. */
    boolean oldStructs;

    /** Instructions are warned of that write to segments with code. */
    boolean readOnlyCode;

    /** Prototypes are those of functions in a DLL, which INVOKE calls through their import address. */
    boolean dllImport;

    /** What STRUCT without a number aligns its fields to. */
    int fieldAlignment = 1;

    /** OPTION SEGMENT: of SEGMENT without a USE; 0 where no one said. */
    int wordSize;

    /** What PROC is aligned to. */
    int procAlignment = 1;

    private boolean dotNames;
    private Optional<Boolean> secondPass = Optional.empty();
    private final Set<String> released = new HashSet<>();

    /** SETIF2: whether IF2 holds; nothing when no one said, so that it is an error. */
    public Optional<Boolean> secondPass() {
        return secondPass;
    }

    void setSecondPass(boolean holds) {
        secondPass = Optional.of(holds);
    }

    /** NOKEYWORD: whether the word is the program's. */
    public boolean isReleased(String word) {
        return !released.isEmpty() && released.contains(word.toUpperCase(Locale.ROOT));
    }

    void release(String word) {
        released.add(word.toUpperCase(Locale.ROOT));
    }

    /**
     * M510: what sources for MASM 5.1 rely on, as far as it can matter here.
     *
     * @param language whether .MODEL has given one; without it labels and procedures are those of the whole source
     */
    void beAsMasm510(boolean language) {
        oldStructs = true;
        dotNames = true;
        secondPass = Optional.of(true);
        scoped &= language;
        procPublic &= language;
    }

    /** DOTNAME: names may begin with a dot. */
    public boolean areDotNamesAllowed() {
        return dotNames;
    }

    void setDotNames(boolean allowed) {
        dotNames = allowed;
    }
}
