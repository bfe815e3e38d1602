/*
 * Runs machine code on the processor and tells what it did: registers, flags, x87, MMX, SSE, memory, and how it ended.
 * Built and driven by jmasm.machine.silicon.NativeProcessor, which has the Java side of the two structures below.
 *
 * Every trial is entered and left through a signal: the handler takes the state that was reached from the signal's
 * context and puts the next trial's state there. So each of them begins with exactly the state asked for (TF included)
 * and ends with the processor's own account of the fault. Code that runs to its end meets INT3, which fills the code
 * pages.
 *
 * stdin:  struct request and its pokes, for each trial
 * stdout: struct answer and the doublewords of memory that changed, for each trial
 */
#define _GNU_SOURCE
#include <asm/ldt.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <ucontext.h>
#include <unistd.h>

#define DATA 0x10000000u
#define CODE 0x20000000u
#define PAGE 4096
#define PAGES 8 /* four of data, then four of code */
#define AREA (PAGES / 2 * PAGE)
#define IMAGE 288 /* of FXSAVE's bytes, those that 32-bit mode uses */
#define OLD_FORMAT 112 /* what FSAVE stores, before FXSAVE's bytes in a signal's frame */

struct request {
    uint32_t registers[8]; /* in the order of the encoding */
    uint32_t eflags, eip;
    uint32_t protections; /* four bits a page: PROT_READ, PROT_WRITE, PROT_EXEC */
    uint32_t pokes; /* each an address, a length, and as many bytes */
    uint8_t image[IMAGE];
};

struct answer {
    uint32_t vector, error, address; /* of the exception that ended the trial; CR2 */
    uint32_t registers[8];
    uint32_t eflags, eip;
    uint32_t changes; /* each an address and a value */
    uint8_t image[IMAGE];
};

static const int order[8] = {REG_EAX, REG_ECX, REG_EDX, REG_EBX, REG_ESP, REG_EBP, REG_ESI, REG_EDI};
static uint8_t background[2 * AREA];
static uint8_t before[2 * AREA];
static uint32_t protections = 0x77777777;
static uint32_t fs;
static int started;

static uint8_t *page(int number) {
    return (uint8_t *)(number < PAGES / 2 ? DATA + PAGE * number : CODE + PAGE * (number - PAGES / 2));
}

static void protect(uint32_t wanted) {
    for (int i = 0; i < PAGES; i++) {
        int bits = wanted >> 4 * i & 7;
        if ((protections >> 4 * i & 7) != bits && mprotect(page(i), PAGE, bits) != 0) {
            perror("mprotect");
            _exit(1);
        }
    }
    protections = wanted;
}

static void get(void *to, size_t size) {
    if (fread(to, size, 1, stdin) != 1) {
        fflush(stdout);
        _exit(0);
    }
}

static void answer(ucontext_t *context) {
    static uint32_t changes[2 * AREA / 2];
    struct answer answer = {0};
    greg_t *r = context->uc_mcontext.gregs;
    answer.vector = r[REG_TRAPNO];
    answer.error = r[REG_ERR];
    answer.address = answer.vector == 14 ? context->uc_mcontext.cr2 : 0;
    for (int i = 0; i < 8; i++) {
        answer.registers[i] = r[order[i]];
    }
    answer.eflags = r[REG_EFL];
    answer.eip = r[REG_EIP];
    memcpy(answer.image, (uint8_t *)context->uc_mcontext.fpregs + OLD_FORMAT, IMAGE);
    protect(0x77777777);
    for (int i = 0; i < PAGES; i++) {
        if (memcmp(page(i), before + PAGE * i, PAGE) != 0) {
            for (int at = 0; at < PAGE; at += 4) {
                if (memcmp(page(i) + at, before + PAGE * i + at, 4) != 0) {
                    changes[2 * answer.changes] = (uint32_t)(uintptr_t)(page(i) + at);
                    memcpy(&changes[2 * answer.changes + 1], page(i) + at, 4);
                    answer.changes++;
                }
            }
        }
    }
    fwrite(&answer, sizeof answer, 1, stdout);
    fwrite(changes, 8, answer.changes, stdout);
}

static void next(ucontext_t *context) {
    struct request request;
    get(&request, sizeof request);
    memcpy((void *)DATA, background, AREA);
    memcpy((void *)CODE, background + AREA, AREA);
    for (uint32_t i = 0; i < request.pokes; i++) {
        uint32_t where[2];
        get(where, sizeof where);
        get((void *)(uintptr_t)where[0], where[1]);
    }
    memcpy(before, (void *)DATA, AREA);
    memcpy(before + AREA, (void *)CODE, AREA);
    protect(request.protections);
    greg_t *r = context->uc_mcontext.gregs;
    for (int i = 0; i < 8; i++) {
        r[order[i]] = request.registers[i];
    }
    r[REG_EFL] = request.eflags;
    r[REG_EIP] = request.eip;
    r[REG_FS] = fs;

    /* The kernel takes the x87 unit from the old format, the XMM registers and MXCSR from the new one. */
    uint8_t *frame = (uint8_t *)context->uc_mcontext.fpregs;
    uint8_t *image = request.image;
    memcpy(frame + OLD_FORMAT, image, IMAGE);
    uint32_t control = image[0] | image[1] << 8, status = image[2] | image[3] << 8, tags = 0;
    for (int i = 0; i < 8; i++) {
        tags |= (image[4] >> i & 1) ? 0 : 3 << 2 * i;
        memcpy(frame + 28 + 10 * i, image + 32 + 16 * i, 10);
    }
    memset(frame, 0, 28);
    memcpy(frame, &control, 4);
    memcpy(frame + 4, &status, 4);
    memcpy(frame + 8, &tags, 4);
    frame[OLD_FORMAT + 512] |= 3; /* XSTATE_BV: x87 and SSE aren't in their initial state */
}

static void on_signal(int signal, siginfo_t *info, void *context) {
    asm volatile("pushl $2; popfl" ::: "memory", "cc"); /* the kernel leaves AC as it was */
    ucontext_t *c = context;
    if (started) {
        uint32_t eip = c->uc_mcontext.gregs[REG_EIP];
        if (info->si_code <= 0) {
            fprintf(stderr, "signal %d from outside at %08x\n", signal, eip);
            _exit(1);
        }
        answer(c);
    }
    started = 1;
    next(c);
}

static void map(uint32_t address) {
    if (mmap((void *)(uintptr_t)address, AREA, PROT_READ | PROT_WRITE | PROT_EXEC,
             MAP_PRIVATE | MAP_ANONYMOUS | MAP_FIXED, -1, 0) == MAP_FAILED) {
        perror("mmap");
        exit(1);
    }
}

int main(void) {
    static char input[1 << 16], output[1 << 16];
    setvbuf(stdin, input, _IOFBF, sizeof input);
    setvbuf(stdout, output, _IOFBF, sizeof output);
    map(DATA);
    map(CODE);
    uint32_t x = 1;
    for (int i = 0; i < AREA; i += 4) {
        x ^= x << 13;
        x ^= x >> 17;
        x ^= x << 5;
        memcpy(background + i, &x, 4);
    }
    memset(background + AREA, 0xCC, AREA);

    /* As on Windows, FS is a segment of one page. */
    struct user_desc segment = {.entry_number = -1, .base_addr = DATA, .limit = PAGE - 1, .seg_32bit = 1, .useable = 1};
    if (syscall(SYS_set_thread_area, &segment) != 0) {
        perror("set_thread_area");
        return 1;
    }
    fs = segment.entry_number << 3 | 3;

    stack_t stack = {.ss_sp = malloc(1 << 18), .ss_size = 1 << 18};
    sigaltstack(&stack, 0);
    struct sigaction action = {.sa_sigaction = on_signal, .sa_flags = SA_SIGINFO | SA_ONSTACK};
    int signals[] = {SIGFPE, SIGSEGV, SIGBUS, SIGILL, SIGTRAP};
    for (int i = 0; i < 5; i++) {
        sigaction(signals[i], &action, 0);
    }
    asm volatile("int3");
    return 1;
}
