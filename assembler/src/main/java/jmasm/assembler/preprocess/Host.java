package jmasm.assembler.preprocess;

import java.util.Optional;
import jmasm.masm.Name;

/** What the preprocessor needs from the assembler behind it. */
public interface Host {

    /** Takes the next line; it is not blank. False ends the reading: END was met. */
    boolean statement(LogicalLine line);

    /** The value of a constant expression of the present line. */
    long constant(LogicalLine expression);

    /** Whether a name is defined, as IFDEF sees it. */
    boolean isDefined(String name);

    /** {@code name = expression}. */
    void assign(Name name, LogicalLine expression);

    /** {@code name EQU expression}; false when it is no number, so that the name stands for the text. */
    boolean equate(Name name, LogicalLine expression);

    /** The present line gives a name this text. */
    void text(String text);

    void setRadix(int radix);

    /** The base of numbers without a tag. */
    int radix();

    /** Whether IF2 holds; nothing when OPTION SETIF2 has not been given. */
    Optional<Boolean> secondPass();

    /** Whether OPTION NOKEYWORD gave the word to the program. */
    boolean isReleased(String word);

    /** Whether the word is the name of an instruction. */
    boolean isInstruction(String word);

    /** INCBIN: puts bytes at the present place. */
    void binary(LogicalLine line, byte[] bytes);

    /** ECHO. */
    void echo(String text);
}
