// What a C run-time library has of thread-local storage: the directory, the index, a callback.
extern int printf(const char *, ...);
__declspec(dllimport) void __stdcall ExitProcess(unsigned);
__declspec(dllimport) void *__stdcall CreateThread(void *, unsigned, unsigned(__stdcall *)(void *), void *, unsigned, void *);
__declspec(dllimport) unsigned __stdcall WaitForSingleObject(void *, unsigned);

typedef void(__stdcall *Callback)(void *, unsigned, void *);
static int attached;
static void __stdcall on_event(void *module, unsigned reason, void *reserved) {
    attached += reason == 1 || reason == 2;
}

// The offset of the array of blocks in the thread's environment block.
__asm__(".globl __tls_array\n__tls_array = 44\n");
unsigned _tls_index;
__attribute__((section(".tls"))) char _tls_start = 0;
__attribute__((section(".tls$ZZZ"))) char _tls_end = 0;
__attribute__((section(".CRT$XLA"))) Callback callbacks_start = 0;
__attribute__((section(".CRT$XLB"), used)) Callback callback = on_event;
__attribute__((section(".CRT$XLZ"), used)) Callback callbacks_end = 0;
const struct {
    void *start, *end;
    unsigned *index;
    Callback *callbacks;
    unsigned zeros, flags;
} _tls_used = {&_tls_start, &_tls_end, &_tls_index, &callbacks_start + 1, 0, 0};

__declspec(thread) int counter = 40;

static unsigned __stdcall thread(void *argument) {
    counter += 7;
    printf("thread %d\n", counter);
    return 0;
}

void start(void) {
    counter += 2;
    void *handle = CreateThread(0, 0, thread, 0, 0, 0);
    WaitForSingleObject(handle, 10000);
    printf("main %d, attached %d\n", counter, attached);
    ExitProcess(counter);
}
