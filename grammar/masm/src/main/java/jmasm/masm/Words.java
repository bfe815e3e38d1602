package jmasm.masm;

/** What the grammar can't know: which words are instructions. */
public interface Words {

    /** Whether an instruction has this name, in any case; always the same answer, whatever {@link #isReleased} says. */
    boolean isMnemonic(String word);

    /** Whether the word is a prefix such as REP or LOCK; as {@link #isMnemonic}. */
    boolean isPrefix(String word);

    /** Whether OPTION NOKEYWORD gave this word of the language back to the program. */
    default boolean isReleased(String word) {
        return false;
    }

    /** OPTION DOTNAME: whether a name may begin with a dot. */
    default boolean areDotNamesAllowed() {
        return false;
    }
}
