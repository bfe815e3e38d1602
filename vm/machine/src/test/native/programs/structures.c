/* Structures by value of every size, bit-fields, unions, and pointers to functions that take them. */
#include "program.h"

struct one {
    char a;
};
struct three {
    char a, b, c;
};
struct four {
    short a, b;
};
struct eight {
    float x, y;
};
struct twelve {
    int a, b, c;
};
struct mixed {
    char tag;
    double value;
    short tail[3];
};
struct flags {
    unsigned low : 3;
    signed middle : 7;
    unsigned high : 22;
    unsigned next : 5;
};
union any {
    u64 bits;
    double real;
    struct four parts[2];
    u8 bytes[8];
};

#define PASS __attribute__((noinline))

static PASS struct one add_one(struct one a, int by) {
    a.a = (char)(a.a + by);
    return a;
}
static PASS struct three turn(struct three a) {
    struct three b = {a.b, a.c, a.a};
    return b;
}
static PASS struct four swap(struct four a) {
    struct four b = {a.b, a.a};
    return b;
}
static PASS struct eight rotate(struct eight a) {
    struct eight b = {-a.y, a.x};
    return b;
}
static PASS struct twelve cross(struct twelve a, struct twelve b) {
    struct twelve c = {a.b * b.c - a.c * b.b, a.c * b.a - a.a * b.c, a.a * b.b - a.b * b.a};
    return c;
}
static PASS struct mixed mix(struct mixed a, struct eight b, struct three c) {
    a.value = a.value * b.x + c.b;
    a.tail[a.tag & 1] = (short)(c.a * 100 + c.c);
    a.tag++;
    return a;
}

typedef struct mixed (*mixer)(struct mixed, struct eight, struct three);

void structures(void) {
    struct one a = {41};
    struct three b = {1, 2, 3};
    struct four c = {-5, 600};
    struct eight d = {1.5f, -2.25f};
    struct twelve e = {1, 2, 3}, f = {-7, 8, 9};
    struct mixed g = {4, 0.75, {1, 2, 3}};
    struct flags h = {5, -30, 0x2ABCDE, 17};
    union any u;
    mixer volatile through = mix;
    int i;
    a = add_one(a, 100);
    put_line("one", (u32)a.a);
    b = turn(turn(b));
    put_line("three", (u32)(b.a * 100 + b.b * 10 + b.c));
    c = swap(c);
    put_line("four", (u32)(u16)c.a << 16 | (u16)c.b);
    d = rotate(d);
    put_double("eight", d.x + d.y * 16);
    e = cross(e, f);
    put_line("twelve", (u32)(e.a * 10000 + e.b * 100 + e.c));
    for (i = 0; i < 5; i++)
        g = through(g, d, b);
    put_double("mixed", g.value);
    put_line("tail", (u32)(g.tail[0] + g.tail[1] * 3 + g.tail[2] * 7 + g.tag));
    h.middle += 40;
    h.high ^= h.low;
    h.next += 20;
    put_line("flags", (u32)(h.low + h.middle * 8) + h.high * 64 + h.next);
    u.real = -1234.5;
    u.bytes[2] ^= 0x55;
    u.parts[1] = swap(u.parts[1]);
    put_line64("union", u.bits);
}
