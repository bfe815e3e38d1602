/* A factorial, digits of pi and a modular power, in base 2^32 and base 10^9. */
#include "program.h"

#define WORDS 80
typedef struct {
    u32 word[WORDS];
} big;

static void multiply_small(big *a, u32 by) {
    u64 carry = 0;
    int i;
    for (i = 0; i < WORDS; i++) {
        carry += (u64)a->word[i] * by;
        a->word[i] = (u32)carry;
        carry >>= 32;
    }
}

static u32 divide_small(big *a, u32 by) {
    u64 rest = 0;
    int i;
    for (i = WORDS; i-- > 0;) {
        rest = rest << 32 | a->word[i];
        a->word[i] = (u32)(rest / by);
        rest %= by;
    }
    return (u32)rest;
}

static void print(const char *name, big a) {
    char digits[WORDS * 10];
    int at = sizeof digits - 1;
    u32 i;
    int zero = 0;
    digits[at] = 0;
    while (!zero) {
        digits[--at] = (char)('0' + divide_small(&a, 10));
        for (zero = 1, i = 0; i < WORDS; i++)
            zero &= a.word[i] == 0;
    }
    put_text(name);
    put_text(" ");
    put_text(digits + at);
    put_text("\n");
}

static u64 power(u64 base, u64 exponent, u32 modulus) {
    u64 result = 1;
    for (base %= modulus; exponent; exponent >>= 1) {
        if (exponent & 1)
            result = result * base % modulus;
        base = base * base % modulus;
    }
    return result;
}

/* The spigot of Rabinowitz and Wagon. */
static void pi(void) {
    static u32 remainders[1700];
    char text[8];
    u32 digits, i, j, carry = 0;
    for (i = 0; i < 1700; i++)
        remainders[i] = 2000;
    put_text("pi ");
    for (digits = 1680; digits; digits -= 14) {
        u32 d = 0;
        for (i = digits; i; i--) {
            d = d * i + remainders[i] * 10000;
            remainders[i] = d % (2 * i - 1);
            d /= 2 * i - 1;
        }
        carry += d / 10000;
        for (j = 4; j-- > 0; carry /= 10)
            text[j] = (char)('0' + carry % 10);
        text[4] = 0;
        put_text(text);
        carry = d % 10000;
    }
    put_text("\n");
}

void big_integers(void) {
    big a = {{1}};
    u32 i;
    for (i = 2; i <= 200; i++)
        multiply_small(&a, i);
    print("200!", a);
    pi();
    put_line64("power", power(0x123456789ABCDEFull, 0xFEDCBA987ull, 4294967291u));
}
