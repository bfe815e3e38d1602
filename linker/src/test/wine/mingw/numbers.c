// Arithmetic that the compiler leaves to its library, and the library to the processor.
#include <math.h>
#include <stdint.h>
#include <stdio.h>

struct pair {
    int64_t quotient;
    int64_t rest;
};

__attribute__((noinline)) static struct pair divide(int64_t a, int64_t b) {
    struct pair pair = {a / b, a % b};
    return pair;
}

__attribute__((noinline)) static uint64_t power(uint64_t base, unsigned exponent) {
    uint64_t result = 1;
    for (; exponent; exponent >>= 1, base *= base) {
        if (exponent & 1) {
            result *= base;
        }
    }
    return result;
}

__attribute__((noinline)) static double horner(const double *c, int n, double x) {
    double sum = 0;
    while (n-- > 0) {
        sum = sum * x + c[n];
    }
    return sum;
}

int main(void) {
    static const double coefficients[] = {1, -0.5, 0.25, -0.125, 0.0625};
    struct pair pair = divide(-1234567890123456789LL, 987654321);
    printf("%I64d %I64d\n", pair.quotient, pair.rest);
    printf("%I64u\n", power(7, 21) / 11 + (power(3, 40) >> 7));
    for (int i = -2; i <= 2; i++) {
        double x = i * 0.75;
        printf("%.6f %.6f %.6f %.6f\n", sin(x), exp(x), pow(2, x), horner(coefficients, 5, x));
    }
    printf("%.6f %.6f %.6f %d\n", sqrt(2), floor(-2.5), fmod(10.5, 3), (int) lround(2.5));
    float f = 0;
    for (int i = 1; i <= 1000; i++) {
        f += 1.0f / (float) i;
    }
    printf("%.3f %d %u\n", f, (int) -2.9, (unsigned) 3e9);
    return (int) (power(5, 9) & 127);
}
