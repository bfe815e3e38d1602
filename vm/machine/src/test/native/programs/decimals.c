/* Doubles to the shortest decimals that give them back, and decimals to doubles, with powers of ten by squaring. */
#include "program.h"

static double scaled(double value, int exponent) {
    double power = exponent < 0 ? 0.1 : 10.0, result = 1;
    int n = exponent < 0 ? -exponent : exponent;
    for (; n; n >>= 1) {
        if (n & 1)
            result *= power;
        power *= power;
    }
    return value * result;
}

static double parse(const char *text) {
    double value = 0;
    int exponent = 0, negative = *text == '-', e = 0, minus;
    for (text += negative; *text >= '0' && *text <= '9'; text++)
        value = value * 10 + (*text - '0');
    if (*text == '.')
        for (text++; *text >= '0' && *text <= '9'; text++, exponent--)
            value = value * 10 + (*text - '0');
    if (*text == 'e') {
        minus = text[1] == '-';
        for (text += 1 + minus; *text; text++)
            e = e * 10 + (*text - '0');
        exponent += minus ? -e : e;
    }
    value = scaled(value, exponent);
    return negative ? -value : value;
}

static void format(double value, int digits) {
    char text[40];
    int at = 0, exponent = 0, i;
    u64 whole;
    if (value < 0) {
        text[at++] = '-';
        value = -value;
    }
    while (value >= 10) {
        value /= 10;
        exponent++;
    }
    while (value < 1) {
        value *= 10;
        exponent--;
    }
    whole = (u64)(scaled(value, digits - 1) + 0.5);
    for (i = digits; i-- > 0;) {
        text[at + i + (i > 0)] = (char)('0' + whole % 10);
        whole /= 10;
    }
    text[at + 1] = '.';
    at += digits + 1;
    text[at++] = 'e';
    if (exponent < 0) {
        text[at++] = '-';
        exponent = -exponent;
    }
    text[at++] = (char)('0' + exponent / 100);
    text[at++] = (char)('0' + exponent / 10 % 10);
    text[at++] = (char)('0' + exponent % 10);
    text[at++] = '\n';
    text[at] = 0;
    put_text(text);
}

void decimals(void) {
    static const char *numbers[] = {"3.14159265358979", "-0.001234", "6.02214e23", "1.6e-19", "123456789.125", "9.99e99"};
    int i;
    for (i = 0; i < 6; i++) {
        double value = parse(numbers[i]);
        put_double(numbers[i], value);
        format(value, 6);
        format(value, 15);
    }
    put_line64("to unsigned", (u64)parse("12345678901234567"));
    put_line64("to signed", (u64)(i64)parse("-987654321.75"));
    put_line("to 32 bits", (u32)(i64)parse("4000000000.5"));
    put_double("from unsigned", (double)0xFFFFFFFFFFFFF800ull);
    put_double("from signed", (double)-(i64)0x123456789ABCDEFll);
    put_double("single", (double)(float)parse("0.1"));
}
