package jmasm.assembler.lower;

import java.util.Optional;
import jmasm.assembler.AsmError;
import jmasm.assembler.AsmProblem;
import jmasm.assembler.eval.Evaluated;
import jmasm.assembler.eval.Value;
import jmasm.assembler.symbols.AddressSymbol;
import jmasm.assembler.symbols.ConstantSymbol;
import jmasm.assembler.symbols.Symbol;
import jmasm.assembler.types.Language;
import jmasm.assembler.types.MasmType;
import jmasm.assembler.types.Signature;
import jmasm.base.Span;
import jmasm.masm.BuiltInType;
import jmasm.masm.Expression;
import jmasm.masm.Name;
import jmasm.masm.Statement;
import jmasm.masm.TypeName;

/** Names that other objects define or see. */
final class Linkage {

    private final Program program;
    private final Labels labels;

    Linkage(Program program, Labels labels) {
        this.program = program;
        this.labels = labels;
    }

    void extern(Statement.Extern extern) {
        for (Statement.External external : extern.names()) {
            if (external.alternative().isPresent() && extern.definition()) {
                throw new AsmError(external.alternative().get().span(), AsmProblem.ALTERNATE_WITH_EXTERNDEF);
            }
            declare(external, extern.definition());
            external.alternative().ifPresent(name -> alternative(external, name));
        }
    }

    private void declare(Statement.External external, boolean externdef) {
        Name name = external.name();
        Optional<TypeName> written = external.type();
        MasmType type = written.filter(given -> !isAbsolute(given))
                .map(given -> program.types.resolve(given, program.language))
                .orElse(MasmType.NEAR);
        boolean known = program.symbols.global(name.text()) instanceof AddressSymbol;
        Signature signature = type instanceof MasmType.Function function ? function.signature() : null;
        MasmType addressType = signature != null ? new MasmType.Code(signature.distance()) : type;
        AddressSymbol symbol = labels.declare(name, addressType);
        if (known && !externdef && written.isPresent()) {
            requireSameType(symbol, addressType, isAbsolute(written.get()), name);
        }
        if (known
                && external.language().isPresent()
                && symbol.linkage() == AddressSymbol.Linkage.EXTERN
                && symbol.language() != language(external.language().get())) {
            throw new AsmError(name.span(), AsmProblem.LANGUAGE_CONFLICT, name.text());
        }
        if (!symbol.isDefined()) {
            external.language().ifPresent(language -> symbol.setLanguage(language(language)));
        }
        if (signature != null) {
            symbol.setSignature(signature);
            symbol.setLanguage(signature.language());
        }
        if (written.isPresent() && (written.get() instanceof TypeName.Procedure || signature != null)) {
            symbol.setProcedure();
        }
        if (written.isPresent() && isAbsolute(written.get())) {
            symbol.setAbsolute();
        }
        if (!known) {
            symbol.setLinkage(externdef ? AddressSymbol.Linkage.UNDECIDED : AddressSymbol.Linkage.EXTERN);
        } else if (externdef) {
            if (symbol.linkage() == AddressSymbol.Linkage.LOCAL) {
                symbol.setLinkage(AddressSymbol.Linkage.PUBLIC);
            } else if (symbol.linkage() == AddressSymbol.Linkage.PUBLIC && !symbol.isDefined()) {
                symbol.setExtent(addressType, 1, addressType.size());
                symbol.setLinkage(AddressSymbol.Linkage.UNDECIDED);
            }
        } else if (symbol.isDefined()) {
            throw new AsmError(name.span(), AsmProblem.SYMBOL_REDEFINITION, name.text());
        } else {
            symbol.setLinkage(AddressSymbol.Linkage.EXTERN);
        }
    }

    /** What EXTERN has said twice is the same. */
    private static void requireSameType(AddressSymbol symbol, MasmType type, boolean absolute, Name name) {
        boolean said = symbol.linkage() == AddressSymbol.Linkage.EXTERN && !symbol.isDefined();
        if (said && (symbol.isAbsolute() != absolute || symbol.type().conflictsWith(type))) {
            throw new AsmError(name.span(), AsmProblem.SYMBOL_TYPE_CONFLICT, name.text());
        }
    }

    private void alternative(Statement.External external, Name name) {
        AddressSymbol alternative = labels.declare(name, MasmType.NEAR);
        alternative.setReferenced();
        AddressSymbol symbol =
                (AddressSymbol) program.symbols.global(external.name().text());
        symbol.setAlternative(alternative);
        program.atEnd(() -> {
            if (alternative.linkage() == AddressSymbol.Linkage.LOCAL) {
                throw new AsmError(name.span(), AsmProblem.MUST_BE_PUBLIC, name.text());
            }
        });
    }

    void alias(Statement.Alias alias) {
        program.aliases.add(alias);
        if (program.symbols.global(alias.other()) instanceof AddressSymbol known) {
            known.setReferenced();
        }
    }

    private static boolean isAbsolute(TypeName type) {
        return type instanceof TypeName.Named named && named.name().text().equalsIgnoreCase("ABS");
    }

    void publish(Statement.Public directive) {
        for (Statement.External external : directive.names()) {
            Symbol known = program.symbols.global(external.name().text());
            if (known instanceof ConstantSymbol constant) {
                constant.publish(external.language().map(Linkage::language).orElse(program.language));
                continue;
            }
            if (known != null && !(known instanceof AddressSymbol)) {
                throw new AsmError(
                        external.name().span(),
                        AsmProblem.CANNOT_BE_PUBLIC,
                        external.name().text());
            }
            AddressSymbol symbol = labels.declare(external.name(), MasmType.NEAR);
            external.language().ifPresent(language -> symbol.setLanguage(language(language)));
            symbol.setLinkage(AddressSymbol.Linkage.PUBLIC);
            symbol.setReferenced();
        }
    }

    void communal(Statement.Comm comm) {
        for (Statement.Communal communal : comm.names()) {
            MasmType type = communalType(communal.type());
            long count = communal.count()
                    .map(given -> program.evaluator.constant(given, program.context()))
                    .orElse(1L);
            if (count < 1) {
                throw new AsmError(communal.name().span(), AsmProblem.NEGATIVE_COUNT);
            }
            AddressSymbol symbol = labels.declare(communal.name(), type);
            communal.language()
                    .filter(word -> Language.named(word.text()) != null)
                    .ifPresent(word -> symbol.setLanguage(language(word)));
            if (symbol.linkage() == AddressSymbol.Linkage.COMMUNAL && symbol.size() != type.size() * count) {
                throw new AsmError(communal.name().span(), AsmProblem.NON_BENIGN_COMM);
            }
            symbol.setExtent(type, (int) count, (int) (type.size() * count));
            symbol.setLinkage(AddressSymbol.Linkage.COMMUNAL);
            symbol.setReferenced();
        }
    }

    /** A type, or its size as a number. */
    private MasmType communalType(TypeName written) {
        long size;
        if (written instanceof TypeName.Sized sized) {
            size = program.evaluator.constant(sized.bytes(), program.context());
        } else if (written instanceof TypeName.Named named
                && program.symbols.global(named.name().text()) instanceof ConstantSymbol) {
            size = program.evaluator.constant(new Expression.Reference(named.span(), named.name()), program.context());
        } else {
            return program.types.resolve(written, program.language);
        }
        for (BuiltInType type : BuiltInType.values()) {
            if (type.size() == size) {
                return new MasmType.Scalar(type);
            }
        }
        throw new AsmError(written.span(), AsmProblem.INVALID_TYPE, size);
    }

    void prototype(Statement.Prototype prototype) {
        Signature signature = program.types.signature(prototype.signature(), program.language);
        requireLanguage(signature, prototype.span());
        boolean known = program.symbols.global(prototype.name().text()) instanceof AddressSymbol;
        AddressSymbol symbol = labels.declare(prototype.name(), new MasmType.Code(signature.distance()));
        if (symbol.signature() != null) {
            requireSame(symbol, signature, prototype.name());
        }
        symbol.setSignature(signature);
        symbol.setLanguage(signature.language());
        symbol.setProcedure();
        if (!known) {
            symbol.setLinkage(AddressSymbol.Linkage.UNDECIDED);
        }
        if (program.settings.dllImport && !symbol.isDefined() && symbol.importAddress() == null) {
            symbol.setImportAddress(importAddress(prototype.name()));
        }
    }

    /** {@code __imp_} and the decorated name, which is the emitter's business; undefined unless it is used. */
    private AddressSymbol importAddress(Name name) {
        Name variable = new Name(name.span(), AddressSymbol.IMPORT_PREFIX + name.text());
        AddressSymbol symbol = labels.declare(variable, new MasmType.Scalar(BuiltInType.DWORD));
        symbol.setLinkage(AddressSymbol.Linkage.UNDECIDED);
        return symbol;
    }

    static void requireLanguage(Signature signature, Span span) {
        boolean takesArguments = !signature.parameters().isEmpty() || signature.vararg();
        if (takesArguments && signature.language() == Language.NONE) {
            throw new AsmError(span, AsmProblem.LANGUAGE_MISSING)
                    .withHint("give one for all with .MODEL flat, stdcall, or one for this procedure");
        }
        if (signature.vararg() && signature.language().calleeCleans() && signature.language() != Language.STDCALL) {
            throw new AsmError(span, AsmProblem.VARARG_NEEDS_C);
        }
    }

    /** @throws AsmError when a second declaration contradicts the first */
    static void requireSame(AddressSymbol symbol, Signature signature, Name name) {
        Signature first = symbol.signature();
        if (first.language() != signature.language() || first.distance() != signature.distance()) {
            throw new AsmError(name.span(), AsmProblem.CALLING_CONVENTIONS_CONFLICT);
        }
        int count = signature.parameters().size();
        boolean same =
                first.vararg() == signature.vararg() && first.parameters().size() == count;
        for (int i = 0; same && i < count; i++) {
            same = first.stackSize(first.parameters().get(i))
                    == signature.stackSize(signature.parameters().get(i));
        }
        if (!same) {
            throw new AsmError(name.span(), AsmProblem.CONFLICTING_PARAMETER, name.text());
        }
    }

    private static Language language(Name word) {
        Language language = Language.named(word.text());
        if (language == null) {
            throw new AsmError(word.span(), AsmProblem.SYNTAX_ERROR, word.text());
        }
        return language;
    }

    void includeLib(Statement.IncludeLib library) {
        if (library.library().isEmpty()) {
            throw new AsmError(library.span(), AsmProblem.EXPRESSION_EXPECTED);
        }
        String name = library.library();
        boolean known = false;
        for (String other : program.libraries) {
            known |= other.equalsIgnoreCase(name);
        }
        if (!known) {
            program.libraries.add(name);
        }
    }

    /** The handler may be defined below. */
    void safeSeh(Statement.SafeSeh directive) {
        program.atEnd(() -> safeHandler(directive));
    }

    private void safeHandler(Statement.SafeSeh directive) {
        Symbol symbol = program.symbols.global(directive.handler().text());
        if (symbol instanceof AddressSymbol handler && (handler.isProcedure() || handler.isCode())) {
            if (program.options.safeSeh()) {
                handler.setReferenced();
                program.safeHandlers.add(handler);
            }
            return;
        }
        throw new AsmError(
                directive.handler().span(),
                AsmProblem.BAD_SAFESEH,
                directive.handler().text());
    }

    void end(Statement.End end) {
        if (end.entry().isEmpty()) {
            return;
        }
        Expression entry = end.entry().get();
        if (program.evaluator.evaluate(entry, program.context()).value() instanceof Value.Address address
                && address.symbol() != null
                && address.symbol().isCode()) {
            program.entry = Optional.of(address.symbol());
            if (address.symbol().isDefined() && address.symbol().linkage() == AddressSymbol.Linkage.LOCAL) {
                address.symbol().setLinkage(AddressSymbol.Linkage.PUBLIC);
            }
            requireUnderscore(address.symbol(), entry.span());
            return;
        }
        Evaluated value = program.evaluator.evaluate(entry, program.context());
        if (value.value() instanceof Value.Undefined undefined) {
            throw new AsmError(
                    entry.span(), AsmProblem.UNDEFINED_SYMBOL, undefined.name().text());
        }
        throw new AsmError(entry.span(), AsmProblem.NOT_RELOCATABLE);
    }

    /** link looks for the entry point under its name with C's underscore. */
    private void requireUnderscore(AddressSymbol symbol, Span at) {
        boolean written = symbol.name().startsWith("_");
        if (symbol.language() == Language.NONE && !written) {
            program.errors.report(new AsmError(at, AsmProblem.NO_UNDERSCORE, symbol.name())
                    .withHint("name it _" + symbol.name() + ", or say .MODEL flat, stdcall"));
        }
    }
}
