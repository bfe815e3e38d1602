package jmasm.assembler.types;

import jmasm.masm.BuiltInType;
import jmasm.masm.Distance;

/** The type of a variable, label or operand. */
public sealed interface MasmType
        permits MasmType.Scalar,
                MasmType.Pointer,
                MasmType.Code,
                MasmType.Function,
                MasmType.Forward,
                StructType,
                RecordType {

    /** Bytes of one element; 0 for code. */
    int size();

    /** As the source spells it. */
    String name();

    Scalar BYTE = new Scalar(BuiltInType.BYTE);
    Scalar WORD = new Scalar(BuiltInType.WORD);
    Scalar DWORD = new Scalar(BuiltInType.DWORD);
    Code NEAR = new Code(Distance.NEAR);

    /** Bytes of a variable on the stack. */
    default int storage() {
        return size();
    }

    /** Whether no name can have both: code and data, near and far code, data of different sizes. */
    default boolean conflictsWith(MasmType other) {
        boolean code = this instanceof Code || other instanceof Code;
        return code ? !equals(other) : size() != other.size();
    }

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

        /** Null for a pointer to anything, or to what no line so far defines. */
        @Override
        public MasmType target() {
            return target instanceof Forward forward ? forward.known() : target;
        }

        public Pointer(MasmType target) {
            this(Distance.NEAR, target);
        }

        @Override
        public int size() {
            return pointerSize(reach());
        }

        /** Its own distance, or that of the code that it points to. */
        public Distance reach() {
            if (distance != Distance.NEAR) {
                return distance;
            }
            if (target instanceof Code code) {
                return code.distance();
            }
            return target instanceof Function function ? function.signature().distance() : distance;
        }

        @Override
        public String name() {
            return target == null ? "PTR" : "PTR " + target.name();
        }
    }

    /** Bytes of a pointer to code or data so far away. */
    static int pointerSize(Distance distance) {
        return switch (distance) {
            case NEAR16 -> 2;
            case NEAR, FAR16 -> 4;
            case FAR -> 6;
        };
    }

    /** The type of a name, null when there is none. */
    interface Lookup {

        MasmType apply(String name);
    }

    /** What a pointer points to before the line that defines it. */
    record Forward(String name, Lookup types) implements MasmType {

        /** Null as long as there is none. */
        public MasmType known() {
            return types.apply(name);
        }

        @Override
        public int size() {
            return 0;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Forward forward && forward.name.equals(name);
        }

        @Override
        public int hashCode() {
            return name.hashCode();
        }
    }

    /** A place to jump to or call. */
    record Code(Distance distance) implements MasmType {

        /** Bytes of a variable that is declared of it: its address. */
        @Override
        public int storage() {
            return pointerSize(distance);
        }

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
