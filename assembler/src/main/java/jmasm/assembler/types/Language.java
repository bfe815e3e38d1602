package jmasm.assembler.types;

import java.util.Locale;

/** A calling convention, and with it how names are decorated. */
public enum Language {
    NONE,
    C,
    STDCALL,
    SYSCALL,
    PASCAL,
    BASIC,
    FORTRAN,
    FASTCALL;

    /** The language that MASM calls {@code word}, in any case; null when it is none. */
    public static Language named(String word) {
        return switch (word.toUpperCase(Locale.ROOT)) {
            case "C" -> C;
            case "STDCALL" -> STDCALL;
            case "SYSCALL" -> SYSCALL;
            case "PASCAL" -> PASCAL;
            case "BASIC" -> BASIC;
            case "FORTRAN" -> FORTRAN;
            case "FASTCALL" -> FASTCALL;
            default -> null;
        };
    }

    /** What {@code @Interface}, OPATTR and the arguments of a prologue macro say of it. */
    public int number() {
        return switch (this) {
            case NONE -> 0;
            case C -> 1;
            case SYSCALL -> 2;
            case STDCALL -> 3;
            case PASCAL -> 4;
            case FORTRAN -> 5;
            case BASIC -> 6;
            case FASTCALL -> 7;
        };
    }

    /** Whether the called procedure removes the arguments from the stack. */
    public boolean calleeCleans() {
        return this == STDCALL || this == PASCAL || this == BASIC || this == FORTRAN || this == FASTCALL;
    }

    /** Whether the first argument is pushed first. */
    public boolean pushesLeftToRight() {
        return this == PASCAL || this == BASIC || this == FORTRAN;
    }
}
