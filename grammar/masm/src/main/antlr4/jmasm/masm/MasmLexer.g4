// Words of one logical MASM statement: comments, continuation lines and macros are gone by now.
//
// Only the shapes of words are told apart here. Keywords are all lexed as WORD; WordTokens gives each its own type
// afterwards, from one map, so that the automaton stays small and OPTION NOKEYWORD is a lookup less.
//
// LineScanner does by hand what these rules say, because of its speed; LineScannerTest compares the two.
lexer grammar MasmLexer;

options { caseInsensitive = true; }

tokens {
    // Classified by the instruction table, not by this grammar.
    MNEMONIC, PREFIX,

    // Operators that are words.
    PTR, OFFSET, SEG, TYPE, SIZEOF, SIZE, LENGTHOF, LENGTH, THIS, SHORT, HIGH, LOW, HIGHWORD, LOWWORD, HIGH32, LOW32, OPATTR,
    DOT_TYPE, MASK, WIDTH, IMAGEREL, SECTIONREL, LROFFSET, MOD, SHL, SHR, EQ, NE, LT, LE, GT, GE, NOT, AND, OR, XOR,
    DUP, ADDR,

    // Types and the directives that declare data of them.
    BUILT_IN_TYPE, DATA_DIRECTIVE, NEAR, FAR,

    // Directives with a statement of their own.
    PROC, ENDP, PROTO, LOCAL, USES, INVOKE, STRUCT, UNION, ENDS, RECORD, TYPEDEF, SEGMENT, GROUP, ASSUME, LABEL,
    EXTERN, EXTERNDEF, PUBLIC, COMM, ALIAS, ALIGN, EVEN, ORG, OPTION, PUSHCONTEXT, POPCONTEXT, END,
    DOT_MODEL, DOT_CODE, DOT_DATA, DOT_DATA_UNINITIALIZED, DOT_CONST, DOT_FARDATA,
    DOT_FARDATA_UNINITIALIZED, DOT_STACK, DOT_CPU,
    DOT_IF, DOT_ELSEIF, DOT_ELSE, DOT_ENDIF, DOT_WHILE, DOT_ENDW, DOT_REPEAT, DOT_UNTIL, DOT_UNTILCXZ, DOT_BREAK,
    DOT_CONTINUE, DOT_SAFESEH, DOT_FPO,

    // A directive of ml that is known by name only.
    OTHER_DIRECTIVE,

    DOLLAR, QUESTION
}

WORD        : [A-Z_@$?] [A-Z0-9_@$?]* ;
REAL_NUMBER : [0-9]+ '.' [0-9]* ('E' [+-]? [0-9]+)? ;
NUMBER      : [0-9] [0-9A-Z_]* ;
QUOTED_NAME : '`' ~[`\r\n]+ '`' ;
STRING      : '"' (~["\r\n] | '""')* '"' | '\'' (~['\r\n] | '\'\'')* '\'' ;

COLON_COLON : '::' ;
COLON       : ':' ;
COMMA       : ',' ;
DOT         : '.' ;
OPEN        : '(' ;
CLOSE       : ')' ;
OPEN_SQUARE : '[' ;
CLOSE_SQUARE: ']' ;
OPEN_BRACE  : '{' ;
CLOSE_BRACE : '}' ;
EQUAL       : '==' ;
NOT_EQUAL   : '!=' ;
LESS_EQUAL  : '<=' ;
GREATER_EQUAL : '>=' ;
LESS        : '<' ;
GREATER     : '>' ;
AND_AND     : '&&' ;
OR_OR       : '||' ;
AMPERSAND   : '&' ;
BANG        : '!' ;
ASSIGN      : '=' ;
PLUS        : '+' ;
MINUS       : '-' ;
TIMES       : '*' ;
SLASH       : '/' ;

BLANK       : [ \t\f\u000B\u00A0]+ -> skip ;

// Anything else is reported by the parser, as ml does, at its place.
STRAY       : . ;
