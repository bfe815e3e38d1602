/*
 * Runs single instructions on the processor and prints what they did. Built and driven by
 * jmasm.machine.silicon.Recorder, which also generates instructions.s (a table of encodings made by the GNU
 * assembler) and writes the recording; see its comment for the format.
 *
 * stdin:  one case a line: <instruction index> <memory seed> <eax ecx edx ebx esp ebp esi edi> <eflags>, all hex
 * stdout: one line a case: <fault vector or -> <path> <eight registers> <eflags> {<offset>=<value>} for changed memory
 *         path is 0 when the instruction went on behind itself, 1 when it jumped six bytes further
 */
#define _GNU_SOURCE
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <ucontext.h>

#define SCRATCH 0x10000000u
#define CODE 0x20000000u
#define SIZE 4096

extern uint8_t *instruction_starts[];
extern uint32_t instruction_count;

/* Order of the encoding: eax ecx edx ebx esp ebp esi edi, then eflags. Named by the assembly below. */
uint32_t in[9], out[9], path, saved_esp;
uint32_t exit0, exit1, entry = CODE;
static int fault;

void execute(void);
asm(".text\n"
    "execute:\n"
    "  pushal\n"
    "  movl %esp, saved_esp\n"
    "  movl $in+32, %esp\n"
    "  popfl\n"
    "  movl in, %eax\n"
    "  movl in+4, %ecx\n"
    "  movl in+8, %edx\n"
    "  movl in+12, %ebx\n"
    "  movl in+20, %ebp\n"
    "  movl in+24, %esi\n"
    "  movl in+28, %edi\n"
    "  movl in+16, %esp\n"
    "  jmp *entry\n"
    "taken:\n"
    "  movl $1, path\n"
    "finish:\n"
    "  movl %eax, out\n"
    "  movl %ecx, out+4\n"
    "  movl %edx, out+8\n"
    "  movl %ebx, out+12\n"
    "  movl %esp, out+16\n"
    "  movl %ebp, out+20\n"
    "  movl %esi, out+24\n"
    "  movl %edi, out+28\n"
    "  movl $out+36, %esp\n"
    "  pushfl\n"
    "resume:\n"
    "  movl saved_esp, %esp\n"
    "  cld\n"
    "  popal\n"
    "  ret\n");
extern char taken[], finish[], resume[];

static void on_fault(int signal, siginfo_t *info, void *context) {
    greg_t *r = ((ucontext_t *)context)->uc_mcontext.gregs;
    static const int order[8] = {REG_EAX, REG_ECX, REG_EDX, REG_EBX, REG_ESP, REG_EBP, REG_ESI, REG_EDI};
    if ((uint32_t)r[REG_EIP] != CODE) {
        fprintf(stderr, "fault %d at %08x, not in the instruction\n", (int)r[REG_TRAPNO], (uint32_t)r[REG_EIP]);
        _Exit(1);
    }
    for (int i = 0; i < 8; i++) {
        out[i] = r[order[i]];
    }
    out[8] = r[REG_EFL];
    fault = r[REG_TRAPNO];
    r[REG_EIP] = (greg_t)(uintptr_t)resume;
    r[REG_ESP] = saved_esp;
    r[REG_EFL] = 0x202;
}

static void fill(uint32_t *memory, uint32_t seed) {
    uint32_t x = seed;
    for (int i = 0; i < SIZE / 4; i++) {
        x ^= x << 13;
        x ^= x >> 17;
        x ^= x << 5;
        memory[i] = x;
    }
}

static void *map(uint32_t address) {
    void *p = mmap((void *)(uintptr_t)address, SIZE, PROT_READ | PROT_WRITE | PROT_EXEC,
                   MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0);
    if (p == MAP_FAILED) {
        perror("mmap");
        exit(1);
    }
    return p;
}

int main(void) {
    uint32_t *scratch = map(SCRATCH);
    uint8_t *code = map(CODE);
    static uint32_t before[SIZE / 4];
    exit0 = (uint32_t)(uintptr_t)finish;
    exit1 = (uint32_t)(uintptr_t)taken;
    stack_t stack = {.ss_sp = malloc(65536), .ss_size = 65536};
    sigaltstack(&stack, 0);
    struct sigaction action = {.sa_sigaction = on_fault, .sa_flags = SA_SIGINFO | SA_NODEFER | SA_ONSTACK};
    sigaction(SIGFPE, &action, 0);
    sigaction(SIGSEGV, &action, 0);
    sigaction(SIGILL, &action, 0);
    sigaction(SIGTRAP, &action, 0);

    for (uint32_t i = 0; i < instruction_count; i++) {
        for (uint8_t *b = instruction_starts[i]; b < instruction_starts[i + 1]; b++) {
            printf("%02X", *b);
        }
        putchar('\n');
    }
    uint32_t index, seed;
    while (scanf("%x %x", &index, &seed) == 2) {
        for (int i = 0; i < 9; i++) {
            if (scanf("%x", &in[i]) != 1) {
                return 1;
            }
        }
        size_t length = instruction_starts[index + 1] - instruction_starts[index];
        memcpy(code, instruction_starts[index], length);
        uint32_t *exits[2] = {&exit0, &exit1};
        for (int i = 0; i < 2; i++) {
            uint32_t address = (uint32_t)(uintptr_t)exits[i];
            code[length + 6 * i] = 0xFF; /* jmp [address] */
            code[length + 6 * i + 1] = 0x25;
            memcpy(code + length + 6 * i + 2, &address, 4);
        }
        fill(scratch, seed);
        memcpy(before, scratch, SIZE);
        fault = -1;
        path = 0;
        execute();
        if (fault < 0) {
            printf("-");
        } else {
            printf("%d", fault);
        }
        printf(" %d", path);
        for (int i = 0; i < 9; i++) {
            printf(" %08X", out[i]);
        }
        for (int i = 0; i < SIZE / 4; i++) {
            if (scratch[i] != before[i]) {
                printf(" %X=%08X", 4 * i, scratch[i]);
            }
        }
        putchar('\n');
    }
    return 0;
}
