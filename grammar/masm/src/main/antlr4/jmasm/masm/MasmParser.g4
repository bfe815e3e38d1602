// One logical MASM statement. AstBuilder and DeclarationBuilder have one method a rule, in this order.
//
// Mnemonics, registers and most type names are words to this grammar; what they mean is decided behind it.
parser grammar MasmParser;

options { tokenVocab = MasmLexer; }

statement
    : label? body? EOF
    ;

loneExpression
    : expression EOF
    ;

label
    : name (COLON_COLON | COLON)
    ;

body
    : instruction
    | data
    | procedure
    | aggregate
    | segment
    | linkage
    | placement
    | control
    | other
    ;

// ---- instructions

instruction
    : PREFIX* MNEMONIC (expression (COMMA expression)*)?
    | PREFIX+
    ;

// ---- data

data
    : name? dataType initializer (COMMA initializer)*
    ;

dataType
    : BUILT_IN_TYPE
    | DATA_DIRECTIVE
    | WORD
    ;

initializer
    : expression DUP OPEN initializer (COMMA initializer)* CLOSE     # dupInitializer
    | LESS initializers GREATER                                     # structInitializer
    | OPEN_BRACE initializers CLOSE_BRACE                            # structInitializer
    | QUESTION                                                       # undefinedInitializer
    | expression                                                     # valueInitializer
    ;

// A structure's fields may be left out: <,,3>.
initializers
    : initializer? (COMMA initializer?)*
    ;

// ---- procedures

procedure
    : name PROC attribute* (USES uses)? COMMA? (named (COMMA named)*)?   # procBegin
    | name ENDP                                                                   # procEnd
    | name PROTO attribute* COMMA? (parameter (COMMA parameter)*)?                # prototype
    | LOCAL local (COMMA local)*                                                  # localDirective
    | INVOKE expression (COMMA argument)*                                         # invoke
    ;

uses
    : name+
    ;

attribute
    : name
    | NEAR
    | FAR
    | PUBLIC
    | LESS .*? GREATER
    ;

parameter
    : name? COLON qualifiedType
    | name
    ;

named
    : name (COLON qualifiedType)?
    ;

local
    : name (OPEN_SQUARE expression CLOSE_SQUARE)? (COLON qualifiedType)?
    ;

argument
    : ADDR expression                   # addressArgument
    | expression COLON_COLON expression # pairArgument
    | expression                        # valueArgument
    ;

// PTR without a type is a pointer to anything.
qualifiedType
    : distance=(NEAR | FAR)? PTR qualifiedType?
    | BUILT_IN_TYPE
    | NEAR
    | FAR
    | PROC
    | PROTO attribute* COMMA? (parameter (COMMA parameter)*)?
    | name
    ;

// ---- structures

aggregate
    : outer=name? (STRUCT | UNION) expression? (COMMA name)?          # aggregateBegin
    | name? ENDS                                                    # blockEnd
    | name TYPEDEF qualifiedType                                    # typedef
    | name RECORD field (COMMA field)*                              # record
    ;

field
    : name COLON expression (ASSIGN expression)?
    ;

// ---- segments

segment
    : name SEGMENT segmentAttribute*                                # segmentBegin
    | DOT_MODEL modelWord (COMMA modelWord)*                        # model
    | (DOT_CODE | DOT_DATA | DOT_DATA_UNINITIALIZED | DOT_CONST | DOT_FARDATA | DOT_FARDATA_UNINITIALIZED) name?  # simplifiedSegment
    | DOT_STACK expression?                                         # stack
    | ASSUME assumption (COMMA assumption)*                         # assume
    | group=name GROUP name (COMMA name)*                           # groupDirective
    | DOT_CPU                                                       # cpu
    ;

segmentAttribute
    : (name | ALIGN | ALIAS) OPEN expression (COMMA expression)? CLOSE
    | name
    | NUMBER
    | STRING
    | PUBLIC
    | BUILT_IN_TYPE
    ;

modelWord
    : name
    ;

assumption
    : name (COLON qualifiedType)?
    ;

// ---- names across files

linkage
    : EXTERN attributedName (COMMA attributedName)*                 # extern
    | EXTERNDEF attributedName (COMMA attributedName)*              # externdef
    | PUBLIC publicName (COMMA publicName)*                         # public
    | COMM commName (COMMA commName)*                               # comm
    | DOT_SAFESEH name                                              # safeseh
    | ALIAS LESS .*? GREATER ASSIGN LESS .*? GREATER                # alias
    | DOT_FPO OPEN expression (COMMA expression)* CLOSE             # fpo
    ;

attributedName
    : language=name? symbol=name (OPEN alternative=name CLOSE)? (COLON qualifiedType)?
    ;

publicName
    : language=name? symbol=name
    ;

commName
    : (attribute)* name COLON (qualifiedType | NUMBER) (COLON expression)?
    ;

// ---- where things go

placement
    : name LABEL qualifiedType                                      # labelDirective
    | ALIGN expression?                                             # align
    | EVEN                                                          # even
    | ORG expression                                                # org
    | OPTION option (COMMA option)*                                 # optionDirective
    | (PUSHCONTEXT | POPCONTEXT) contextWord (COMMA contextWord)*    # contextDirective
    | END expression?                                               # end
    ;

contextWord
    : name
    ;

option
    : optionWord (COLON (optionWord | NUMBER | LESS .*? GREATER))?
    ;

optionWord
    : name
    | PROC
    | PUBLIC
    | SEGMENT
    | GROUP
    | OFFSET
    | ALIGN
    ;

// ---- flow of control

control
    : DOT_IF condition                                              # ifBlock
    | DOT_ELSEIF condition                                          # elseIf
    | DOT_ELSE                                                      # elseBlock
    | DOT_ENDIF                                                     # endIf
    | DOT_WHILE condition                                           # whileBlock
    | DOT_ENDW                                                      # endWhile
    | DOT_REPEAT                                                    # repeatBlock
    | DOT_UNTIL condition                                           # until
    | DOT_UNTILCXZ condition?                                       # untilCxz
    | DOT_BREAK (DOT_IF condition)?                                 # break
    | DOT_CONTINUE (DOT_IF condition)?                              # continue
    ;

condition
    : BANG condition                                                                        # notCondition
    | condition AND_AND condition                                                           # andCondition
    | condition OR_OR condition                                                             # orCondition
    | OPEN condition CLOSE                                                                  # nestedCondition
    | expression ((EQUAL | NOT_EQUAL | LESS | LESS_EQUAL | GREATER | GREATER_EQUAL | AMPERSAND) expression)?  # comparison
    ;

other
    : name? OTHER_DIRECTIVE .*?                                     # otherDirective
    ;

// ---- expressions: the manual's fifteen levels, tightest first

expression
    : primary                                                                               # primaryExpression
    | expression OPEN_SQUARE expression CLOSE_SQUARE                                        # indexExpression
    | expression OPEN expression CLOSE                                                      # argumentExpression
    | expression DOT member                                                                 # memberExpression
    | (SIZEOF | SIZE | LENGTHOF | LENGTH | MASK | WIDTH) expression                         # measureExpression
    | expression COLON expression                                                           # overrideExpression
    | <assoc=right> expression PTR expression                                                    # ptrExpression
    | (OFFSET | SEG | TYPE | THIS | IMAGEREL | SECTIONREL | LROFFSET) expression             # offsetExpression
    | (HIGH | LOW | HIGHWORD | LOWWORD | HIGH32 | LOW32) expression                              # partExpression
    | (PLUS | MINUS) expression                                                             # signExpression
    | expression (TIMES | SLASH | MOD | SHL | SHR) expression                               # multiplyExpression
    | expression (PLUS | MINUS) expression                                                  # addExpression
    | expression (EQ | NE | LT | LE | GT | GE) expression                                   # compareExpression
    | NOT expression                                                                        # complementExpression
    | expression AND expression                                                             # andExpression
    | expression (OR | XOR) expression                                                      # orExpression
    | (SHORT | OPATTR | DOT_TYPE) expression                                                # shortExpression
    ;

member
    : name
    | BUILT_IN_TYPE
    | NUMBER
    | OPEN expression CLOSE
    | OPEN_SQUARE expression CLOSE_SQUARE
    ;

primary
    : NUMBER                                    # number
    | REAL_NUMBER                               # real
    | STRING                                    # string
    | DOLLAR                                    # location
    | BUILT_IN_TYPE                             # builtInType
    | (NEAR | FAR)                              # distance
    | name OPEN NUMBER CLOSE                    # numberedRegister
    | name LESS initializers GREATER            # recordLiteral
    | name OPEN_BRACE initializers CLOSE_BRACE  # recordLiteral
    | name                                      # nameExpression
    | OPEN expression CLOSE                     # nestedExpression
    | OPEN_SQUARE expression CLOSE_SQUARE       # indirectExpression
    ;

// A mnemonic is no keyword of the language; newer processors took words that older sources use as names.
name
    : WORD
    | MNEMONIC
    | PREFIX
    ;
