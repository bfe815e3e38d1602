// With DLL defined the library, else the program that uses it.
#ifdef DLL
__declspec(dllexport) int __stdcall Add(int a, int b) { return a + b; }
__declspec(dllexport) int Twice(int a) { return 2 * a; }
__declspec(dllexport) int shared = 5;
#else
extern int printf(const char *, ...);
__declspec(dllimport) void __stdcall ExitProcess(unsigned);
__declspec(dllimport) int __stdcall Add(int, int);
int Twice(int);
__declspec(dllimport) extern int shared;
void start(void) {
    shared += 1;
    printf("%d %d %d\n", Add(2, 3), Twice(21), shared);
    ExitProcess(Add(shared, 1));
}
#endif
