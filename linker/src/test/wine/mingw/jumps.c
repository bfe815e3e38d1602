// Control that does not return the way it came: longjmp, atexit, constructors, tables of functions, variable arguments.
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

static jmp_buf home;
static int depth;

__attribute__((noinline)) static void sink(int n) {
    char room[64];
    room[n & 63] = (char) n;
    depth = n + room[n & 63] - (char) n;
    if (n == 20) {
        longjmp(home, n);
    }
    sink(n + 1);
    puts("not reached");
}

__attribute__((constructor(200))) static void early(void) { puts("constructor 200"); }
__attribute__((constructor(300))) static void later(void) { puts("constructor 300"); }
__attribute__((constructor)) static void last(void) { puts("constructor"); }
__attribute__((destructor)) static void end(void) { puts("destructor"); }

static void first_exit(void) { puts("atexit 1"); }
static void second_exit(void) { puts("atexit 2"); }

static int add(int a, int b) { return a + b; }
static int subtract(int a, int b) { return a - b; }
static int multiply(int a, int b) { return a * b; }
static int (*const operations[])(int, int) = {add, subtract, multiply};

static int total(int count, ...) {
    va_list list;
    int sum = 0;
    va_start(list, count);
    while (count-- > 0) {
        sum += va_arg(list, int);
    }
    va_end(list);
    return sum;
}

__attribute__((weak)) int optional(void) { return 7; }
extern int missing(void) __attribute__((weak));
int common_variable;
int common_array[100];

static const char *name(int n) {
    switch (n) {
        case 0: return "zero";
        case 1: return "one";
        case 2: return "two";
        case 3: return "three";
        case 4: return "four";
        case 5: return "five";
        default: return "many";
    }
}

int main(void) {
    atexit(first_exit);
    atexit(second_exit);
    int value = setjmp(home);
    if (value == 0) {
        sink(1);
    }
    printf("back with %d from depth %d\n", value, depth);
    for (int i = 0; i < 3; i++) {
        printf("%d %s\n", operations[i](20, 4), name(i * 3));
    }
    common_array[99] = total(5, 1, 2, 3, 4, 5);
    common_variable = missing ? missing() : optional();
    printf("%d %d\n", common_array[99], common_variable);
    return common_variable + common_array[99];
}
