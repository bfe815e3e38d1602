package jmasm.assembler.symbols;

import jmasm.assembler.layout.Location;
import jmasm.assembler.layout.RelocationTarget;
import jmasm.assembler.types.Language;
import jmasm.assembler.types.MasmType;
import jmasm.assembler.types.Signature;
import jmasm.base.Span;

/** Anything with an address: data, a code label, a procedure, here or in another object. */
public final class AddressSymbol implements Symbol, RelocationTarget {

    /** Before the name of a DLL's function in the name of the variable that holds its address. */
    public static final String IMPORT_PREFIX = "__imp_";

    /** How other objects see it. */
    public enum Linkage {
        /** Not at all. */
        LOCAL,
        /** Defined here for all. */
        PUBLIC,
        /** Defined elsewhere. */
        EXTERN,
        /** EXTERNDEF or PROTO: public when it is defined here, else external when it is used. */
        UNDECIDED,
        /** COMM: the linker makes one of all. */
        COMMUNAL
    }

    private final String name;
    private final Span span;
    private MasmType type;
    private int count = 1;
    private int size;
    private int firstCount = 1;
    private Location location;
    private Location end;
    private Location body;
    private Linkage linkage = Linkage.LOCAL;
    private Language language = Language.NONE;
    private Signature signature;
    private boolean procedure;
    private boolean export;
    private boolean absolute;
    private boolean referenced;
    private boolean labelOnly;
    private AddressSymbol alternative;
    private AddressSymbol importAddress;
    private AddressSymbol imported;
    private Scope scope;

    public AddressSymbol(String name, Span span, MasmType type) {
        this.name = name;
        this.span = span;
        this.type = type;
        this.size = type.size();
    }

    @Override
    public String name() {
        return name;
    }

    /** Where it was declared first. */
    public Span span() {
        return span;
    }

    /** Of one element. */
    public MasmType type() {
        return type;
    }

    public boolean isCode() {
        return type instanceof MasmType.Code;
    }

    /** LENGTHOF. */
    public int count() {
        return count;
    }

    /** LENGTH: the count of a DUP that comes first, else 1. */
    public int firstCount() {
        return firstCount;
    }

    public void setFirstCount(int newFirstCount) {
        firstCount = newFirstCount;
    }

    /** SIZEOF, bytes. */
    public int size() {
        return size;
    }

    public void setExtent(MasmType newType, int newCount, int newSize) {
        type = newType;
        count = newCount;
        size = newSize;
    }

    /** Null while it is not defined in this source. */
    public Location location() {
        return location;
    }

    public boolean isDefined() {
        return location != null;
    }

    public void defineAt(Location newLocation) {
        location = newLocation;
    }

    /** Of a procedure: where its ENDP stands. Null for all else. */
    public Location end() {
        return end;
    }

    /** Of a procedure: where its prologue ends; null when there is no code in it. */
    public Location body() {
        return body;
    }

    public void beginBody(Location newBody) {
        body = newBody;
    }

    public void endAt(Location newEnd) {
        end = newEnd;
    }

    /** Of a procedure that this source defines: its parameters, variables and labels. Null for all else. */
    public Scope scope() {
        return scope;
    }

    public void setScope(Scope newScope) {
        scope = newScope;
    }

    public Linkage linkage() {
        return linkage;
    }

    public void setLinkage(Linkage newLinkage) {
        linkage = newLinkage;
    }

    public Language language() {
        return language;
    }

    public void setLanguage(Language newLanguage) {
        language = newLanguage;
    }

    /** Null for what was not declared by PROC or PROTO. */
    public Signature signature() {
        return signature;
    }

    public void setSignature(Signature newSignature) {
        signature = newSignature;
    }

    /** Declared by PROC or PROTO, or EXTERN name:PROC. */
    public boolean isProcedure() {
        return procedure;
    }

    public void setProcedure() {
        procedure = true;
    }

    public boolean isExport() {
        return export;
    }

    public void setExport() {
        export = true;
    }

    /** EXTERN name:ABS. */
    public boolean isAbsolute() {
        return absolute;
    }

    public void setAbsolute() {
        absolute = true;
    }

    /** Whether an operand names it; what is only declared does not get into the object. */
    public boolean isReferenced() {
        return referenced;
    }

    public void setReferenced() {
        referenced = true;
    }

    /** Whether only LABEL has named it: data of this name may follow, and be longer. */
    public boolean isLabelOnly() {
        return labelOnly;
    }

    public void setLabelOnly(boolean only) {
        labelOnly = only;
    }

    /** The variable with its address in a DLL, null when it is none of a DLL: OPTION DLLIMPORT. */
    public AddressSymbol importAddress() {
        return importAddress;
    }

    public void setImportAddress(AddressSymbol symbol) {
        importAddress = symbol;
        symbol.imported = this;
    }

    /** The DLL's function whose address this variable holds, null when it is another variable. */
    public AddressSymbol imported() {
        return imported;
    }

    /** {@code EXTERN name(alternative)}: what the linker takes when nobody defines this one; null for none. */
    public AddressSymbol alternative() {
        return alternative;
    }

    public void setAlternative(AddressSymbol symbol) {
        alternative = symbol;
    }

    @Override
    public String toString() {
        return name;
    }
}
