package jmasm.x86;

import java.util.Locale;
import java.util.Optional;

/** A prefix that has a mnemonic in MASM and stands before an instruction. */
public enum Prefix {
    LOCK,
    REP,
    REPE,
    REPNE;

    /** The prefix called {@code mnemonic}, whatever its case. */
    public static Optional<Prefix> named(String mnemonic) {
        return switch (mnemonic.toLowerCase(Locale.ROOT)) {
            case "lock" -> Optional.of(LOCK);
            case "rep" -> Optional.of(REP);
            case "repe", "repz" -> Optional.of(REPE);
            case "repne", "repnz" -> Optional.of(REPNE);
            default -> Optional.empty();
        };
    }
}
