package jmasm.assembler.eval;

import java.util.Optional;
import jmasm.assembler.AsmError;
import jmasm.assembler.AsmProblem;
import jmasm.assembler.symbols.ConstantSymbol;
import jmasm.assembler.symbols.Symbol;
import jmasm.assembler.types.MasmType;
import jmasm.assembler.types.StructType;
import jmasm.base.Span;
import jmasm.masm.BinaryOperator;
import jmasm.masm.Distance;
import jmasm.masm.Expression;
import jmasm.masm.Name;
import jmasm.x86.Register;

/** Brackets, fields and types: what makes an address of a register, a number or another address. */
final class Addressing {

    private final Evaluator evaluator;

    Addressing(Evaluator evaluator) {
        this.evaluator = evaluator;
    }

    Value brackets(Expression.Indirect brackets) {
        Value value = evaluator.value(brackets.address());
        if (value instanceof Value.Register register
                && brackets.address() instanceof Expression.Binary binary
                && binary.operator() == BinaryOperator.PTR
                && evaluator.value(binary.left()) instanceof Value.Type type
                && type.type() instanceof MasmType.Pointer pointer
                && pointer.target() != null) {
            // [PBYTE PTR eax] is the byte that EAX points to.
            return asAddress(register, brackets.span())
                    .withType(pointer.target())
                    .bracketed();
        }
        return indirect(value, brackets.span());
    }

    Value indirect(Value value, Span span) {
        if (value instanceof Value.Register register) {
            return asAddress(register, span).bracketed();
        }
        if (value instanceof Value.Address address) {
            return address.bracketed();
        }
        return value;
    }

    Value index(Expression.Index index) {
        Value operand = evaluator.value(index.operand());
        Value within = indirect(evaluator.value(index.index()), index.index().span());
        if (operand instanceof Value.Register register) {
            operand = asAddress(register, index.operand().span());
        }
        if (within instanceof Value.Type type) {
            // [eax].DWORD adds the type's size.
            within = new Value.Constant(type.type().size());
        }
        Value sum = evaluator.arithmetic().add(operand, within, index.span());
        return indirect(sum, index.span());
    }

    Value.Address asAddress(Value.Register value, Span span) {
        Register register = value.register();
        if (register.isVector()) {
            // As the indices of a GATHER; no other instruction has a form for it.
            return Value.Address.ofIndex(register, 1, null);
        }
        if (register.kind() != Register.Kind.GENERAL || register.size() == 1) {
            throw new AsmError(span, AsmProblem.NOT_AN_ADDRESS_REGISTER);
        }
        if (register.size() == 2 && !AddressRegisters.isShort(register)) {
            throw new AsmError(span, AsmProblem.NOT_AN_ADDRESS_REGISTER);
        }
        if (evaluator.assumptions().errors().contains(register)) {
            throw new AsmError(span, AsmProblem.ASSUMED_TO_ERROR);
        }
        return Value.Address.of(register, 0, evaluator.assumptions().pointers().get(register), false);
    }

    Value member(Expression.Member member) {
        Value operand = evaluator.value(member.operand());
        Name name = member.member();
        if (operand instanceof Value.Undefined) {
            return operand;
        }
        if (operand instanceof Value.Register register) {
            operand = asAddress(register, member.operand().span()).bracketed();
        }
        if (Evaluator.typeOf(operand) instanceof StructType struct) {
            Optional<StructType.Field> field = struct.field(name.text());
            if (field.isPresent()) {
                return select(operand, field.get(), name);
            }
        }
        Symbol symbol = evaluator.find(name.text());
        if (symbol instanceof Symbol.Type type) {
            return withType(operand, type.type(), member.span());
        }
        if (symbol instanceof ConstantSymbol constant) {
            constant.noteUse(name.span());
            return evaluator.arithmetic().add(operand, evaluator.constant(constant), member.span());
        }
        if (symbol instanceof Symbol.RecordField field) {
            // A record's field is worth its shift count; COLOR.red is just that.
            Value shift = new Value.Constant(field.shift());
            return operand instanceof Value.Type
                    ? shift
                    : evaluator.arithmetic().add(operand, shift, member.span());
        }
        AsmError error = new AsmError(name.span(), AsmProblem.UNDEFINED_SYMBOL, name.text());
        throw Suggestions.forField(name.text(), Evaluator.typeOf(operand))
                .map(error::withHint)
                .orElse(error);
    }

    private static Value select(Value operand, StructType.Field field, Name name) {
        if (operand instanceof Value.Type) {
            return new Value.Constant(field.offset(), field.type(), false);
        }
        if (operand instanceof Value.Constant constant) {
            return new Value.Constant(constant.value() + field.offset(), field.type(), false);
        }
        if (operand instanceof Value.Address address) {
            return address.plus(field.offset()).withType(field.type());
        }
        throw new AsmError(name.span(), AsmProblem.MEMORY_EXPECTED);
    }

    Value withType(Value value, MasmType type, Span span) {
        if (value instanceof Value.Address address) {
            Value.Address typed = address.withType(type);
            return type instanceof MasmType.Code code
                    ? typed.withReach(code.distance() == Distance.FAR ? Value.Reach.FAR : Value.Reach.NEAR)
                    : typed;
        }
        if (value instanceof Value.Constant constant) {
            return new Value.Constant(constant.value(), type, true);
        }
        if (value instanceof Value.Register register) {
            // (POINT PTR ebx).x is the field behind the pointer; DWORD PTR eax just says what is so.
            boolean pointer =
                    type instanceof MasmType.Function && register.register().size() == 4;
            return pointer || register.register().size() == type.size()
                    ? value
                    : asAddress(register, span).withType(type).bracketed();
        }
        if (value instanceof Value.Undefined || value instanceof Value.Relocatable) {
            return value;
        }
        if (value instanceof Value.Real real && type.size() >= Float.BYTES) {
            int size = type.size() == Float.BYTES ? Float.BYTES : Double.BYTES;
            return new Value.Constant(real.bits(size, span), type, true);
        }
        throw new AsmError(span, AsmProblem.INVALID_TYPE, "");
    }
}
