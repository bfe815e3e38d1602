package jmasm.masm;

/** What the grammar can't know: which words are instructions. */
public interface Words {

    /** Whether the processor in force has an instruction of this name, in any case. */
    boolean isMnemonic(String word);

    /** Whether the word is a prefix such as REP or LOCK. */
    boolean isPrefix(String word);

    /** Whether OPTION NOKEYWORD gave this keyword back to the program. */
    default boolean isReleased(String word) {
        return false;
    }

    /** OPTION DOTNAME: whether a name may begin with a dot. */
    default boolean areDotNamesAllowed() {
        return false;
    }
}
