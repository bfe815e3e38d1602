package jmasm.assembler.lower;

import java.util.List;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import jmasm.assembler.encode.DataShape;
import jmasm.assembler.layout.Fragment;
import jmasm.assembler.symbols.AddressSymbol;
import jmasm.masm.Statement;

/** Is told what the assembler makes of statements, for the listing. */
public interface StatementWatcher {

    /** Nobody is interested. */
    StatementWatcher NONE = new StatementWatcher() {
        @Override
        public void generated(Statement.Instruction instruction, Fragment fragment) {}

        @Override
        public void generatedLater(Supplier<Statement.Instruction> instruction, Fragment fragment) {}

        @Override
        public void generated(AddressSymbol label) {}

        @Override
        public void above(Runnable action) {
            action.run();
        }

        @Override
        public void data(Fragment fragment, List<DataShape> shape) {}

        @Override
        public void field(int offset, Fragment initial, List<DataShape> shape) {}

        @Override
        public void structure(IntSupplier size) {}
    };

    /** An instruction that stands in no source line: of INVOKE, .IF, a prologue. */
    void generated(Statement.Instruction instruction, Fragment fragment);

    /** One of which only the end of the source tells what it is. */
    void generatedLater(Supplier<Statement.Instruction> instruction, Fragment fragment);

    /** A label of .IF and its family, at its place. */
    void generated(AddressSymbol label);

    /** Runs {@code action}; what is made meanwhile stands above the present line. */
    void above(Runnable action);

    void data(Fragment fragment, List<DataShape> shape);

    /** A field of a structure, and what it holds when an instance doesn't say. */
    void field(int offset, Fragment initial, List<DataShape> shape);

    /** The present line begins a structure of this size, which its last line settles. */
    void structure(IntSupplier size);
}
