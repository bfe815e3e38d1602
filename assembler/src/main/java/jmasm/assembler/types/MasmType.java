package jmasm.assembler.types;

import jmasm.masm.BuiltInType;
import jmasm.masm.Distance;

/** The type of a variable, label or operand. */
public sealed interface MasmType
        permits MasmType.Scalar, MasmType.Pointer, MasmType.Code, MasmType.Function, StructType, RecordType {

    /** Bytes of one element; 0 for code. */
    int size();

    /** As the source spells it. */
    String name();

    Scalar BYTE = new Scalar(BuiltInType.BYTE);
    Scalar WORD = new Scalar(BuiltInType.WORD);
    Scalar DWORD = new Scalar(BuiltInType.DWORD);
    Code NEAR = new Code(Distance.NEAR);

    record Scalar(BuiltInType type) implements MasmType {

        @Override
        public int size() {
            return type.size();
        }

        @Override
        public String name() {
            return type.name();
        }
    }

    /** @param target null for a pointer to anything */
    record Pointer(Distance distance, MasmType target) implements MasmType {

        public Pointer(MasmType target) {
            this(Distance.NEAR, target);
        }

        @Override
        public int size() {
            boolean far = distance == Distance.FAR || target instanceof Code code && code.distance() == Distance.FAR;
            return far ? 6 : 4;
        }

        @Override
        public String name() {
            return target == null ? "PTR" : "PTR " + target.name();
        }
    }

    /** A place to jump to or call. */
    record Code(Distance distance) implements MasmType {

        @Override
        public int size() {
            return 0;
        }

        @Override
        public String name() {
            return distance.name();
        }
    }

    /** {@code TYPEDEF PROTO}: pointers to it can be invoked. */
    record Function(Signature signature) implements MasmType {

        @Override
        public int size() {
            return 0;
        }

        @Override
        public String name() {
            return "PROTO";
        }
    }
}
