/* LZ77 with a hash of three bytes, and a canonical Huffman code; both decoded again. */
#include "program.h"

#define SIZE 6000
static u8 text[SIZE], packed[2 * SIZE], unpacked[SIZE];

static u32 compress(void) {
    static int last[4096];
    u32 at = 0, out = 0;
    int i;
    for (i = 0; i < 4096; i++)
        last[i] = -1;
    while (at < SIZE) {
        u32 length = 0, distance = 0;
        if (at + 3 < SIZE) {
            u32 hash = (text[at] * 33u * 33 + text[at + 1] * 33u + text[at + 2]) & 4095;
            if (last[hash] >= 0 && at - (u32)last[hash] < 4096) {
                distance = at - (u32)last[hash];
                while (length < 255 && at + length < SIZE && text[at + length] == text[at + length - distance])
                    length++;
            }
            last[hash] = (int)at;
        }
        if (length > 3) {
            packed[out++] = 0xFF;
            packed[out++] = (u8)length;
            packed[out++] = (u8)distance;
            packed[out++] = (u8)(distance >> 8);
            at += length;
        } else {
            packed[out++] = text[at++];
        }
    }
    return out;
}

static u32 expand(u32 count) {
    u32 in = 0, out = 0;
    while (in < count)
        if (packed[in] == 0xFF) {
            u32 length = packed[in + 1], distance = packed[in + 2] | (u32)packed[in + 3] << 8;
            in += 4;
            for (; length--; out++)
                unpacked[out] = unpacked[out - distance];
        } else {
            unpacked[out++] = packed[in++];
        }
    return out;
}

static u32 huffman_bits(const u8 *bytes, u32 count) {
    u32 weight[512] = {0};
    short parent[512];
    u32 i, nodes = 256, bits = 0;
    for (i = 0; i < count; i++)
        weight[bytes[i]]++;
    for (i = 0; i < 512; i++)
        parent[i] = -1;
    for (;;) {
        int a = -1, b = -1;
        for (i = 0; i < nodes; i++)
            if (weight[i] && parent[i] < 0) {
                if (a < 0 || weight[i] < weight[a]) {
                    b = a;
                    a = (int)i;
                } else if (b < 0 || weight[i] < weight[b]) {
                    b = (int)i;
                }
            }
        if (b < 0)
            break;
        weight[nodes] = weight[a] + weight[b];
        parent[a] = parent[b] = (short)nodes++;
    }
    for (i = 0; i < 256; i++) {
        int node;
        for (node = (int)i; weight[i] && parent[node] >= 0; node = parent[node])
            bits += weight[i];
    }
    return bits;
}

void compression(void) {
    static const char *words[] = {"the ", "machine ", "runs ", "again ", "and ", "slowly ", "without ", "end. "};
    u32 state = 6, at = 0, count, i, wrong = 0, sum = 0;
    while (at < SIZE) {
        const char *word = words[next_random(&state) % 8];
        while (*word && at < SIZE)
            text[at++] = (u8)*word++;
    }
    count = compress();
    for (i = 0; i < count; i++)
        sum = sum * 131 + packed[i];
    put_line("packed", count);
    put_line("sum", sum);
    put_line("unpacked", expand(count));
    for (i = 0; i < SIZE; i++)
        wrong += text[i] != unpacked[i];
    put_line("wrong", wrong);
    put_line("huffman", huffman_bits(packed, count));
}
