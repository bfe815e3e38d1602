package jmasm.assembler.eval;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import jmasm.assembler.AsmError;
import jmasm.assembler.AsmProblem;
import jmasm.assembler.symbols.Symbol;
import jmasm.assembler.symbols.SymbolTable;
import jmasm.assembler.types.Language;
import jmasm.assembler.types.MasmType;
import jmasm.assembler.types.Signature;
import jmasm.masm.Distance;
import jmasm.masm.Name;
import jmasm.masm.TypeName;

/** Types as they are written to types as they are. */
public final class TypeResolver {

    private final SymbolTable symbols;
    private Distance codeDistance = Distance.NEAR;

    public TypeResolver(SymbolTable symbols) {
        this.symbols = symbols;
    }

    /** How far procedures are that don't say it: the model's business. */
    public void setCodeDistance(Distance distance) {
        codeDistance = distance;
    }

    /** @throws AsmError A2175 when the name is no type */
    public MasmType resolve(TypeName name, Language defaultLanguage) {
        if (name instanceof TypeName.BuiltIn builtIn) {
            return new MasmType.Scalar(builtIn.type());
        }
        if (name instanceof TypeName.Pointer pointer) {
            // The target may be defined below, even be the structure that the pointer stands in.
            return new MasmType.Pointer(
                    pointer.distance(),
                    pointer.target()
                            .map(target -> resolveTarget(target, defaultLanguage))
                            .orElse(null));
        }
        if (name instanceof TypeName.Label label) {
            return new MasmType.Code(label.distance());
        }
        if (name instanceof TypeName.Procedure) {
            return new MasmType.Code(codeDistance);
        }
        if (name instanceof TypeName.Prototype prototype) {
            return new MasmType.Function(signature(prototype.signature(), defaultLanguage));
        }
        if (name instanceof TypeName.Sized sized) {
            throw new AsmError(sized.span(), AsmProblem.INVALID_TYPE, "");
        }
        Name named = ((TypeName.Named) name).name();
        MasmType type = find(named.text());
        if (type == null) {
            throw new AsmError(named.span(), AsmProblem.INVALID_TYPE, named.text());
        }
        return type;
    }

    private MasmType resolveTarget(TypeName target, Language defaultLanguage) {
        return target instanceof TypeName.Named named && find(named.name().text()) == null
                ? new MasmType.Forward(named.name().text(), this::find)
                : resolve(target, defaultLanguage);
    }

    /** The type called {@code name}, null when there is none. */
    public MasmType find(String name) {
        Symbol symbol = symbols.global(name);
        if (symbol instanceof Symbol.Type type) {
            return type.type();
        }
        return null;
    }

    /** What PROC or PROTO declare. Parameters without a type are DWORDs. */
    public Signature signature(TypeName.Signature written, Language defaultLanguage) {
        Language language = defaultLanguage;
        Distance distance = codeDistance;
        List<Signature.Parameter> parameters = new ArrayList<>();
        boolean vararg = false;
        // PROTO name:DWORD, and PROC a, b: the grammar takes the first parameter's name for an attribute.
        String pendingName = "";
        for (Name attribute : written.attributes()) {
            Language named = Language.named(attribute.text());
            language = named != null ? named : language;
            distance = Distance.of(attribute.text()).orElse(distance);
            if (named == null && !isAttribute(attribute.text())) {
                pendingName = attribute.text();
            }
        }
        boolean firstHasName = !written.parameters().isEmpty()
                && written.parameters().get(0).name().isPresent();
        if (!pendingName.isEmpty() && (firstHasName || written.parameters().isEmpty())) {
            parameters.add(new Signature.Parameter(pendingName, MasmType.DWORD));
        }
        for (TypeName.Parameter parameter : written.parameters()) {
            boolean first = parameter == written.parameters().get(0);
            String name = parameter.name().map(Name::text).orElse(first ? pendingName : "");
            Language named = Language.named(name);
            if (named != null && first) {
                // PROTO C :DWORD: so with the language.
                language = named;
                name = "";
            }
            if (vararg) {
                throw new AsmError(parameter.span(), AsmProblem.VARARG_NOT_LAST);
            }
            if (parameter.type().isPresent() && isVararg(parameter.type().get())) {
                vararg = true;
            } else {
                MasmType type = parameter
                        .type()
                        .map(given -> resolve(given, defaultLanguage))
                        .orElse(MasmType.DWORD);
                parameters.add(new Signature.Parameter(name, type));
            }
        }
        return new Signature(distance, language, parameters, vararg);
    }

    /** The words that may stand behind PROC or PROTO, but for languages. */
    private static boolean isAttribute(String word) {
        return switch (word.toUpperCase(Locale.ROOT)) {
            case "PUBLIC", "PRIVATE", "EXPORT" -> true;
            default -> word.startsWith("<") || Distance.of(word).isPresent();
        };
    }

    private static boolean isVararg(TypeName type) {
        return type instanceof TypeName.Named named && named.name().text().equalsIgnoreCase("VARARG");
    }
}
