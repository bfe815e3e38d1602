/* Where numbers.c begins: as a program for this machine (HOSTED), and as bare code for the emulated one. */
unsigned all(void);

#ifdef HOSTED
#include <stdio.h>

int main(void) {
    printf("%08X\n", all());
    return 0;
}
#else
__attribute__((section(".text.start"))) void _start(void) {
    __asm__ volatile("int3" ::"a"(all()));
}
#endif
