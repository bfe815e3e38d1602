package jmasm.assembler.encode;

import java.util.List;
import java.util.function.IntSupplier;
import jmasm.assembler.layout.Fragment;
import jmasm.assembler.layout.Relocation;
import jmasm.assembler.layout.SectionImage;
import jmasm.assembler.symbols.AddressSymbol;
import jmasm.coff.RelocationType;

/** .FPO: an FPO_DATA record, which tells a debugger how to walk past a procedure that keeps no frame pointer. */
public final class FpoFragment extends Fragment {

    /** How many numbers .FPO takes. */
    public static final int VALUES = 6;

    private static final int SIZE = 16;

    private final AddressSymbol procedure;
    private final IntSupplier procedureSize;
    private final List<Integer> values;

    /** @param values locals and parameters in doublewords, prologue bytes, saved registers, EBP used, frame kind */
    public FpoFragment(AddressSymbol procedure, IntSupplier procedureSize, List<Integer> values) {
        super(SIZE);
        this.procedure = procedure;
        this.procedureSize = procedureSize;
        this.values = List.copyOf(values);
    }

    @Override
    public boolean isFixed() {
        return true;
    }

    @Override
    public void write(SectionImage image) {
        image.relocations().add(new Relocation(offset(), procedure, RelocationType.IMAGE_REL_I386_DIR32NB));
        int flags = values.get(3) & 7 | (values.get(4) & 1) << 4 | (values.get(5) & 3) << 6;
        image.bytes()
                .u32(0)
                .u32(procedureSize.getAsInt())
                .u32(values.get(0))
                .u16(values.get(1))
                .u8(values.get(2))
                .u8(flags);
    }
}
