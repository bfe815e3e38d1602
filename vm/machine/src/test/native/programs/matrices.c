/* Products, elimination with pivots, an inverse and its error; singles and doubles. */
#include "program.h"

#define N 24
typedef double matrix[N][N];

static void fill(matrix m, u32 seed) {
    int i, j;
    for (i = 0; i < N; i++)
        for (j = 0; j < N; j++)
            m[i][j] = (double)(int)(next_random(&seed) % 2001 - 1000) / 64;
}

static void multiply(matrix a, matrix b, matrix product) {
    int i, j, k;
    for (i = 0; i < N; i++)
        for (j = 0; j < N; j++) {
            double sum = 0;
            for (k = 0; k < N; k++)
                sum += a[i][k] * b[k][j];
            product[i][j] = sum;
        }
}

static double invert(matrix a, matrix inverse) {
    double determinant = 1;
    int i, j, k;
    for (i = 0; i < N; i++)
        for (j = 0; j < N; j++)
            inverse[i][j] = i == j;
    for (k = 0; k < N; k++) {
        int pivot = k;
        for (i = k + 1; i < N; i++)
            if (__builtin_fabs(a[i][k]) > __builtin_fabs(a[pivot][k]))
                pivot = i;
        if (pivot != k)
            determinant = -determinant;
        for (j = 0; j < N; j++) {
            double swap = a[k][j];
            a[k][j] = a[pivot][j];
            a[pivot][j] = swap;
            swap = inverse[k][j];
            inverse[k][j] = inverse[pivot][j];
            inverse[pivot][j] = swap;
        }
        determinant *= a[k][k] / 8;
        for (i = 0; i < N; i++)
            if (i != k) {
                double factor = a[i][k] / a[k][k];
                for (j = 0; j < N; j++) {
                    a[i][j] -= factor * a[k][j];
                    inverse[i][j] -= factor * inverse[k][j];
                }
            }
    }
    for (i = 0; i < N; i++)
        for (j = 0; j < N; j++)
            inverse[i][j] /= a[i][i];
    return determinant;
}

static double trace(matrix m) {
    double sum = 0;
    int i;
    for (i = 0; i < N; i++)
        sum += m[i][i];
    return sum;
}

void matrices(void) {
    static matrix a, b, c, inverse;
    int i, rounds;
    fill(a, 3);
    fill(b, 4);
    multiply(a, b, c);
    put_double("product", trace(c));
    put_double("determinant", invert(c, inverse));
    multiply(a, b, c);
    multiply(c, inverse, a);
    put_double("identity", trace(a));
    /* Newton's square roots, in both directions of the sign. */
    for (i = 1; i < 6; i++) {
        double x = i, root = i;
        for (rounds = 0; rounds < 9; rounds++)
            root = (root + x / root) / 2;
        put_double("root", root - (double)root_of(x));
    }
}
