/* Everything that 32-bit code does to 64 bits: much of it in the compiler's library. */
#include "program.h"

static __attribute__((noinline)) u64 all(u64 a, u64 b, u32 n) {
    i64 x = (i64)a, y = (i64)b;
    u64 sum = a + b;
    sum = sum * 31 + (a - b);
    sum = sum * 31 + a * b;
    if (b) {
        sum = sum * 31 + a / b;
        sum = sum * 31 + a % b;
        if (!(y == -1 && x == (i64)(1ull << 63))) {
            sum = sum * 31 + (u64)(x / y);
            sum = sum * 31 + (u64)(x % y);
        }
    }
    sum = sum * 31 + (a << (n & 63));
    sum = sum * 31 + (a >> (n & 63));
    sum = sum * 31 + (u64)(x >> (n & 63));
    sum = sum * 31 + (a << (n & 63) | a >> (-n & 63));
    sum = sum * 31 + (x < y) + 2 * (a < b) + 4 * (x == y);
    sum = sum * 31 + (u64)__builtin_popcountll(a);
    sum = sum * 31 + (a ? (u64)__builtin_clzll(a) * 64 + (u64)__builtin_ctzll(a) : 0);
    sum = sum * 31 + __builtin_bswap64(a);
    sum = sum * 31 + (u64)(i64)(double)x;
    sum = sum * 31 + (u64)((double)a * 0.5);
    return sum;
}

static u64 divisor(u64 a, u64 b) {
    while (b) {
        u64 rest = a % b;
        a = b;
        b = rest;
    }
    return a;
}

void wide_integers(void) {
    static const u64 edges[] = {0, 1, 2, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF, 0x100000000, 0x7FFFFFFFFFFFFFFF,
                                0x8000000000000000, 0x8000000000000001, 0xFFFFFFFF00000000, 0xFFFFFFFFFFFFFFFF};
    u64 sum = 0;
    u32 i, j, state = 8;
    for (i = 0; i < 12; i++)
        for (j = 0; j < 12; j++)
            /* 2^64 does not fit into an i64 again */
            if (i != 7 && i != 11)
                sum = sum * 3 + all(edges[i], edges[j], i * j);
    put_line64("edges", sum);
    for (i = 0; i < 500; i++) {
        u64 a = (u64)next_random(&state) << 37 ^ (u64)next_random(&state) << 11;
        u64 b = ((u64)next_random(&state) << 30) >> (i % 50);
        sum = sum * 5 + all(a, b, next_random(&state));
    }
    put_line64("random", sum);
    put_line64("divisor", divisor(6ull * 35 * 143 * 323 * 899, 30ull * 77 * 221 * 667 * 1147));
}
