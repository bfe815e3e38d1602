// An exception handler of its own, which the image's table of safe handlers must have.
extern int printf(const char *, ...);
__declspec(dllimport) void __stdcall ExitProcess(unsigned);

enum { EIP = 0xB8 / 4, CONTINUE_EXECUTION = 0, UD2_SIZE = 2 };
static int hits;

__attribute__((used)) int handler(void *record, void *frame, unsigned *context, void *dispatcher) {
    hits++;
    context[EIP] += UD2_SIZE;
    return CONTINUE_EXECUTION;
}
__asm__(".safeseh _handler");

void start(void) {
    __asm__ volatile("pushl $_handler\n\tpushl %%fs:0\n\tmovl %%esp, %%fs:0\n\tud2\n\tpopl %%fs:0\n\taddl $4, %%esp" ::
                             : "memory");
    printf("handled %d\n", hits);
    ExitProcess(hits);
}
