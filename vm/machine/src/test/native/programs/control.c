/* Jumps out of deep calls, jump tables, recursion, calls through tables, variable arguments. */
#include <stdarg.h>

#include "program.h"

static void *frame[5];
static volatile u32 depth;

static __attribute__((noinline)) void dive(u32 left) {
    depth++;
    if (left == 0)
        __builtin_longjmp(frame, 1);
    dive(left - 1);
    depth += 1000;
}

static __attribute__((noinline)) u32 escape(u32 levels) {
    volatile u32 before = levels * 3;
    depth = 0;
    if (__builtin_setjmp(frame) == 0) {
        dive(levels);
        return 0;
    }
    return before + depth;
}

static u32 ackermann(u32 m, u32 n) {
    return m == 0 ? n + 1 : n == 0 ? ackermann(m - 1, 1) : ackermann(m - 1, ackermann(m, n - 1));
}

static double total(int count, ...) {
    va_list list;
    double sum = 0;
    va_start(list, count);
    while (count--)
        switch (count % 3) {
            case 0:
                sum += va_arg(list, int);
                break;
            case 1:
                sum += va_arg(list, double);
                break;
            default:
                sum += (double)va_arg(list, i64);
        }
    va_end(list);
    return sum;
}

/* A small stack machine. */
enum { PUSH, ADD, SUBTRACT, MULTIPLY, DUPLICATE, SWAP, JUMP_IF, PRINT, HALT };

static int interpret(const int *code) {
    int stack[32], *top = stack, swap, steps = 0;
    const int *at = code;
    for (;; steps++)
        switch (*at++) {
            case PUSH:
                *++top = *at++;
                break;
            case ADD:
                top--;
                *top += top[1];
                break;
            case SUBTRACT:
                top--;
                *top -= top[1];
                break;
            case MULTIPLY:
                top--;
                *top *= top[1];
                break;
            case DUPLICATE:
                top++;
                *top = top[-1];
                break;
            case SWAP:
                swap = *top;
                *top = top[-1];
                top[-1] = swap;
                break;
            case JUMP_IF:
                at = *top ? code + *at : at + 1;
                break;
            case PRINT:
                put_line("printed", (u32)*top--);
                break;
            default:
                return steps;
        }
}

static int odd(int n);
static int even(int n) {
    return n == 0 ? 1 : odd(n - 1);
}
static int odd(int n) {
    return n == 0 ? 0 : even(n - 1);
}

static const u8 *const names[] = {(const u8 *)"zero", (const u8 *)"one", (const u8 *)"two"};

void control(void) {
    /* 10! by a loop: accumulator, counter */
    static const int factorial[] = {PUSH, 1,        PUSH, 10,   DUPLICATE, SWAP, PUSH, 0,   ADD,
                                    SWAP, MULTIPLY, PRINT, PUSH, 7,         PRINT, HALT};
    static const int countdown[] = {PUSH, 50, PUSH, 1, SUBTRACT, JUMP_IF, 2, PRINT, HALT};
    static int (*const tests[2])(int) = {even, odd};
    put_line("escape", escape(40));
    put_line("escape", escape(7));
    put_line("ackermann", ackermann(2, 9));
    put_double("total", total(6, (i64)1 << 40, 2.5, 7, (i64)-9, 0.125, -3));
    put_line("steps", (u32)interpret(factorial));
    put_line("steps", (u32)interpret(countdown));
    put_line("even", (u32)(tests[0](101) * 10 + tests[1](101)));
    put_line("name", names[depth % 3][1]);
}
