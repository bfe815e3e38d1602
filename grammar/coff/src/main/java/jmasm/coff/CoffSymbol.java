package jmasm.coff;

import java.util.List;
import java.util.Optional;

/**
 * A symbol of an object.
 *
 * @param name          decorated, e.g. {@code _main@0}
 * @param value         offset in its section; the value itself when absolute; the size of a communal
 * @param sectionNumber from 1 in {@link CoffObject#sections()}, or an IMAGE_SYM_* constant below 1
 * @param type          0, or IMAGE_SYM_TYPE_FUNCTION
 * @param storageClass  IMAGE_SYM_CLASS_*
 * @param auxiliary     records that follow it
 */
public record CoffSymbol(
        String name, int value, int sectionNumber, int type, int storageClass, List<CoffAuxiliary> auxiliary) {

    /** A public symbol, defined at an offset of a section. */
    public static CoffSymbol external(String name, int sectionNumber, int value, boolean function) {
        return new CoffSymbol(name, value, sectionNumber, typeOf(function), WinNt.IMAGE_SYM_CLASS_EXTERNAL, List.of());
    }

    /** A symbol that only this object sees. */
    public static CoffSymbol local(String name, int sectionNumber, int value, boolean function) {
        return new CoffSymbol(name, value, sectionNumber, typeOf(function), WinNt.IMAGE_SYM_CLASS_STATIC, List.of());
    }

    /** A symbol that another object defines. */
    public static CoffSymbol undefined(String name, boolean function) {
        return external(name, WinNt.IMAGE_SYM_UNDEFINED, 0, function);
    }

    /** A communal variable ({@code COMM}): the linker makes one of the largest {@code size}. */
    public static CoffSymbol communal(String name, int size) {
        return external(name, WinNt.IMAGE_SYM_UNDEFINED, size, false);
    }

    /** A public constant. */
    public static CoffSymbol absolute(String name, int value) {
        return external(name, WinNt.IMAGE_SYM_ABSOLUTE, value, false);
    }

    /** The symbol that stands for a section as a whole, as relocations of local data use it. */
    public static CoffSymbol section(String name, int sectionNumber, CoffAuxiliary.SectionDefinition definition) {
        return new CoffSymbol(
                name, 0, sectionNumber, 0, WinNt.IMAGE_SYM_CLASS_STATIC, List.<CoffAuxiliary>of(definition));
    }

    /** {@code .file}: the source file. */
    public static CoffSymbol file(String sourceName) {
        return new CoffSymbol(
                ".file",
                0,
                WinNt.IMAGE_SYM_DEBUG,
                0,
                WinNt.IMAGE_SYM_CLASS_FILE,
                List.<CoffAuxiliary>of(new CoffAuxiliary.FileName(sourceName)));
    }

    /** A symbol that is {@code fallback} (an index of a symbol) when nobody defines it. */
    public static CoffSymbol weak(String name, int fallback, WeakSearch search) {
        return new CoffSymbol(
                name,
                0,
                WinNt.IMAGE_SYM_UNDEFINED,
                0,
                WinNt.IMAGE_SYM_CLASS_WEAK_EXTERNAL,
                List.<CoffAuxiliary>of(new CoffAuxiliary.WeakExternal(fallback, search.code())));
    }

    /** Other objects see it: external or weak external. */
    public boolean isExternal() {
        return storageClass == WinNt.IMAGE_SYM_CLASS_EXTERNAL || isWeak();
    }

    public boolean isWeak() {
        return storageClass == WinNt.IMAGE_SYM_CLASS_WEAK_EXTERNAL;
    }

    public boolean isUndefined() {
        return sectionNumber == WinNt.IMAGE_SYM_UNDEFINED && !isCommunal();
    }

    /** Undefined but with a size. */
    public boolean isCommunal() {
        return sectionNumber == WinNt.IMAGE_SYM_UNDEFINED
                && value != 0
                && storageClass == WinNt.IMAGE_SYM_CLASS_EXTERNAL;
    }

    public boolean isAbsolute() {
        return sectionNumber == WinNt.IMAGE_SYM_ABSOLUTE;
    }

    public boolean isFunction() {
        return type == WinNt.IMAGE_SYM_TYPE_FUNCTION;
    }

    /** The section definition that follows it, which makes it the symbol of a section. */
    public Optional<CoffAuxiliary.SectionDefinition> sectionDefinition() {
        return !auxiliary.isEmpty() && auxiliary.get(0) instanceof CoffAuxiliary.SectionDefinition definition
                ? Optional.of(definition)
                : Optional.empty();
    }

    private static int typeOf(boolean function) {
        return function ? WinNt.IMAGE_SYM_TYPE_FUNCTION : 0;
    }
}
