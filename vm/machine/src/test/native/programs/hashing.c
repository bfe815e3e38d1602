/* CRC-32, Adler-32, FNV-1a of 64 bits, and a hash table with deletions. */
#include "program.h"

static u32 crc_table[256];

static u32 crc(const u8 *bytes, u32 count) {
    u32 c = ~0u;
    while (count--)
        c = crc_table[(c ^ *bytes++) & 255] ^ c >> 8;
    return ~c;
}

static u32 adler(const u8 *bytes, u32 count) {
    u32 a = 1, b = 0;
    while (count--) {
        a = (a + *bytes++) % 65521;
        b = (b + a) % 65521;
    }
    return b << 16 | a;
}

static u64 fnv(const u8 *bytes, u32 count) {
    u64 hash = 0xCBF29CE484222325ull;
    while (count--)
        hash = (hash ^ *bytes++) * 0x100000001B3ull;
    return hash;
}

#define SLOTS 1024
static u32 keys[SLOTS];
static u16 values[SLOTS];

static u32 slot_of(u32 key) {
    u32 slot = key * 2654435761u >> 22;
    while (keys[slot] && keys[slot] != key)
        slot = (slot + 1) % SLOTS;
    return slot;
}

static void delete(u32 slot) {
    u32 next = slot;
    keys[slot] = 0;
    while (keys[next = (next + 1) % SLOTS]) {
        u32 key = keys[next];
        u16 value = values[next];
        keys[next] = 0;
        slot = slot_of(key);
        keys[slot] = key;
        values[slot] = value;
    }
}

void hashing(void) {
    static u8 data[5000];
    u32 state = 2, i, k, total = 0;
    for (i = 0; i < 256; i++) {
        u32 c = i;
        for (k = 0; k < 8; k++)
            c = c & 1 ? c >> 1 ^ 0xEDB88320u : c >> 1;
        crc_table[i] = c;
    }
    put_line("crc check", crc((const u8 *)"123456789", 9));
    for (i = 0; i < sizeof data; i++)
        data[i] = (u8)(next_random(&state) >> (i & 7));
    put_line("crc", crc(data, sizeof data));
    put_line("adler", adler(data, sizeof data));
    put_line64("fnv", fnv(data, sizeof data));
    for (i = 0; i < 3000; i++) {
        u32 key = next_random(&state) % 900 + 1, slot = slot_of(key);
        if (keys[slot] && i % 3 == 0)
            delete(slot);
        else {
            keys[slot] = key;
            values[slot] = (u16)(values[slot] + i);
        }
    }
    for (i = 0; i < SLOTS; i++)
        total = total * 5 + keys[i] + values[i];
    put_line("table", total);
}
