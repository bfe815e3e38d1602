package jmasm.assembler.lower;

import java.util.Arrays;
import java.util.List;
import jmasm.assembler.AsmError;
import jmasm.assembler.AsmProblem;
import jmasm.assembler.encode.DataBuilder;
import jmasm.assembler.types.StructType;
import jmasm.base.Span;
import jmasm.masm.Initializer;

/** A structure may be defined twice if both definitions are the same: fields, places and initial values. */
final class StructRedefinition {

    private final Program program;
    private final Span at;

    /** @param at where the second definition ends */
    StructRedefinition(Program program, Span at) {
        this.program = program;
        this.at = at;
    }

    void requireSame(StructType before, StructType now) {
        for (int i = 0; i < before.fields().size(); i++) {
            if (i >= now.fields().size()) {
                throw new AsmError(at, AsmProblem.STRUCT_LABELS_MISSING, before.name());
            }
            requireSame(before.fields().get(i), now.fields().get(i));
        }
        if (now.fields().size() > before.fields().size()) {
            String added = now.fields().get(before.fields().size()).name();
            throw new AsmError(at, AsmProblem.STRUCT_LABEL_DIFFERS, added);
        }
    }

    private void requireSame(StructType.Field first, StructType.Field second) {
        if (!first.name().equalsIgnoreCase(second.name())) {
            throw new AsmError(at, AsmProblem.STRUCT_LABEL_DIFFERS, second.name());
        }
        if (first.offset() != second.offset()
                || first.type().size() != second.type().size()) {
            throw new AsmError(at, AsmProblem.STRUCT_OFFSET_DIFFERS, second.name());
        }
        if (count(second.initial()) < count(first.initial()) || second.count() < first.count()) {
            throw new AsmError(at, AsmProblem.STRUCT_INITIALIZERS_MISSING, second.name());
        }
        if (first.count() != second.count()) {
            throw new AsmError(at, AsmProblem.STRUCT_OFFSET_DIFFERS, second.name());
        }
        if (!Arrays.equals(value(first), value(second))) {
            throw new AsmError(at, AsmProblem.STRUCT_INITIALIZERS_DIFFER, second.name());
        }
    }

    /** How many values are written down, those within brackets each. */
    private static int count(List<Initializer> initial) {
        int count = 0;
        for (Initializer each : initial) {
            count += each instanceof Initializer.Fields fields ? Math.max(1, count(fields.items())) : 1;
        }
        return count;
    }

    /** The bytes as far as no label is in them. */
    private byte[] value(StructType.Field field) {
        DataBuilder builder = program.dataBuilder();
        builder.add(field.type(), field.initial());
        return builder.written();
    }
}
