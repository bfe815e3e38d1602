// Files, wide characters, the error number, the command line.
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

int main(int argc, char **argv) {
    printf("%d %s\n", argc, argc > 1 ? argv[1] : "-");
    FILE *file = fopen("written.txt", "w+b");
    if (!file) {
        return 1;
    }
    for (int i = 0; i < 100; i++) {
        fprintf(file, "line %d\n", i * i);
    }
    fseek(file, 30, SEEK_SET);
    char line[40];
    while (fgets(line, sizeof line, file)) {
        if (strstr(line, "00")) {
            printf("%ld: %s", ftell(file), line);
        }
    }
    fclose(file);
    errno = 0;
    file = fopen("no/such/file", "r");
    printf("%d %d\n", file == NULL, errno == ENOENT);
    wchar_t wide[40];
    swprintf(wide, 40, L"%ls-%d", L"wide", 5);
    printf("%u %ls\n", (unsigned) wcslen(wide), wide);
    printf("%d\n", getenv("surely not set") == NULL);
    return remove("written.txt") + 9;
}
