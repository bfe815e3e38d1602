/*
 * Numeric code as compilers make it: the bits of its results go into one number. CompiledCodeTest links the same object
 * twice, since with x87 results depend on which values the compiler keeps in registers.
 */
static unsigned sum;

static void add(double d) {
    union { double d; unsigned u[2]; } bits;
    bits.d = d;
    sum = (sum * 31 + bits.u[0]) * 31 + bits.u[1];
}

static double place[4][3] = {{0, 0, 0}, {4.84, -1.16, -0.10}, {8.34, 4.12, -0.4}, {12.8, -15.1, -0.22}};
static double speed[4][3], mass[4] = {39.47, 0.037, 0.011, 0.0017};

static void bodies(void) {
    for (int step = 0; step < 300; step++) {
        for (int i = 0; i < 4; i++)
            for (int j = i + 1; j < 4; j++) {
                double d[3], square = 0;
                for (int k = 0; k < 3; k++) {
                    d[k] = place[i][k] - place[j][k];
                    square += d[k] * d[k];
                }
                double force = 0.001 / (square * __builtin_sqrt(square));
                for (int k = 0; k < 3; k++) {
                    speed[i][k] -= d[k] * mass[j] * force;
                    speed[j][k] += d[k] * mass[i] * force;
                }
            }
        for (int i = 0; i < 4; i++)
            for (int k = 0; k < 3; k++) place[i][k] += 0.001 * speed[i][k];
    }
    for (int i = 0; i < 4; i++)
        for (int k = 0; k < 3; k++) add(place[i][k]);
}

static double matrix[20][20];

static void elimination(void) {
    for (int i = 0; i < 20; i++)
        for (int j = 0; j < 20; j++) matrix[i][j] = 1.0 / (i + j + 1) + (i == j);
    for (int k = 0; k < 20; k++)
        for (int i = k + 1; i < 20; i++) {
            matrix[i][k] /= matrix[k][k];
            for (int j = k + 1; j < 20; j++) matrix[i][j] -= matrix[i][k] * matrix[k][j];
        }
    for (int i = 0; i < 20; i++) add(matrix[i][i]);
}

static void conversions(void) {
    float f = 1;
    for (int i = 1; i < 1000; i++) {
        f = f * 1.0009f + 1.0f / (float)i;
        sum = sum * 31 + (unsigned)(int)(f * 100);
    }
    long double x = 1, y = 0;
    for (int i = 1; i < 500; i++) {
        x = x * 1.01L / (1 + x * x);
        y += x / i;
        sum = sum * 31 + (unsigned)(unsigned long long)(y * 1e15L);
    }
    for (int i = -500; i < 500; i++) {
        double d = i * 1.37;
        sum = sum * 31 + (int)d;
        sum = sum * 31 + (int)(long long)(d * 123456789.0);
        add((double)(long long)i * 1e17);
    }
}

/* Through denormals to zero, and up to infinity. */
static void extremes(void) {
    double down = 1, up = 1;
    float f = 1;
    for (int i = 0; i < 1100; i++) {
        down *= 0.37;
        up *= 2.1;
        f *= 0.53f;
        add(down);
        add(up);
        add(f);
    }
}

static void comparisons(void) {
    for (int i = 0; i < 2000; i++) {
        double x = (i * 7919 % 1000) * 0.001, y = (i * 104729 % 1000) * 0.001;
        sum = sum * 3 + (x < y) + 2 * (x == y) + (__builtin_fabs(x - y) < 0.1);
    }
}

unsigned all(void) {
    bodies();
    elimination();
    conversions();
    extremes();
    comparisons();
    return sum;
}
