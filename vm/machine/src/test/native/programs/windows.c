/* Starts the programs as a Windows process without a C run-time; the text goes to the file C:\results.txt. */
#include "program.h"

typedef void *handle;
__declspec(dllimport) handle __stdcall CreateFileA(const char *, u32, u32, void *, u32, u32, handle);
__declspec(dllimport) int __stdcall WriteFile(handle, const void *, u32, u32 *, void *);
__declspec(dllimport) void __stdcall ExitProcess(u32);

static handle results;
static char buffer[4096];
static u32 used;

static void flush(void) {
    u32 written;
    WriteFile(results, buffer, used, &written, 0);
    used = 0;
}

void system_write(const char *text, u32 length) {
    while (length--) {
        buffer[used++] = *text++;
        if (used == sizeof buffer)
            flush();
    }
}

/* Compilers that expect 16-byte alignment find it here. */
__attribute__((force_align_arg_pointer)) void start(void) {
    results = CreateFileA("C:\\results.txt", 0x40000000, 0, 0, 2, 0x80, 0);
    run_all();
    flush();
    ExitProcess(42);
}

