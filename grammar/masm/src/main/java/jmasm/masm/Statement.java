package jmasm.masm;

import java.util.List;
import java.util.Optional;
import jmasm.base.Span;

/**
 * One statement. A line holds at most a {@link Label} and one other. INCLUDE, EQU, {@code =}, conditionals and macros
 * are gone before there are statements.
 */
public sealed interface Statement {

    Span span();

    /** {@code name:}, or {@code name::} which is visible outside its procedure. */
    record Label(Span span, Name name, boolean global) implements Statement {}

    /** Prefixes are words such as REP, in the order written; a prefix may stand alone, without a mnemonic. */
    record Instruction(Span span, List<Name> prefixes, Optional<Name> mnemonic, List<Expression> operands)
            implements Statement {}

    /** {@code name DWORD 1,2}. */
    record Data(Span span, Optional<Name> name, TypeName type, List<Initializer> initializers) implements Statement {}

    record ProcBegin(Span span, Name name, TypeName.Signature signature, List<Name> uses) implements Statement {}

    record ProcEnd(Span span, Name name) implements Statement {}

    record Prototype(Span span, Name name, TypeName.Signature signature) implements Statement {}

    record Local(Span span, List<LocalVariable> variables) implements Statement {}

    /** {@code name[count]:type}. */
    record LocalVariable(Name name, Optional<Expression> count, Optional<TypeName> type) {}

    record Invoke(Span span, Expression procedure, List<Argument> arguments) implements Statement {}

    /** An argument of INVOKE. */
    sealed interface Argument {

        record Value(Expression expression) implements Argument {}

        /** {@code ADDR x}. */
        record Address(Span span, Expression expression) implements Argument {}

        /** {@code edx::eax}. */
        record Pair(Expression high, Expression low) implements Argument {}
    }

    /** STRUCT or UNION; nested ones may have their name behind the word, or none. */
    record AggregateBegin(
            Span span, boolean union, Optional<Name> name, Optional<Expression> alignment, boolean nonUnique)
            implements Statement {}

    /** {@code name ENDS}: of a segment, structure or union. */
    record BlockEnd(Span span, Optional<Name> name) implements Statement {}

    record Typedef(Span span, Name name, TypeName type) implements Statement {}

    record Record(Span span, Name name, List<Field> fields) implements Statement {}

    record Field(Name name, Expression width, Optional<Expression> initial) {}

    record SegmentBegin(Span span, Name name, List<SegmentAttribute> attributes) implements Statement {}

    /** A word, perhaps with arguments, or the class in quotes. */
    record SegmentAttribute(Span span, String word, List<Expression> arguments, boolean quoted) {}

    record Model(Span span, List<Name> words) implements Statement {}

    record SimplifiedSegment(Span span, Kind kind, Optional<Name> name) implements Statement {

        /** Which segment. */
        public enum Kind {
            CODE,
            DATA,
            UNINITIALIZED_DATA,
            CONST,
            FAR_DATA,
            UNINITIALIZED_FAR_DATA
        }
    }

    record Stack(Span span, Optional<Expression> size) implements Statement {}

    record Assume(Span span, List<Assumption> assumptions) implements Statement {}

    /** {@code reg:what}; or NOTHING alone. */
    record Assumption(Name register, Optional<TypeName> what) {}

    record Group(Span span, Name name, List<Name> segments) implements Statement {}

    /** {@code .686P}, {@code .XMM}: the word without its dot, in upper case. */
    record Cpu(Span span, String processor) implements Statement {}

    record Extern(Span span, boolean definition, List<External> names) implements Statement {}

    /** {@code language name(alternative):type}. */
    record External(Optional<Name> language, Name name, Optional<Name> alternative, Optional<TypeName> type) {}

    record Public(Span span, List<External> names) implements Statement {}

    record Comm(Span span, List<Communal> names) implements Statement {}

    record Communal(Optional<Name> language, Name name, TypeName type, Optional<Expression> count) {}

    /** The rest of the line, which follows no rule but the file system's. */
    record IncludeLib(Span span, String library) implements Statement {}

    record SafeSeh(Span span, Name handler) implements Statement {}

    /** {@code ALIAS <name> = <other>}: names as the linker knows them. */
    record Alias(Span span, String name, String other) implements Statement {}

    /** {@code .FPO (locals, parameters, prologue, registers, usesEbp, frame)}. */
    record Fpo(Span span, List<Expression> values) implements Statement {}

    /** PUSHCONTEXT or POPCONTEXT. */
    record ContextDirective(Span span, boolean push, List<Name> words) implements Statement {}

    record LabelDirective(Span span, Name name, TypeName type) implements Statement {}

    /** ALIGN; EVEN is ALIGN 2. */
    record Align(Span span, Optional<Expression> boundary) implements Statement {}

    record Org(Span span, Expression offset) implements Statement {}

    record Option(Span span, List<Setting> settings) implements Statement {}

    /** {@code CASEMAP:NONE}; both in the case written. */
    record Setting(Name name, Optional<String> value) {}

    record End(Span span, Optional<Expression> entry) implements Statement {}

    /** .IF and its family. The condition of .BREAK .IF is optional, that of .IF always present. */
    record Control(Span span, Kind kind, Optional<Condition> condition) implements Statement {

        /** Which one. */
        public enum Kind {
            IF,
            ELSEIF,
            ELSE,
            ENDIF,
            WHILE,
            ENDW,
            REPEAT,
            UNTIL,
            UNTILCXZ,
            BREAK,
            CONTINUE
        }
    }

    /** A directive of ml that is known by name only. */
    record Other(Span span, String directive) implements Statement {}
}
