// Says where it lies and whether its base relocations were applied.
extern int printf(const char *, ...);
__declspec(dllimport) void __stdcall ExitProcess(unsigned);
__declspec(dllimport) void *__stdcall GetModuleHandleA(const char *);

static const char *const words[] = {"one", "two", "three"};
static const char *const *indirect = words + 1;
static int add(int a) { return a + 1; }
static int (*const functions[])(int) = {add, add};

void start(void) {
    char *base = GetModuleHandleA(0);
    int inside = (char *) start > base && (char *) start < base + 0x10000 && (char *) indirect > base;
    printf("%s %s %s %d %d\n", base == (char *) 0x400000 ? "400000h" : "elsewhere", words[2], *indirect, functions[1](41), inside);
    ExitProcess(5);
}
