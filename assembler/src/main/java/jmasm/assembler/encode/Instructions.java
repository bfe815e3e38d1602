package jmasm.assembler.encode;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import jmasm.assembler.AsmError;
import jmasm.assembler.AsmProblem;
import jmasm.assembler.ErrorSink;
import jmasm.assembler.eval.Context;
import jmasm.assembler.eval.Evaluator;
import jmasm.assembler.layout.Fragment;
import jmasm.assembler.layout.Gap;
import jmasm.assembler.layout.Section;
import jmasm.assembler.layout.SectionImage;
import jmasm.masm.Expression;
import jmasm.masm.Name;
import jmasm.masm.Statement;
import jmasm.x86.Form;
import jmasm.x86.Prefix;
import jmasm.x86.Prefixes;

/** Instruction statements to fragments. */
public final class Instructions {

    private static final int WIDE = 4;

    private final Processor processor;
    private final Evaluator evaluator;
    private final ErrorSink errors;

    /** 16-bit segments with an instruction that was refused. */
    private final Set<Section> refused = new HashSet<>();

    private boolean signExtension = true;

    public Instructions(Processor processor, Evaluator evaluator, ErrorSink errors) {
        this.processor = processor;
        this.evaluator = evaluator;
        this.errors = errors;
    }

    /** Whether AND, OR and XOR may have a byte that is extended: OPTION NOSIGNEXTEND. */
    public void setSignExtension(boolean allowed) {
        signExtension = allowed;
    }

    /** @throws AsmError when the instruction is wrong whatever follows */
    public Fragment fragment(Statement.Instruction instruction, Section section, Context context) {
        if (section.wordSize() != WIDE) {
            return refused(instruction, section);
        }
        List<Prefix> prefixes = new ArrayList<>(0);
        for (Name prefix : instruction.prefixes()) {
            prefixes.add(Prefix.named(prefix.text()).orElseThrow());
        }
        if (instruction.mnemonic().isEmpty()) {
            return new PrefixFragment(prefixes);
        }
        Name mnemonic = instruction.mnemonic().get();
        List<Expression> operands = instruction.operands();
        List<Form> forms = processor.forms(mnemonic.text());
        String onMemory = StringOperands.mnemonic(mnemonic.text(), operands);
        if (onMemory != null) {
            operands = StringOperands.sized(mnemonic.text(), operands);
            forms = processor.forms(onMemory);
        }
        if (forms.isEmpty()) {
            throw FormErrors.notInCpuMode(mnemonic.span());
        }
        if (WidthOverride.pushesWord(mnemonic.text(), instruction.operands())) {
            forms = WidthOverride.join(processor.forms("pushw"), forms);
        }
        if (!signExtension) {
            forms = WidthOverride.withoutSignExtension(forms);
        }
        InstructionSource source = new InstructionSource(
                instruction.span(),
                mnemonic.text(),
                prefixes,
                operands,
                context,
                forms,
                processor.branches(mnemonic.text()));
        return new InstructionFragment(source, section, processor, evaluator, errors).settled();
    }

    /** One message tells it for a whole segment. */
    private Fragment refused(Statement.Instruction instruction, Section section) {
        if (refused.add(section)) {
            throw new AsmError(
                            instruction.span(),
                            AsmProblem.NOT_SUPPORTED,
                            "instructions in a 16-bit segment : " + section.segmentName())
                    .withHint("this assembler makes 32-bit programs: .386, then .MODEL flat");
        }
        return new Gap(0);
    }

    /** Prefixes on a line of their own, for the instruction on the next. */
    private static final class PrefixFragment extends Fragment {

        private final List<Prefix> prefixes;

        PrefixFragment(List<Prefix> prefixes) {
            super(prefixes.size());
            this.prefixes = prefixes;
        }

        @Override
        public boolean isFixed() {
            return true;
        }

        @Override
        public void write(SectionImage image) {
            for (Prefix prefix : prefixes) {
                image.bytes().u8(code(Prefixes.NONE.with(prefix)));
            }
        }

        private static int code(Prefixes prefixes) {
            if (prefixes.lock()) {
                return 0xF0;
            }
            return switch (prefixes.repeat()) {
                case REPNE -> 0xF2;
                case REPE, NONE -> 0xF3;
            };
        }
    }
}
