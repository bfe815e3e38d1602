package jmasm.linker;

/** How compilers and assemblers decorate names on x86: {@code _cdecl}, {@code _stdcall@8}, {@code @fastcall@8}. */
final class Decoration {

    private Decoration() {}

    /** True for {@code _name@8} and {@code @name@8}. */
    static boolean isStdcall(String name) {
        int at = name.lastIndexOf('@');
        if (at < 2 || at == name.length() - 1 || name.charAt(0) != '_' && name.charAt(0) != '@') {
            return false;
        }
        for (int i = at + 1; i < name.length(); i++) {
            if (name.charAt(i) < '0' || name.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    /** {@code NtClose} for {@code _NtClose@4}; any other name stays as it is. */
    static String withoutStdcall(String name) {
        return isStdcall(name) ? name.substring(1, name.lastIndexOf('@')) : name;
    }

    /** The name without any decoration, for comparing what a user may have meant. */
    static String bare(String name) {
        String plain = withoutStdcall(name);
        return plain.startsWith("_") ? plain.substring(1) : plain;
    }

    /** The name under which link exports a symbol that was named in full: only a cdecl function loses its underscore. */
    static String exported(String symbol) {
        return symbol.startsWith("_") && !isStdcall(symbol) ? symbol.substring(1) : symbol;
    }

    /** {@code name} decorated as {@code model} is: {@code _Same@4} for {@code Same} and {@code _NtClose@4}. */
    static String like(String model, String name) {
        if (name.startsWith("_") || isStdcall(name)) {
            return name;
        }
        if (isStdcall(model)) {
            return model.charAt(0) + name + model.substring(model.lastIndexOf('@'));
        }
        return model.startsWith("_") ? "_" + name : name;
    }
}
