package jmasm.assembler.encode;

import java.util.ArrayList;
import java.util.List;
import jmasm.assembler.AsmError;
import jmasm.assembler.AsmProblem;
import jmasm.assembler.ErrorSink;
import jmasm.assembler.eval.Evaluated;
import jmasm.assembler.eval.Evaluator;
import jmasm.assembler.eval.Value;
import jmasm.assembler.layout.Fragment;
import jmasm.assembler.layout.Location;
import jmasm.assembler.layout.Relocation;
import jmasm.assembler.layout.Section;
import jmasm.assembler.layout.SectionImage;
import jmasm.assembler.layout.SettledCode;
import jmasm.assembler.symbols.AddressSymbol;
import jmasm.base.Span;
import jmasm.coff.RelocationType;
import jmasm.masm.Expression;
import jmasm.x86.Encoder;
import jmasm.x86.Encoding;
import jmasm.x86.FarPointer;
import jmasm.x86.FormChoice;
import jmasm.x86.Immediate;
import jmasm.x86.Memory;
import jmasm.x86.Operand;
import jmasm.x86.Prefix;
import jmasm.x86.Prefixes;
import jmasm.x86.Register;
import jmasm.x86.Target;

/**
 * An instruction. What can't change any more is {@link #settled}, and its source forgotten; a jump, or what depends on
 * names below, is encoded again until its size has settled.
 */
final class InstructionFragment extends Fragment {

    private static final int SHORTEST_JUMP = 2;
    private static final int SIZE_OF_UNKNOWN = 6;
    private static final int PUSH_CS = 0x0E;

    private final Section section;
    private final Processor processor;
    private final Evaluator evaluator;
    private final ErrorSink errors;

    /** See {@link Location}. */
    private final int unfixed;

    private InstructionSource source;
    private boolean exact = true;
    private boolean near;
    private byte[] bytes = {};
    private List<Relocation> relocations = List.of();

    /** See {@link SettledCode#fieldAt}. */
    private int fields;

    /** @throws AsmError when the instruction is wrong whatever follows */
    InstructionFragment(
            InstructionSource source, Section section, Processor processor, Evaluator evaluator, ErrorSink errors) {
        super(0);
        this.source = source;
        this.section = section;
        this.processor = processor;
        this.evaluator = evaluator;
        this.errors = errors;
        this.unfixed = section.unfixed();
        encode(section.position());
        setSize(bytes.length);
    }

    /** Without what it was made of, when that can't make anything else of it; else itself. */
    Fragment settled() {
        return exact ? new SettledCode(bytes, relocations, fields) : this;
    }

    @Override
    public boolean isFixed() {
        return source == null;
    }

    @Override
    public void settle() {
        if (source == null) {
            return;
        }
        int before = bytes.length;
        exact = true;
        try {
            encode(offset());
        } catch (AsmError error) {
            errors.report(error);
            source = null;
            bytes = new byte[before];
        }
        setSize(bytes.length);
    }

    @Override
    public void write(SectionImage image) {
        for (Relocation relocation : relocations) {
            image.relocations()
                    .add(new Relocation(offset() + relocation.offset(), relocation.target(), relocation.type()));
        }
        image.bytes().bytes(bytes);
    }

    private void encode(int offset) {
        int count = source.operands().size();
        List<Operand> operands = new ArrayList<>(count);
        List<Value> values = new ArrayList<>(count);
        Branches.Way way = Branches.Way.NEAR;
        for (int i = 0; i < count; i++) {
            Evaluated evaluated = evaluator.evaluate(source.operands().get(i), source.context());
            exact &= evaluated.exact();
            Expression written = source.operands().get(i);
            Value value = evaluated.value() instanceof Value.Segment segment
                    ? segment.number(written.span())
                    : evaluated.value();
            values.add(value);
            if (source.branches() && isBranch(value)) {
                way = way(value, written.span());
                operands.add(target(value, offset, way));
            } else {
                Operand operand = operand(value, written);
                operands.add(source.branches() ? Branches.pointer(value, operand) : operand);
            }
        }
        int lead = way == Branches.Way.NEAR_BEHIND_PUSH_CS ? 1 : 0;
        if (source.branches() && count == 1) {
            source = Branches.narrowed(source, values.get(0));
        }
        Encoding encoding = encodeAny(operands, values);
        if (operands.size() == 1 && operands.get(0) instanceof Target && isLocal(values.get(0))) {
            encoding = settleJump((Value.Address) values.get(0), offset + lead, encoding);
        }
        encoding = lead == 0 ? encoding : encoding.behind(PUSH_CS);
        bytes = encoding.bytes();
        relocations = relocations(encoding, values);
        fields = fields(encoding);
    }

    private Branches.Way way(Value value, Span span) {
        return value instanceof Value.Address address
                ? Branches.way(source.mnemonic(), address, section, span)
                : Branches.Way.NEAR;
    }

    private static int fields(Encoding encoding) {
        int packed = 0;
        for (Encoding.Field field : encoding.fields()) {
            int size = field.kind() == Encoding.Kind.FAR_OFFSET ? field.size() + 2 : field.size();
            packed = size == 1 ? packed : packed << 8 | field.offset() << 4 | size;
        }
        return packed;
    }

    @Override
    public int valueAt(int index) {
        return SettledCode.fieldAt(index, fields);
    }

    /** A code label's name is its address; in brackets, or where no number can stand, it is the memory there. */
    private static Operand operand(Value value, Expression written) {
        boolean bracketed = written instanceof Expression.Indirect || written instanceof Expression.Index;
        return !bracketed && OperandMaker.isCodeAddress(value)
                ? Immediate.relocatable((int) ((Value.Address) value).offset())
                : OperandMaker.operand(value, written.span());
    }

    /** As {@link #encode(List)}, but what was taken for a number may turn out to be memory. */
    private Encoding encodeAny(List<Operand> given, List<Value> values) {
        List<Operand> operands = given;
        if (operands.size() == 2 && operands.get(0) instanceof Memory memory && memory.size() == 0) {
            // mov [edi], BYTE PTR 13: the number says the size.
            int size = operands.get(1) instanceof Immediate number ? number.size() : 0;
            operands = size == 0 ? operands : List.of(memory.withSize(size), operands.get(1));
        }
        try {
            return encode(operands);
        } catch (AsmError asNumber) {
            List<Operand> asMemory = new ArrayList<>(operands);
            boolean unknown = false;
            boolean changed = false;
            for (int i = 0; i < operands.size(); i++) {
                unknown |= values.get(i) instanceof Value.Undefined;
                if (operands.get(i) instanceof Immediate
                        && (values.get(i) instanceof Value.Undefined || OperandMaker.isCodeAddress(values.get(i)))) {
                    changed = true;
                    asMemory.set(i, new Memory(unknownSize(operands), null, null, null, 1, 0, true, 4));
                } else if (values.get(i) instanceof Value.Relocatable address && isShort(address)) {
                    // mov ax, OFFSET x, where x lies in a 16-bit segment.
                    changed = true;
                    asMemory.set(i, new Immediate(address.addend(), 2, false));
                } else if (values.get(i) instanceof Value.Relocatable address
                        && source.mnemonic().equalsIgnoreCase("lea")) {
                    // lea esi, OFFSET x: the address of what has that address.
                    changed = true;
                    asMemory.set(i, new Memory(0, null, null, null, 1, (int) address.addend(), true, 4));
                }
            }
            if (!changed) {
                throw asNumber;
            }
            try {
                return encode(asMemory);
            } catch (AsmError asWell) {
                if (unknown) {
                    // Lines below will say what it is.
                    return new Encoding(new byte[SIZE_OF_UNKNOWN], List.of());
                }
                throw asNumber;
            }
        }
    }

    /** Of memory beside which only a register says a size. */
    private static int unknownSize(List<Operand> operands) {
        for (Operand operand : operands) {
            if (operand instanceof Register register) {
                return register.size();
            }
        }
        return 0;
    }

    private static boolean isBranch(Value value) {
        return value instanceof Value.Undefined || OperandMaker.isTarget(value);
    }

    /** A label whose distance this assembly knows. */
    private boolean isLocal(Value value) {
        return value instanceof Value.Address address
                && address.symbol().isDefined()
                && address.symbol().location().section() == section;
    }

    private Operand target(Value value, int offset, Branches.Way way) {
        if (!(value instanceof Value.Address address)) {
            return Target.of(0);
        }
        if (way == Branches.Way.FAR) {
            return new FarPointer(0, (int) address.offset(), true);
        }
        if (!address.symbol().isDefined()) {
            if (address.symbol().linkage() == AddressSymbol.Linkage.LOCAL) {
                return new Target(0, OperandMaker.reach(address), false);
            }
            return Target.unknown(Target.Reach.NEAR);
        }
        if (!isLocal(value)) {
            return Target.unknown(Target.Reach.NEAR);
        }
        exact &= address.symbol().location().unfixed() == unfixed;
        return jump(address, offset, Math.max(bytes.length, SHORTEST_JUMP));
    }

    private Target jump(Value.Address address, int offset, int length) {
        int destination = address.symbol().location().offset() + (int) address.offset();
        Target.Reach reach = near ? Target.Reach.NEAR : OperandMaker.reach(address);
        return new Target(destination - offset - length, reach, false);
    }

    /** The distance counts from the instruction's end, which only its form says. */
    private Encoding settleJump(Value.Address address, int offset, Encoding first) {
        Encoding encoding = first;
        int assumed = Math.max(bytes.length, SHORTEST_JUMP);
        while (encoding.bytes().length != assumed) {
            assumed = encoding.bytes().length;
            near |= assumed > SHORTEST_JUMP && address.reach() != Value.Reach.SHORT && canBeNear();
            encoding = encode(List.of(jump(address, offset, assumed)));
        }
        return encoding;
    }

    /** JECXZ and LOOP have no near form. */
    private boolean canBeNear() {
        return FormChoice.of(source.forms(), List.of(new Target(0, Target.Reach.NEAR, false)))
                instanceof FormChoice.Chosen;
    }

    private Encoding encode(List<Operand> operands) {
        FormChoice choice = FormChoice.of(WidthOverride.forms(source.forms(), operands), operands);
        if (choice instanceof FormChoice.Rejected rejected) {
            List<Operand> relaxed = MemorySizes.relaxed(source.mnemonic(), operands);
            if (relaxed == null || FormChoice.of(source.forms(), relaxed) instanceof FormChoice.Rejected) {
                throw rejection(rejected.reason(), operands);
            }
            return encode(relaxed);
        }
        FormChoice.Chosen chosen = (FormChoice.Chosen) choice;
        Prefixes prefixes = Prefixes.NONE;
        for (Prefix prefix : source.prefixes()) {
            if (prefix == Prefix.LOCK && !(operands.size() > 0 && operands.get(0) instanceof Memory)) {
                throw new AsmError(source.span(), AsmProblem.LOCK_WITHOUT_MEMORY);
            }
            if (!chosen.form().takes(prefix)) {
                throw new AsmError(source.span(), AsmProblem.PREFIX_NOT_ALLOWED);
            }
            prefixes = prefixes.with(prefix);
        }
        return Encoder.encode(chosen.form(), operands, prefixes);
    }

    private AsmError rejection(FormChoice.Reason reason, List<Operand> operands) {
        if (reason == FormChoice.Reason.TARGET_TOO_FAR && operands.get(0) instanceof Target target) {
            int displacement = target.displacement();
            int excess = displacement > Byte.MAX_VALUE ? displacement - Byte.MAX_VALUE : Byte.MIN_VALUE - displacement;
            return new AsmError(source.span(), AsmProblem.JUMP_TOO_FAR, excess);
        }
        boolean ofOthers = reason == FormChoice.Reason.OPERAND_KINDS
                && FormChoice.of(processor.everyForm(source.mnemonic()), operands) instanceof FormChoice.Chosen;
        return ofOthers ? FormErrors.notInCpuMode(source.span()) : FormErrors.of(reason, source, operands);
    }

    /** Fields that the linker completes; the bytes hold the addends. */
    private List<Relocation> relocations(Encoding encoding, List<Value> values) {
        List<Relocation> found = new ArrayList<>(0);
        for (Encoding.Field field : encoding.fields()) {
            Value value = values.get(field.operand());
            AddressSymbol symbol = OperandMaker.symbolOf(value);
            if (symbol == null || field.kind() == Encoding.Kind.RELATIVE && isLocal(value)) {
                continue;
            }
            requireWritable(field, value, symbol);
            if (field.size() == 2 && isShort(value)) {
                found.add(new Relocation(field.offset(), symbol, RelocationType.IMAGE_REL_I386_DIR16));
                continue;
            }
            RelocationType type = relocationType(field, value);
            if (field.size() == (type == RelocationType.IMAGE_REL_I386_SECTION ? 2 : 4) || field.size() == 4) {
                found.add(new Relocation(field.offset(), symbol, type));
            } else if (evaluator.isComplete()) {
                Span span = source.operands().get(field.operand()).span();
                throw new AsmError(span, AsmProblem.BAD_SIZE).withHint("an address needs 4 bytes");
            }
            if (field.kind() == Encoding.Kind.FAR_OFFSET) {
                int selector = field.offset() + field.size();
                found.add(new Relocation(selector, symbol, RelocationType.IMAGE_REL_I386_SECTION));
            }
        }
        return found;
    }

    private void requireWritable(Encoding.Field field, Value value, AddressSymbol symbol) {
        if (symbol.isDefined()
                && symbol.location().section().isReadOnly()
                && value instanceof Value.Address
                && source.writes(field.operand())) {
            Span span = source.operands().get(field.operand()).span();
            errors.report(new AsmError(span, AsmProblem.READONLY_MODIFIED));
        }
    }

    /** An address of 16 bits. */
    private static boolean isShort(Value value) {
        return value instanceof Value.Relocatable relocatable
                && relocatable.kind() == Value.Relocatable.Kind.ADDRESS
                && Fields.isShort(relocatable.symbol());
    }

    private static RelocationType relocationType(Encoding.Field field, Value value) {
        if (field.kind() == Encoding.Kind.RELATIVE) {
            return RelocationType.IMAGE_REL_I386_REL32;
        }
        if (value instanceof Value.Relocatable relocatable) {
            return Fields.relocationType(relocatable.kind());
        }
        if (value instanceof Value.Address address) {
            return Fields.relocationType(address.kind());
        }
        return RelocationType.IMAGE_REL_I386_DIR32;
    }
}
