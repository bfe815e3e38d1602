package jmasm.masm;

import java.util.List;
import java.util.Optional;
import jmasm.base.Span;

/** A type as it is written after a colon, PTR, TYPEDEF or LABEL. */
public sealed interface TypeName {

    Span span();

    /** {@code DWORD}. */
    record BuiltIn(Span span, BuiltInType type) implements TypeName {}

    /** A structure, union, record or TYPEDEF; or ABS, VARARG where the directive allows such a word. */
    record Named(Span span, Name name) implements TypeName {}

    /** So many bytes, which COMM takes for a type. */
    record Sized(Span span, Expression bytes) implements TypeName {}

    /** {@code PTR} or {@code PTR BYTE}; a far one has a selector too. */
    record Pointer(Span span, Distance distance, Optional<TypeName> target) implements TypeName {}

    /** {@code NEAR}, {@code FAR}. */
    record Label(Span span, Distance distance) implements TypeName {}

    /** {@code PROC}: near or far as the model says. */
    record Procedure(Span span) implements TypeName {}

    /** {@code PROTO :DWORD}, as TYPEDEF takes it. */
    record Prototype(Span span, Signature signature) implements TypeName {}

    /** What PROC and PROTO say about a procedure. Words are attributes in the order written. */
    record Signature(List<Name> attributes, List<Parameter> parameters) {}

    /** A parameter; a prototype's may have no name, a procedure's no type. */
    record Parameter(Span span, Optional<Name> name, Optional<TypeName> type) {}
}
