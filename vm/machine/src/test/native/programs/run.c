/* Runs all programs, with the precision that Windows gives a process: 53 bits. */
#include "program.h"

static u32 length_of(const char *text) {
    u32 length = 0;
    while (text[length])
        length++;
    return length;
}

void put_text(const char *text) {
    system_write(text, length_of(text));
}

void put_line64(const char *name, u64 value) {
    char digits[20];
    int i;
    put_text(name);
    for (i = 0; i < 16; i++)
        digits[i] = "0123456789ABCDEF"[(value >> (60 - 4 * i)) & 15];
    digits[16] = '\n';
    digits[17] = 0;
    put_text(" ");
    put_text(digits);
}

void put_line(const char *name, u32 value) {
    put_line64(name, value);
}

void put_double(const char *name, double value) {
    union {
        double value;
        u64 bits;
    } both;
    both.value = value;
    put_line64(name, both.bits);
}

u32 next_random(u32 *state) {
    *state = *state * 1664525u + 1013904223u;
    return *state >> 8;
}

/* The compiler may make calls of these out of loops and assignments. */
void *memcpy(void *to, const void *from, __SIZE_TYPE__ count) {
    u8 *t = to;
    const u8 *f = from;
    while (count--)
        *t++ = *f++;
    return to;
}

void *memset(void *to, int value, __SIZE_TYPE__ count) {
    u8 *t = to;
    while (count--)
        *t++ = (u8)value;
    return to;
}

void *memmove(void *to, const void *from, __SIZE_TYPE__ count) {
    u8 *t = to;
    const u8 *f = from;
    if (t < f)
        return memcpy(to, from, count);
    while (count--)
        t[count] = f[count];
    return to;
}

int memcmp(const void *a, const void *b, __SIZE_TYPE__ count) {
    const u8 *x = a, *y = b;
    for (; count--; x++, y++)
        if (*x != *y)
            return *x - *y;
    return 0;
}

void run_all(void) {
    u16 control_word = 0x027F;
    __asm__ volatile("fldcw %0" : : "m"(control_word));
    sorting();
    hashing();
    big_integers();
    matrices();
    fourier();
    compression();
    matching();
    digests();
    decimals();
    control();
    structures();
    wide_integers();
    extended();
}
