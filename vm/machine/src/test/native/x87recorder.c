/*
 * Runs single x87 instructions on the processor and keeps what they did. Built and driven by
 * jmasm.machine.silicon.X87Recorder, which also generates instructions.s (a table of encodings made by the GNU
 * assembler) and writes the recording; see its comment for the format.
 *
 * stdin:  "struct state" for each case, the instruction's index in eax
 * stdout: the encodings as text, one a line, then a line "=", then "struct state" for each case
 *
 * The state before is loaded with FRSTOR, that after stored with FNSAVE, which does not wait: an unmasked exception
 * shows in the status word, and nobody is interrupted.
 */
#define _GNU_SOURCE
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#define MEMORY 0x10000000u
#define CODE 0x20000000u

struct state {
    uint32_t eax, eflags;
    uint8_t fpu[108]; /* as FNSAVE writes it */
    uint8_t memory[112];
};

extern uint8_t *instruction_starts[];
extern uint32_t instruction_count;

struct state state;
uint32_t back, entry = CODE, saved_esp;

void execute(void);
asm(".text\n"
    "execute:\n"
    "  pushal\n"
    "  movl %esp, saved_esp\n"
    "  frstor state+8\n"
    "  movl $0x10000000, %esi\n"
    "  movl $back, %ecx\n"
    "  pushl state+4\n"
    "  popfl\n"
    "  movl state, %eax\n"
    "  jmp *entry\n"
    "finish:\n"
    "  fnsave state+8\n"
    "  movl %eax, state\n"
    "  pushfl\n"
    "  popl state+4\n"
    "  movl saved_esp, %esp\n"
    "  popal\n"
    "  ret\n");
extern uint8_t finish[];

int main(void) {
    uint8_t *memory = mmap((void *)MEMORY, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0);
    uint8_t *code = mmap((void *)CODE, 4096, PROT_READ | PROT_WRITE | PROT_EXEC,
                         MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0);
    if (memory == MAP_FAILED || code == MAP_FAILED) {
        perror("mmap");
        return 1;
    }
    for (uint32_t i = 0; i < instruction_count; i++) {
        for (uint8_t *p = instruction_starts[i]; p < instruction_starts[i + 1]; p++) {
            printf("%02X", *p);
        }
        printf("\n");
    }
    printf("=\n");
    back = (uint32_t)finish;
    uint32_t last = 0xFFFFFFFF;
    while (fread(&state, sizeof state, 1, stdin) == 1) {
        uint32_t index = state.eax;
        if (index != last) {
            size_t length = instruction_starts[index + 1] - instruction_starts[index];
            memcpy(code, instruction_starts[index], length);
            memcpy(code + length, "\xFF\x21", 2); /* jmp [ecx] */
            last = index;
        }
        state.eax = 0x12345678;
        memcpy(memory, state.memory, sizeof state.memory);
        execute();
        memcpy(state.memory, memory, sizeof state.memory);
        fwrite(&state, sizeof state, 1, stdout);
    }
    return 0;
}
