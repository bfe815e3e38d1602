// With DLL defined a library that uses the C library itself, else the program that uses it.
#include <stdio.h>
#include <stdlib.h>
#include <windows.h>

#ifdef DLL
static int attached;
__declspec(dllexport) int counter = 3;
__declspec(dllexport) int __stdcall Add(int a, int b) { return a + b + attached; }
__declspec(dllexport) char *describe(int n) {
    char *text = malloc(40);
    sprintf(text, "%d is %s", n, n % 2 ? "odd" : "even");
    return text;
}
BOOL WINAPI DllMain(HINSTANCE module, DWORD reason, void *reserved) {
    attached += reason == DLL_PROCESS_ATTACH;
    return TRUE;
}
#else
__declspec(dllimport) extern int counter;
__declspec(dllimport) int __stdcall Add(int, int);
char *describe(int);
int main(void) {
    counter += 4;
    printf("%d %s %s\n", Add(counter, 1), describe(counter), describe(counter + 1));
    return counter;
}
#endif
