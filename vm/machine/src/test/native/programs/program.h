/* What the programs of this folder share. They use no library but the compiler's own (libgcc), and write their results
   as text with put_...; windows.c and linux.c start them and take the text. */
#ifndef PROGRAM_H
#define PROGRAM_H

typedef unsigned char u8;
typedef unsigned short u16;
typedef unsigned int u32;
typedef unsigned long long u64;
typedef long long i64;

void put_text(const char *text);
void put_line(const char *name, u32 value);
void put_line64(const char *name, u64 value);
/* As bits, so that nothing is hidden by formatting. */
void put_double(const char *name, double value);

/* Square roots, which have no name without a library. */
static inline long double root_of(long double value) {
    __asm__("fsqrt" : "+t"(value));
    return value;
}

/* The same numbers in every run. */
u32 next_random(u32 *state);

/* Where the system takes the text. */
void system_write(const char *text, u32 length);

void sorting(void);
void hashing(void);
void big_integers(void);
void matrices(void);
void fourier(void);
void compression(void);
void matching(void);
void digests(void);
void decimals(void);
void control(void);
void structures(void);
void wide_integers(void);
void extended(void);

void run_all(void);

#endif
