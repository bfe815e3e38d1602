// Lets Windows' loader map an image without running it, at its base and, a DLL that can be moved, then elsewhere, and checks
// each base relocation.
// Exit code 0, and no word, when all is well.
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <windows.h>

static int fail(const char *what) {
    printf("%s, error %lu\n", what, GetLastError());
    return 1;
}

static IMAGE_NT_HEADERS *headers(char *image) {
    return (IMAGE_NT_HEADERS *) (image + ((IMAGE_DOS_HEADER *) image)->e_lfanew);
}

/** Adds `delta` to what the relocations of `copy`, an image in memory, name. */
static void relocate(char *copy, DWORD delta) {
    IMAGE_DATA_DIRECTORY *table = &headers(copy)->OptionalHeader.DataDirectory[IMAGE_DIRECTORY_ENTRY_BASERELOC];
    for (DWORD at = 0; at < table->Size;) {
        IMAGE_BASE_RELOCATION *block = (IMAGE_BASE_RELOCATION *) (copy + table->VirtualAddress + at);
        WORD *entries = (WORD *) (block + 1);
        for (DWORD i = 0; i < (block->SizeOfBlock - sizeof *block) / 2; i++) {
            if (entries[i] >> 12 == IMAGE_REL_BASED_HIGHLOW) {
                *(DWORD *) (copy + block->VirtualAddress + (entries[i] & 0xFFF)) += delta;
            }
        }
        at += block->SizeOfBlock;
    }
}

int main(void) {
    char *first = (char *) LoadLibraryExA("image.dll", NULL, DONT_RESOLVE_DLL_REFERENCES);
    if (!first) {
        return fail("not loaded");
    }
    DWORD size = headers(first)->OptionalHeader.SizeOfImage;
    DWORD base = headers(first)->OptionalHeader.ImageBase;
    WORD characteristics = headers(first)->FileHeader.Characteristics;
    // Wine does not relocate an image whose sections share pages.
    int movable = (characteristics & IMAGE_FILE_DLL) && !(characteristics & IMAGE_FILE_RELOCS_STRIPPED) &&
                  headers(first)->OptionalHeader.SectionAlignment >= 0x1000;
    if ((DWORD) first != base) {
        return fail("loaded elsewhere");
    }
    char *copy = malloc(size);
    for (DWORD page = 0; page < size; page += 0x1000) {
        MEMORY_BASIC_INFORMATION info;
        memset(copy + page, 0, size - page < 0x1000 ? size - page : 0x1000);
        if (VirtualQuery(first + page, &info, sizeof info) && info.State == MEM_COMMIT) {
            memcpy(copy + page, first + page, size - page < 0x1000 ? size - page : 0x1000);
        }
    }
    FreeLibrary((HMODULE) first);
    if (!movable) {
        return 0;
    }
    if (!VirtualAlloc((void *) base, 0x10000, MEM_RESERVE, PAGE_NOACCESS)) {
        return fail("can't take its base");
    }
    char *second = (char *) LoadLibraryExA("image.dll", NULL, DONT_RESOLVE_DLL_REFERENCES);
    if (!second || second == first) {
        return fail("not loaded elsewhere");
    }
    relocate(copy, (DWORD) (second - first));
    DWORD first_section = IMAGE_FIRST_SECTION(headers(copy))->VirtualAddress;
    for (DWORD at = first_section; at < size; at++) {
        MEMORY_BASIC_INFORMATION info;
        if ((at & 0xFFF) == 0 && (!VirtualQuery(second + at, &info, sizeof info) || info.State != MEM_COMMIT)) {
            at += 0xFFF;
        } else if (copy[at] != second[at]) {
            printf("differs at RVA %lX\n", at);
            return 1;
        }
    }
    return 0;
}
