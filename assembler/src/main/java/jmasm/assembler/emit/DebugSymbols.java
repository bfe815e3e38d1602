package jmasm.assembler.emit;

import java.util.function.ObjIntConsumer;
import jmasm.assembler.layout.Location;
import jmasm.assembler.layout.Section;
import jmasm.assembler.lower.Program;
import jmasm.assembler.symbols.AddressSymbol;
import jmasm.assembler.symbols.Symbol;
import jmasm.assembler.types.MasmType;
import jmasm.base.ByteWriter;

/** The names of a source as CodeView has them: procedures with what lies in their frames, labels, data. */
final class DebugSymbols {

    private static final int S_END = 0x0006;
    private static final int S_OBJNAME = 0x1101;
    private static final int S_LABEL32 = 0x1105;
    private static final int S_REGISTER = 0x1106;
    private static final int S_UDT = 0x1108;
    private static final int S_BPREL32 = 0x110B;
    private static final int S_LDATA32 = 0x110C;
    private static final int S_GDATA32 = 0x110D;
    private static final int S_LPROC32 = 0x110F;
    private static final int S_GPROC32 = 0x1110;
    private static final int S_COMPILE3 = 0x113C;

    private static final int CV_CFL_MASM = 3;

    /** CV_REG_EAX; the others follow in the processor's order. */
    private static final int FIRST_REGISTER = 17;

    private static final int LONGEST_NAME = 255;

    private final Program program;
    private final DebugTypes types;
    private final ByteWriter out;
    private final ObjIntConsumer<Section> address;

    /** @param address writes a reference that the linker completes */
    DebugSymbols(Program program, DebugTypes types, ByteWriter out, ObjIntConsumer<Section> address) {
        this.program = program;
        this.types = types;
        this.out = out;
        this.address = address;
    }

    void write(String objectName) {
        record(S_OBJNAME, () -> out.u32(0).latin1(objectName).u8(0));
        record(S_COMPILE3, () -> {
            out.u32(CV_CFL_MASM).u16(machine());
            out.zeros(16);
            out.latin1("jmasm").u8(0);
        });
        for (AddressSymbol symbol : program.symbols().addresses()) {
            if (isNamed(symbol)) {
                symbol(symbol);
            }
        }
        for (Symbol symbol : program.symbols().globals()) {
            if (symbol instanceof Symbol.Type type && type.name().length() <= LONGEST_NAME) {
                record(S_UDT, () -> {
                    out.u32(types.index(type.type()));
                    name(type.name());
                });
            }
        }
        types.complete();
    }

    /** CV_CFL_80386, 80486, PENTIUM and PENTIUMII are 3 to 6, as the processors' first digits. */
    private int machine() {
        return program.processor().level() / 100;
    }

    /** A name with a blank is a label that the assembler made. */
    private static boolean isNamed(AddressSymbol symbol) {
        return symbol.isDefined()
                && symbol.name().indexOf(' ') < 0
                && symbol.name().length() <= LONGEST_NAME
                && symbol.location().section().base().isEmpty();
    }

    private void symbol(AddressSymbol symbol) {
        boolean isPublic = symbol.linkage() != AddressSymbol.Linkage.LOCAL;
        if (symbol.isProcedure()) {
            procedure(symbol, isPublic ? S_GPROC32 : S_LPROC32);
        } else if (symbol.isCode()) {
            label(symbol);
        } else {
            record(isPublic ? S_GDATA32 : S_LDATA32, () -> {
                out.u32(types.index(symbol.type(), symbol.count()));
                place(symbol);
                name(symbol.name());
            });
        }
    }

    private void procedure(AddressSymbol symbol, int kind) {
        record(kind, () -> {
            // Parent, end and next are the linker's business.
            out.zeros(12);
            int length = distance(symbol, symbol.end());
            int type = symbol.signature() == null ? 0 : types.procedure(symbol.signature());
            // A debugger stops behind the prologue; ml has the end of the epilogue in the same place as the
            // procedure's.
            out.u32(length).u32(distance(symbol, symbol.body())).u32(length).u32(type);
            place(symbol);
            out.u8(0);
            name(symbol.name());
        });
        if (symbol.scope() != null) {
            symbol.scope().all().forEach(this::local);
        }
        record(S_END, () -> {});
    }

    /** From the beginning of a procedure to a place in it, in bytes; 0 to none. */
    private static int distance(AddressSymbol procedure, Location place) {
        return place == null
                ? 0
                : Math.max(0, place.offset() - procedure.location().offset());
    }

    private void local(Symbol local) {
        if (local instanceof Symbol.StackVariable variable && variable.name().length() <= LONGEST_NAME) {
            record(S_BPREL32, () -> {
                out.u32(variable.offset()).u32(types.index(variable.type(), variable.count()));
                name(variable.name());
            });
        } else if (local instanceof Symbol.RegisterVariable variable) {
            record(S_REGISTER, () -> {
                out.u32(types.index(MasmType.DWORD))
                        .u16(FIRST_REGISTER + variable.register().number());
                name(variable.name());
            });
        } else if (local instanceof AddressSymbol symbol && symbol.isCode() && isNamed(symbol)) {
            label(symbol);
        }
    }

    private void label(AddressSymbol symbol) {
        record(S_LABEL32, () -> {
            place(symbol);
            out.u8(0);
            name(symbol.name());
        });
    }

    private void place(AddressSymbol symbol) {
        address.accept(symbol.location().section(), symbol.location().offset());
    }

    private void name(String name) {
        out.latin1(name).u8(0);
    }

    private void record(int kind, Runnable content) {
        int start = out.size();
        out.u16(0).u16(kind);
        content.run();
        out.align(4);
        out.patch16(start, out.size() - start - 2);
    }
}
