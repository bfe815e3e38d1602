package jmasm.assembler;

import java.util.Locale;
import java.util.Optional;
import jmasm.base.Problem;
import jmasm.base.Severity;

/**
 * Every message of the assembler, once, with ml's number and words. Each has an example,
 * {@code …/problems/A2006-undefined-symbol.asm}, on whose guilty line stands {@code ; error A2006}.
 */
public enum AsmProblem implements Problem {
    CANNOT_OPEN_FILE("A1000", "cannot open file : %s"),
    NESTING_TOO_DEEP("A1007", "nesting level too deep"),
    UNMATCHED_MACRO_NESTING("A1008", "unmatched macro nesting"),
    UNMATCHED_BLOCK_NESTING("A1010", "unmatched block nesting : %s"),
    NOT_IN_CONTROL_BLOCK("A1011", "directive must be in control block"),
    TOO_MANY_ERRORS("A1012", "error count exceeds 100; stopping assembly"),

    LINE_TOO_LONG("A2039", "line too long"),
    STATEMENT_TOO_COMPLEX("A2042", "statement too complex"),
    IDENTIFIER_TOO_LONG("A2043", "identifier too long"),

    IMMEDIATE_NOT_ALLOWED("A2001", "immediate operand not allowed"),
    SYMBOL_TYPE_CONFLICT("A2004", "symbol type conflict : %s"),
    SYMBOL_REDEFINITION("A2005", "symbol redefinition : %s"),
    UNDEFINED_SYMBOL("A2006", "undefined symbol : %s"),
    NON_BENIGN_REDEFINITION("A2007", "non-benign %s redefinition"),
    SYNTAX_ERROR("A2008", "syntax error : %s"),
    INVALID_DISTANCE("A2011", "distance invalid for word size of current segment"),
    LOCAL_MISPLACED("A2012", "PROC, MACRO, or macro repeat directive must precede LOCAL"),
    MODEL_MISSING("A2013", ".MODEL must precede this directive"),
    CANNOT_BE_PUBLIC("A2014", "cannot define as public or external : %s"),
    SEGMENT_ATTRIBUTES_CHANGED("A2015", "segment attributes cannot change : %s"),
    INVALID_TYPE_EXPRESSION("A2010", "invalid type expression"),
    EXPRESSION_EXPECTED("A2016", "expression expected"),
    INVALID_USE_OF_EXTERNAL("A2018", "invalid use of external symbol : %s"),
    RECORD_EXPECTED("A2019", "operand must be RECORD type or field"),
    NOT_A_RECORD("A2020", "identifier not a record : %s"),
    SIZES_DIFFER("A2022", "instruction operands must be the same size"),
    NO_SIZE("A2023", "instruction operand must have size"),
    BAD_SIZE("A2024", "invalid operand size for instruction"),
    DIFFERENT_SEGMENTS("A2025", "operands must be in same segment"),
    CONSTANT_EXPECTED("A2026", "constant expected"),
    MEMORY_EXPECTED("A2027", "operand must be a memory expression"),
    MULTIPLE_INDEX_REGISTERS("A2030", "multiple index registers not allowed"),
    NOT_AN_ADDRESS_REGISTER("A2031", "must be index or base register"),
    INVALID_REGISTER_USE("A2032", "invalid use of register"),
    INVALID_INVOKE_ARGUMENT("A2033", "invalid INVOKE argument : %s"),
    NOT_IN_SEGMENT("A2034", "must be in segment block"),
    TOO_MANY_INITIALIZERS("A2036", "too many initial values for structure: %s"),
    NOT_IN_STRUCTURE("A2037", "statement not allowed inside structure definition"),
    INVALID_CHARACTER("A2044", "invalid character in file"),
    MISSING_ANGLE_BRACKET("A2045", "missing angle bracket or brace in literal"),
    MISSING_QUOTE("A2046", "missing single or double quotation mark in string"),
    EMPTY_STRING("A2047", "empty (null) string"),
    NONDIGIT("A2048", "nondigit in number : %s"),
    BAD_REAL("A2049", "syntax error in floating-point constant"),
    REAL_NOT_ALLOWED("A2050", "real or BCD number not allowed"),
    TEXT_EXPECTED("A2051", "text item required"),
    FORCED_ERROR("A2052", "forced error : %s"),
    FORCED_ZERO("A2053", "forced error : value equal to 0 : %s"),
    FORCED_NONZERO("A2054", "forced error : value not equal to 0 : %s"),
    FORCED_UNDEFINED("A2055", "forced error : symbol not defined : %s"),
    FORCED_DEFINED("A2056", "forced error : symbol defined : %s"),
    FORCED_BLANK("A2057", "forced error : string blank : %s"),
    FORCED_NOT_BLANK("A2058", "forced error : string not blank : %s"),
    FORCED_EQUAL("A2059", "forced error : strings equal : <%s>: %s"),
    FORCED_DIFFERENT("A2060", "forced error : strings not equal : <%s>: %s"),
    IF2_NOT_ALLOWED("A2061", "[ELSE]IF2/.ERR2 not allowed : single-pass assembler"),
    TOO_COMPLEX_FOR_UNTILCXZ("A2062", "expression too complex for .UNTILCXZ"),
    NOT_POWER_OF_TWO("A2063", "can ALIGN only to power of 2 : %s"),
    BAD_STRUCT_ALIGNMENT("A2064", "structure alignment must be 1, 2, 4, 8, or 16"),
    INCOMPATIBLE_CPU_MODE("A2066", "incompatible CPU mode and segment size"),
    LOCK_WITHOUT_MEMORY("A2067", "LOCK must be followed by a memory operation"),
    PREFIX_NOT_ALLOWED("A2068", "instruction prefix not allowed"),
    NO_OPERANDS_ALLOWED("A2069", "no operands allowed for this instruction"),
    INVALID_OPERANDS("A2070", "invalid instruction operands"),
    INITIALIZER_TOO_LARGE("A2071", "initializer too large for specified size"),
    JUMP_TOO_FAR("A2075", "jump destination too far : by %s byte(s)"),
    MIXED_REGISTERS("A2082", "cannot mix 16- and 32-bit registers"),
    INVALID_SCALE("A2083", "invalid scale value"),
    CONSTANT_TOO_LARGE("A2084", "constant value too large"),
    NOT_IN_CPU_MODE("A2085", "instruction or register not accepted in current CPU mode"),
    RESERVED_WORD_EXPECTED("A2086", "reserved word expected"),
    END_REQUIRED("A2088", "END directive required at end of file"),
    TOO_MANY_RECORD_BITS("A2089", "too many bits in RECORD : %s"),
    POSITIVE_EXPECTED("A2090", "positive value expected"),
    INDEX_PAST_END("A2091", "index value past end of string"),
    NEGATIVE_COUNT("A2092", "count must be positive or zero"),
    COUNT_TOO_LARGE("A2093", "count value too large"),
    NOT_RELOCATABLE("A2094", "operand must be relocatable"),
    CONSTANT_OR_LABEL_EXPECTED("A2095", "constant or relocatable label expected"),
    SEGMENT_EXPECTED("A2096", "segment, group, or segment register expected"),
    INVALID_OFFSET_OPERAND("A2098", "invalid operand for OFFSET"),
    CANNOT_ADD_LABELS("A2101", "cannot add two relocatable labels"),
    SEGMENT_TOO_LARGE("A2103", "segment exceeds 64K limit: %s"),
    IMMEDIATE_REQUIRED("A2105", "HIGH and LOW require immediate operands"),
    ASSUMED_TO_ERROR("A2108", "use of register assumed to ERROR"),
    TEXT_BEHIND_BACKSLASH("A2109", "only white space or comment can follow backslash"),
    COMMENT_DELIMITER("A2110", "COMMENT delimiter expected"),
    CONFLICTING_PARAMETER("A2111", "conflicting parameter definition : %s"),
    CALLING_CONVENTIONS_CONFLICT("A2112", "PROC and prototype calling conventions conflict"),
    BAD_RADIX("A2113", "invalid radix tag"),
    INVOKE_TYPE_MISMATCH("A2114", "INVOKE argument type mismatch : %s"),
    BAD_COPROCESSOR_REGISTER("A2115", "invalid coprocessor register"),
    LANGUAGE_MISSING("A2119", "language type must be specified"),
    PROLOGUE_NO_FUNCTION("A2120", "PROLOGUE must be macro function"),
    EPILOGUE_NO_PROCEDURE("A2121", "EPILOGUE must be macro procedure : %s"),
    ALTERNATE_WITH_EXTERNDEF("A2122", "alternate identifier not allowed with EXTERNDEF"),
    TEXT_NESTING_TOO_DEEP("A2123", "text macro nesting level too deep"),
    MISSING_MACRO_ARGUMENT("A2125", "missing macro argument"),
    EXITM_INCONSISTENT("A2126", "EXITM used inconsistently"),
    VARARG_NOT_LAST("A2129", "VARARG parameter must be last parameter"),
    VARARG_LOCAL("A2130", "VARARG parameter not allowed with LOCAL"),
    VARARG_NEEDS_C("A2131", "VARARG parameter requires C calling convention"),
    BAD_ORG("A2132", "ORG needs a constant or local offset"),
    REGISTER_OVERWRITTEN("A2133", "register value overwritten by INVOKE"),
    TOO_MANY_ARGUMENTS("A2136", "too many arguments to INVOKE"),
    TOO_FEW_ARGUMENTS("A2137", "too few arguments to INVOKE"),
    INVALID_INITIALIZER("A2138", "invalid data initializer"),
    RET_OPERAND_TOO_LARGE("A2140", "RET operand too large"),
    TOO_MANY_OPERANDS("A2141", "too many operands to instruction"),
    SECOND_ELSE("A2142", "cannot have more than one .ELSE clause per .IF block"),
    DATA_LABEL_EXPECTED("A2143", "expected data label"),
    NESTED_PROCEDURE("A2144", "cannot nest procedures : %s"),
    TWO_VISIBILITIES("A2146", "procedure declared with two visibility attributes : %s"),
    MACRO_LABEL_MISSING("A2147", "macro label not defined : %s"),
    INVALID_SYMBOL_TYPE("A2148", "invalid symbol type in expression : %s"),
    EXPRESSION_SIZE_FIXED("A2153", "cannot change size of expression computations"),
    CONTROL_FLOW_SYNTAX("A2154", "syntax error in control-flow directive"),
    SHORT_REGISTER_IN_LONG_ADDRESS("A2155", "cannot use 16-bit register with a 32-bit address"),
    CONSTANT_OUT_OF_RANGE("A2156", "constant value out of range"),
    MISSING_PARENTHESIS("A2157", "missing right parenthesis"),
    EMPTY_STRUCTURE("A2159", "structure cannot be instanced"),
    STRUCT_LABEL_DIFFERS("A2160", "non-benign structure redefinition : label incorrect : %s"),
    STRUCT_LABELS_MISSING("A2161", "non-benign structure redefinition : too few labels : %s"),
    STRUCT_INITIALIZERS_DIFFER("A2163", "non-benign structure redefinition : incorrect initializers : %s"),
    STRUCT_INITIALIZERS_MISSING("A2164", "non-benign structure redefinition : too few initializers : %s"),
    STRUCT_OFFSET_DIFFERS("A2165", "non-benign structure redefinition : label has incorrect offset : %s"),
    WRONG_SIZE_FOR_REGISTER("A2158", "type is wrong size for register"),
    UNEXPECTED_LITERAL("A2167", "unexpected literal found in expression : %s"),
    DIVIDE_BY_ZERO("A2169", "divide by zero in expression"),
    NOT_IN_MACRO("A2170", "directive must appear inside a macro"),
    TOO_FEW_RECORD_BITS("A2172", "too few bits in RECORD : %s"),
    FUNCTION_REDEFINES_ITSELF("A2173", "macro function cannot redefine itself"),
    INVALID_TYPE("A2175", "invalid qualified type : %s"),
    REAL_FOR_INTEGER("A2176", "floating point initializer on an integer variable"),
    NESTED_STRUCT_IMPROPERLY_INITIALIZED("A2177", "nested structure improperly initialized"),
    STRUCT_IMPROPERLY_INITIALIZED("A2179", "structure improperly initialized"),
    LIST_TOO_LONG("A2180", "improper list initialization"),
    IMPROPER_LIST("A2184", "improper use of list initializer"),
    REAL_REQUIRED("A2187", "must use floating point initializer"),
    BAD_ALIGNMENT("A2189", "invalid combination with segment alignment : %s"),
    PROTOTYPE_REQUIRED("A2190", "INVOKE requires prototype for procedure"),
    STRUCT_IN_ITSELF("A2191", "cannot include structure in self"),
    LANGUAGE_CONFLICT("A2192", "symbol language attribute conflict : %s"),
    NON_BENIGN_COMM("A2193", "non-benign COMM redefinition"),
    EXIT_IN_32_BIT("A2198", ".EXIT does not work with 32-bit segments"),
    STARTUP_IN_32_BIT("A2199", ".STARTUP does not work with 32-bit segments"),
    ORG_IN_UNION("A2200", "ORG directive not allowed in unions"),
    SCOPED_LABEL_PUBLIC("A2203", "cannot declare scoped code label as PUBLIC"),
    MISSING_OPERATOR("A2206", "missing operator in expression"),
    MISSING_PARENTHESIS_IN_EXPRESSION("A2207", "missing right parenthesis in expression"),
    MISSING_LEFT_PARENTHESIS("A2208", "missing left parenthesis in expression"),
    FORWARD_MACRO("A2209", "reference to forward macro redefinition"),
    GROUP_IN_COFF("A2214", "GROUP directive not allowed with /coff option"),
    BAD_SAFESEH("A2216", ".SAFESEH argument must be a PROC in an executable segment : %s"),
    MUST_BE_PUBLIC("A2217", "must be public or external : %s"),

    READONLY_MODIFIED("A4000", "cannot modify READONLY segment"),
    UNQUALIFIED_FIELD("A4002", "non-unique STRUCT/UNION field used without qualification"),
    CANNOT_ASSUME_CS("A4004", "cannot ASSUME CS"),
    UNKNOWN_PROLOGUE_ARGUMENT("A4005", "unknown default prologue argument"),
    TOO_MANY_MACRO_ARGUMENTS("A4006", "too many arguments in macro call : %s"),
    SECOND_MODEL("A4011", "multiple .MODEL directives found : .MODEL ignored"),
    LINES_WITHOUT_CLASS_CODE("A4012", "line number information for segment without class 'CODE' : %s"),
    DATA_IN_AT("A4013", "instructions and initialized data not supported in AT segments"),
    DATA_IN_BSS("A4014", "instructions and initialized data not supported in BSS segments"),
    IGNORED_WITH_COFF("A4015", "directive ignored with /coff switch"),
    OUTSIDE_PROCEDURE("A4020", "directive ignored outside a procedure"),
    NO_UNDERSCORE("A4023", "with /coff switch, leading underscore required for start address : %s"),

    UNUSED_ANONYMOUS_LABEL("A5000", "@@: label defined but not referenced"),
    NO_RETURN("A6001", "no return from procedure"),
    UNUSED_VARIABLE("A6004", "procedure argument or local not referenced : %s"),
    /** Ours: fine here, too much for ml; said once for each limit. */
    BEYOND_ML("A6900", "beyond the limits of ml : %s"),

    /** Ours: what ml can and this assembler can't. */
    NOT_SUPPORTED("A2900", "not supported yet : %s"),
    /** Ours: a limit that protects the machine. */
    LIMIT_EXCEEDED("A2901", "limit of this assembler exceeded : %s");

    private final String code;
    private final String text;

    AsmProblem(String code, String text) {
        this.code = code;
        this.text = text;
    }

    @Override
    public String code() {
        return code;
    }

    /** The first digit says it, as in ml: 1 fatal, 2 error, 4 to 6 warning. */
    @Override
    public Severity severity() {
        return switch (code.charAt(1)) {
            case '1' -> Severity.FATAL;
            case '2' -> Severity.ERROR;
            default -> Severity.WARNING;
        };
    }

    /** The /W level from which a warning is shown; 0 for errors. */
    public int warningLevel() {
        return severity() == Severity.WARNING ? code.charAt(1) - '3' : 0;
    }

    @Override
    public String text() {
        return text;
    }

    /** The file name of its example, without the ending: {@code A2006-undefined-symbol}. */
    public String exampleName() {
        return code + "-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The message with this number, in any case. */
    public static Optional<AsmProblem> numbered(String number) {
        for (AsmProblem problem : values()) {
            if (problem.code.equalsIgnoreCase(number)) {
                return Optional.of(problem);
            }
        }
        return Optional.empty();
    }
}
