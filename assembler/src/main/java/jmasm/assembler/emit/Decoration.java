package jmasm.assembler.emit;

import java.util.Locale;
import jmasm.assembler.symbols.AddressSymbol;
import jmasm.assembler.types.Language;
import jmasm.assembler.types.Signature;

/** Names as the linker sees them. */
final class Decoration {

    private Decoration() {}

    /** {@code _name@bytes} for stdcall procedures, {@code _name} for C, and so on. */
    static String of(AddressSymbol symbol) {
        if (symbol.imported() != null) {
            return AddressSymbol.IMPORT_PREFIX + of(symbol.imported());
        }
        String name = symbol.name();
        if (!symbol.isProcedure() && symbol.isDefined() && symbol.linkage() == AddressSymbol.Linkage.LOCAL) {
            // What no other object sees has its plain name, as ml writes it.
            return name;
        }
        return switch (symbol.language()) {
            case NONE, SYSCALL -> name;
            case C -> "_" + name;
            case STDCALL -> "_" + name + stackSuffix(symbol);
            case FASTCALL -> symbol.isProcedure() ? "@" + name + "@" + stackSize(symbol) : "_" + name;
            case PASCAL, BASIC, FORTRAN -> name.toUpperCase(Locale.ROOT);
        };
    }

    /** Of a constant. */
    static String of(String name, Language language) {
        return switch (language) {
            case NONE, SYSCALL -> name;
            case C, STDCALL, FASTCALL -> "_" + name;
            case PASCAL, BASIC, FORTRAN -> name.toUpperCase(Locale.ROOT);
        };
    }

    private static String stackSuffix(AddressSymbol symbol) {
        Signature signature = symbol.signature();
        // EXTERN name:PROC says nothing of parameters: there the source writes name@4 itself.
        boolean counted = symbol.isProcedure() && signature != null && !signature.vararg();
        return counted ? "@" + stackSize(symbol) : "";
    }

    private static int stackSize(AddressSymbol symbol) {
        return symbol.signature() == null ? 0 : symbol.signature().stackSize();
    }

    /**
     * As {@code -entry:} names it: link puts C's underscore before it again, so one is taken off. Without a language a
     * source has to write it itself, and ml says so (A4023).
     */
    static String inDirective(AddressSymbol symbol) {
        String decorated = of(symbol);
        return decorated.startsWith("_") ? decorated.substring(1) : decorated;
    }
}
