/* long double, at 64 bits of precision: sums, series for e, pi, sines; conversions of all kinds. */
#include "program.h"

static void put_extended(const char *name, long double value) {
    union {
        long double value;
        struct {
            u64 significand;
            u16 sign_and_exponent;
        } parts;
    } both;
    both.value = value;
    put_line64(name, both.parts.significand);
    put_line(name, both.parts.sign_and_exponent);
}

static long double sine(long double x) {
    long double term = x, sum = x;
    int n;
    for (n = 3; n < 40; n += 2) {
        term *= -x * x / (n * (n - 1));
        sum += term;
    }
    return sum;
}

void extended(void) {
    u16 whole = 0x037F, windows = 0x027F;
    volatile long double x = 1;
    long double e = 1, term = 1, pi = 0;
    int i;
    __asm__ volatile("fldcw %0" : : "m"(whole));
    for (i = 1; i < 30; i++)
        e += term /= i;
    put_extended("e", e);
    for (i = 0; i < 30; i++)
        pi += (4.0L / (8 * i + 1) - 2.0L / (8 * i + 4) - 1.0L / (8 * i + 5) - 1.0L / (8 * i + 6))
                / (long double)(1ull << (4 * (i & 15))) / (i < 16 ? 1 : 18446744073709551616.0L);
    put_extended("pi", pi);
    put_extended("sine", sine(0.7L));
    put_extended("third", x / 3);
    put_extended("root", root_of(x + x));
    put_extended("from unsigned", (long double)0xFFFFFFFFFFFFFFFFull * x);
    put_line64("to unsigned", (u64)(x * 18446744073709549568.0L));
    put_line64("to signed", (u64)(i64)(x * -9223372036854775807.0L));
    put_double("narrowed", (double)(x / 3));
    put_double("narrowed", (double)(float)(x / 7));
    __asm__ volatile("fldcw %0" : : "m"(windows));
}
