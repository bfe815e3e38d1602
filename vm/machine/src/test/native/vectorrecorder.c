/*
 * Runs single MMX and SSE instructions on the processor and prints all that they did. Built and driven by
 * jmasm.machine.silicon.VectorRecorder, which also generates instructions.s (a table of encodings made by the GNU
 * assembler) and writes the recording; see its comment for the format.
 *
 * stdin:  one case a line, all hex: <instruction index> <eax ecx edx ebx esi edi> <eflags> <image of 288 bytes as
 *         FXRSTOR takes it> <640 bytes of memory around ESI>
 * stdout: one line a case: <fault vector or -> <six registers> <eflags> <image> <memory>
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
#define IMAGE 288
#define MEMORY 640
#define MEMORY_START (SCRATCH + 0x800)

extern uint8_t *instruction_starts[];
extern uint32_t instruction_count;

/* eax ecx edx ebx esi edi, then eflags. Named by the assembly below. */
uint32_t in[7], out[7], saved_esp;
uint32_t exit0, entry = CODE;
uint8_t in_image[512] __attribute__((aligned(16)));
uint8_t out_image[512] __attribute__((aligned(16)));
uint8_t clean_image[512] __attribute__((aligned(16)));
static int fault;

void execute(void);
asm(".text\n"
    "execute:\n"
    "  pushal\n"
    "  movl %esp, saved_esp\n"
    "  fxrstor in_image\n"
    "  movl $in+24, %esp\n"
    "  popfl\n"
    "  movl saved_esp, %esp\n"
    "  movl in, %eax\n"
    "  movl in+4, %ecx\n"
    "  movl in+8, %edx\n"
    "  movl in+12, %ebx\n"
    "  movl in+16, %esi\n"
    "  movl in+20, %edi\n"
    "  jmp *entry\n"
    "finish:\n"
    "  movl %eax, out\n"
    "  movl %ecx, out+4\n"
    "  movl %edx, out+8\n"
    "  movl %ebx, out+12\n"
    "  movl %esi, out+16\n"
    "  movl %edi, out+20\n"
    "  movl $out+28, %esp\n"
    "  pushfl\n"
    "  fxsave out_image\n"
    "resume:\n"
    "  movl saved_esp, %esp\n"
    "  cld\n"
    "  popal\n"
    "  ret\n");
extern char finish[], resume[];

static void on_fault(int signal, siginfo_t *info, void *context) {
    mcontext_t *m = &((ucontext_t *)context)->uc_mcontext;
    greg_t *r = m->gregs;
    static const int order[6] = {REG_EAX, REG_ECX, REG_EDX, REG_EBX, REG_ESI, REG_EDI};
    if ((uint32_t)r[REG_EIP] != CODE) {
        fprintf(stderr, "fault %d at %08x, not in the instruction\n", (int)r[REG_TRAPNO], (uint32_t)r[REG_EIP]);
        _Exit(1);
    }
    for (int i = 0; i < 6; i++) {
        out[i] = r[order[i]];
    }
    out[6] = r[REG_EFL];
    fault = r[REG_TRAPNO];
    /* Behind the 112 bytes of the old format the kernel puts what FXSAVE saved. */
    memcpy(out_image, (char *)m->fpregs + 112, 512);
    r[REG_EIP] = (greg_t)(uintptr_t)resume;
    r[REG_ESP] = saved_esp;
    r[REG_EFL] = 0x202;
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

static void read_bytes(uint8_t *to, int count) {
    unsigned byte;
    for (int i = 0; i < count; i++) {
        if (scanf("%2x", &byte) != 1) {
            exit(1);
        }
        to[i] = byte;
    }
}

static void print_bytes(const uint8_t *bytes, int count) {
    putchar(' ');
    for (int i = 0; i < count; i++) {
        printf("%02X", bytes[i]);
    }
}

int main(void) {
    map(SCRATCH);
    uint8_t *code = map(CODE);
    exit0 = (uint32_t)(uintptr_t)finish;
    stack_t stack = {.ss_sp = malloc(65536), .ss_size = 65536};
    sigaltstack(&stack, 0);
    struct sigaction action = {.sa_sigaction = on_fault, .sa_flags = SA_SIGINFO | SA_NODEFER | SA_ONSTACK};
    sigaction(SIGFPE, &action, 0);
    sigaction(SIGSEGV, &action, 0);
    sigaction(SIGBUS, &action, 0);
    sigaction(SIGILL, &action, 0);
    asm volatile("fxsave clean_image");

    for (uint32_t i = 0; i < instruction_count; i++) {
        for (uint8_t *b = instruction_starts[i]; b < instruction_starts[i + 1]; b++) {
            printf("%02X", *b);
        }
        putchar('\n');
    }
    uint32_t index;
    while (scanf("%x", &index) == 1) {
        for (int i = 0; i < 7; i++) {
            if (scanf("%x", &in[i]) != 1) {
                return 1;
            }
        }
        read_bytes(in_image, IMAGE);
        read_bytes((uint8_t *)MEMORY_START, MEMORY);
        size_t length = instruction_starts[index + 1] - instruction_starts[index];
        memcpy(code, instruction_starts[index], length);
        uint32_t address = (uint32_t)(uintptr_t)&exit0;
        code[length] = 0xFF; /* jmp [address] */
        code[length + 1] = 0x25;
        memcpy(code + length + 2, &address, 4);
        fault = -1;
        memset(out_image, 0, sizeof out_image);
        execute();
        asm volatile("fxrstor clean_image");
        if (fault < 0) {
            printf("-");
        } else {
            printf("%d", fault);
        }
        for (int i = 0; i < 7; i++) {
            printf(" %08X", out[i]);
        }
        print_bytes(out_image, IMAGE);
        print_bytes((uint8_t *)MEMORY_START, MEMORY);
        putchar('\n');
    }
    return 0;
}
