// Windows' own functions beside the C library's: threads with variables of their own, a lock, an event, an exception filter.
#include <stdio.h>
#include <windows.h>

static __thread int mine = 5;
static CRITICAL_SECTION lock;
static HANDLE go;
static volatile LONG sum;

static DWORD WINAPI work(void *argument) {
    WaitForSingleObject(go, INFINITE);
    for (int i = 0; i < 1000; i++) {
        EnterCriticalSection(&lock);
        mine += (int) (INT_PTR) argument;
        LeaveCriticalSection(&lock);
    }
    InterlockedExchangeAdd(&sum, mine);
    return (DWORD) mine;
}

static LONG WINAPI filter(EXCEPTION_POINTERS *pointers) {
    printf("exception %08lx\n", pointers->ExceptionRecord->ExceptionCode);
    fflush(stdout);
    ExitProcess(77);
}

int main(void) {
    HANDLE threads[4];
    InitializeCriticalSection(&lock);
    go = CreateEvent(NULL, TRUE, FALSE, NULL);
    for (int i = 0; i < 4; i++) {
        threads[i] = CreateThread(NULL, 0, work, (void *) (INT_PTR) (i + 1), 0, NULL);
    }
    SetEvent(go);
    WaitForMultipleObjects(4, threads, TRUE, INFINITE);
    for (int i = 0; i < 4; i++) {
        DWORD code;
        GetExitCodeThread(threads[i], &code);
        printf("%lu\n", code);
    }
    printf("%ld %d\n", sum, mine);
    char name[MAX_PATH];
    GetModuleFileNameA(NULL, name, sizeof name);
    printf("%s\n", lstrcmpiA(name + lstrlenA(name) - 4, ".exe") ? "?" : "exe");
    SetUnhandledExceptionFilter(filter);
    *(volatile int *) 0 = 1;
    return 1;
}
