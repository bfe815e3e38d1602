/* A fast Fourier transform and back; sines by recurrence. */
#include "program.h"

#define N 256

static double re[N], im[N], cosine[N / 2], sine[N / 2];

static void transform(int backwards) {
    int i, j, size, k;
    for (i = j = 0; i < N; i++) {
        int bit = N >> 1;
        if (i < j) {
            double swap = re[i];
            re[i] = re[j];
            re[j] = swap;
            swap = im[i];
            im[i] = im[j];
            im[j] = swap;
        }
        while (j & bit) {
            j ^= bit;
            bit >>= 1;
        }
        j |= bit;
    }
    for (size = 2; size <= N; size *= 2)
        for (i = 0; i < N; i += size)
            for (k = 0; k < size / 2; k++) {
                double c = cosine[k * (N / size)], s = backwards ? -sine[k * (N / size)] : sine[k * (N / size)];
                double *r = &re[i + k], *m = &im[i + k];
                double tr = r[size / 2] * c - m[size / 2] * s, ti = r[size / 2] * s + m[size / 2] * c;
                r[size / 2] = r[0] - tr;
                m[size / 2] = m[0] - ti;
                r[0] += tr;
                m[0] += ti;
            }
}

void fourier(void) {
    double c = 1, s = 0, energy = 0, error = 0;
    /* cos and sin of 2 pi / N */
    const double dc = 0.99969881869620422, ds = 0.024541228522912288;
    u32 state = 5;
    int i;
    for (i = 0; i < N / 2; i++) {
        double next = c * dc - s * ds;
        cosine[i] = c;
        sine[i] = s;
        s = s * dc + c * ds;
        c = next;
    }
    for (i = 0; i < N; i++)
        re[i] = (int)next_random(&state) % 1000 / 8.0;
    transform(0);
    for (i = 0; i < N; i++)
        energy += re[i] * re[i] + im[i] * im[i];
    put_double("energy", energy);
    put_double("bin", re[17]);
    transform(1);
    state = 5;
    for (i = 0; i < N; i++) {
        double difference = re[i] / N - (int)next_random(&state) % 1000 / 8.0;
        error += difference < 0 ? -difference : difference;
    }
    put_double("error", error);
}
