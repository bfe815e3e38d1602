// Formatted text, sorting, searching: what a C library does with memory.
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct entry {
    const char *name;
    double value;
};

static const struct entry entries[] = {{"pi", 3.14159265358979}, {"e", 2.71828182845905}, {"zero", 0.0},
                                       {"tiny", 1e-300},         {"large", 6.02e23},      {"third", 1.0 / 3}};

static int by_name(const void *a, const void *b) {
    return strcmp(((const struct entry *) a)->name, ((const struct entry *) b)->name);
}

static int by_value(const void *a, const void *b) {
    double x = ((const struct entry *) a)->value, y = ((const struct entry *) b)->value;
    return x < y ? -1 : x > y;
}

int main(void) {
    struct entry sorted[6];
    char line[200];
    memcpy(sorted, entries, sizeof sorted);
    qsort(sorted, 6, sizeof *sorted, by_name);
    for (int i = 0; i < 6; i++) {
        printf("%-8s|%12.6f|%g|%e\n", sorted[i].name, sorted[i].value, sorted[i].value, sorted[i].value);
    }
    struct entry key = {"third", 0};
    struct entry *found = bsearch(&key, sorted, 6, sizeof *sorted, by_name);
    printf("found %s at %d\n", found->name, (int) (found - sorted));
    qsort(sorted, 6, sizeof *sorted, by_value);
    for (int i = 0; i < 6; i++) {
        sprintf(line, "%s=%.3g", sorted[i].name, sorted[i].value);
        for (char *p = line; *p; p++) {
            *p = (char) toupper((unsigned char) *p);
        }
        puts(line);
    }
    char words[] = "the quick brown fox jumps over the lazy dog";
    int count = 0;
    for (char *word = strtok(words, " "); word; word = strtok(NULL, " ")) {
        count++;
        count += (int) strlen(word) * count;
    }
    printf("%d %ld %.4f %lu\n", count, strtol("-0x7f", NULL, 16), strtod("12.5e-1", NULL), strtoul("777", NULL, 8));
    printf("%5d|%-5d|%05d|%x|%#o|%c|%%|%s|%p\n", 42, 42, 42, 0xbeef, 8, 'x', "text", (void *) 0);
    return count & 63;
}
