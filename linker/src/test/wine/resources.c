extern int printf(const char *, ...);
__declspec(dllimport) void __stdcall ExitProcess(unsigned);
__declspec(dllimport) void *__stdcall FindResourceA(void *, const char *, const char *);
__declspec(dllimport) void *__stdcall LoadResource(void *, void *);
__declspec(dllimport) void *__stdcall LockResource(void *);
__declspec(dllimport) unsigned __stdcall SizeofResource(void *, void *);
__declspec(dllimport) int __stdcall LoadStringA(void *, unsigned, char *, int);
__declspec(dllimport) void *__stdcall GetModuleHandleA(const char *);

static void show(const char *name) {
    void *found = FindResourceA(0, name, (const char *) 10);
    printf("%u %.5s\n", SizeofResource(0, found), (char *) LockResource(LoadResource(0, found)));
}

void start(void) {
    char text[32];
    show((const char *) 100);
    show("NAMED");
    for (unsigned id = 0; id < 18; id += 1) {
        int length = LoadStringA(GetModuleHandleA(0), id, text, sizeof text);
        if (length > 0) {
            printf("%u %s\n", id, text);
        }
    }
    ExitProcess(FindResourceA(0, (const char *) 1, (const char *) 16) != 0);
}
