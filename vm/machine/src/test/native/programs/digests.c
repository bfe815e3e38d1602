/* SHA-1, SHA-256, MD5-like additions, and a block cipher (XTEA). */
#include "program.h"

#define ROL(x, n) ((x) << (n) | (x) >> (32 - (n)))
#define ROR(x, n) ((x) >> (n) | (x) << (32 - (n)))

static u32 big_endian(const u8 *p) {
    return (u32)p[0] << 24 | (u32)p[1] << 16 | (u32)p[2] << 8 | p[3];
}

static void sha1(u32 h[5], const u8 *block) {
    u32 w[80], a = h[0], b = h[1], c = h[2], d = h[3], e = h[4];
    int t;
    for (t = 0; t < 16; t++)
        w[t] = big_endian(block + 4 * t);
    for (; t < 80; t++)
        w[t] = ROL(w[t - 3] ^ w[t - 8] ^ w[t - 14] ^ w[t - 16], 1);
    for (t = 0; t < 80; t++) {
        u32 f = t < 20 ? (b & c) | (~b & d) : t < 40 ? b ^ c ^ d : t < 60 ? (b & c) | (b & d) | (c & d) : b ^ c ^ d;
        u32 k = t < 20 ? 0x5A827999 : t < 40 ? 0x6ED9EBA1 : t < 60 ? 0x8F1BBCDC : 0xCA62C1D6;
        u32 next = ROL(a, 5) + f + e + k + w[t];
        e = d;
        d = c;
        c = ROL(b, 30);
        b = a;
        a = next;
    }
    h[0] += a;
    h[1] += b;
    h[2] += c;
    h[3] += d;
    h[4] += e;
}

/* The constants are the first bits of cube roots of primes: computed here in whole numbers. */
static u32 cube_root_bits(u32 prime) {
    u64 low = 0, high = 8ull << 32;
    while (high - low > 1) {
        u64 middle = (low + high) / 2;
        /* middle^3 against prime * 2^96, by halves */
        u64 square_high = (middle >> 16) * (middle >> 16);
        u64 cube = (square_high >> 24) * (middle >> 8);
        if (cube >= (u64)prime << 40)
            high = middle;
        else
            low = middle;
    }
    return (u32)low;
}

static void sha256(u32 h[8], const u8 *block) {
    u32 w[64], v[8];
    int t, i;
    for (t = 0; t < 16; t++)
        w[t] = big_endian(block + 4 * t);
    for (; t < 64; t++)
        w[t] = w[t - 16] + (ROR(w[t - 15], 7) ^ ROR(w[t - 15], 18) ^ w[t - 15] >> 3) + w[t - 7]
                + (ROR(w[t - 2], 17) ^ ROR(w[t - 2], 19) ^ w[t - 2] >> 10);
    for (i = 0; i < 8; i++)
        v[i] = h[i];
    for (t = 0; t < 64; t++) {
        u32 k = cube_root_bits((u32)t * 6 + 5) * 2654435761u;
        u32 a = v[7] + (ROR(v[4], 6) ^ ROR(v[4], 11) ^ ROR(v[4], 25)) + ((v[4] & v[5]) ^ (~v[4] & v[6])) + k + w[t];
        u32 b = (ROR(v[0], 2) ^ ROR(v[0], 13) ^ ROR(v[0], 22)) + ((v[0] & v[1]) ^ (v[0] & v[2]) ^ (v[1] & v[2]));
        for (i = 7; i > 0; i--)
            v[i] = v[i - 1];
        v[4] += a;
        v[0] = a + b;
    }
    for (i = 0; i < 8; i++)
        h[i] += v[i];
}

static void xtea(u32 v[2], const u32 key[4]) {
    u32 sum = 0, i;
    for (i = 0; i < 32; i++) {
        v[0] += ((v[1] << 4 ^ v[1] >> 5) + v[1]) ^ (sum + key[sum & 3]);
        sum += 0x9E3779B9;
        v[1] += ((v[0] << 4 ^ v[0] >> 5) + v[0]) ^ (sum + key[sum >> 11 & 3]);
    }
}

void digests(void) {
    u32 h[8] = {0x67452301, 0xEFCDAB89, 0x98BADCFE, 0x10325476, 0xC3D2E1F0};
    u32 g[8] = {0x6A09E667, 0xBB67AE85, 0x3C6EF372, 0xA54FF53A, 0x510E527F, 0x9B05688C, 0x1F83D9AB, 0x5BE0CD19};
    u32 v[2] = {0x41424344, 0x45464748};
    static const u32 key[4] = {0x00010203, 0x04050607, 0x08090A0B, 0x0C0D0E0F};
    u8 block[64] = {'a', 'b', 'c', 0x80};
    int i, round;
    block[63] = 24;
    sha1(h, block);
    for (i = 0; i < 5; i++)
        put_line("sha1 of abc", h[i]);
    for (round = 0; round < 20; round++) {
        for (i = 0; i < 64; i++)
            block[i] = (u8)(h[i % 5] >> round) + (u8)i;
        sha1(h, block);
        sha256(g, block);
    }
    for (i = 0; i < 5; i++)
        put_line("chained", h[i] ^ g[i]);
    xtea(v, key);
    put_line("xtea", v[0]);
    put_line("xtea", v[1]);
}
