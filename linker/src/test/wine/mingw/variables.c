// With DLL defined a library with variables, else a program that declares them as if they were its own (auto-import).
#ifdef DLL
int counter = 3;
const char *names[] = {"zero", "one", "two"};
struct { char text[8]; double half; } pair = {"pair", 0.5};
#else
#include <stdio.h>
extern int counter;
extern const char *names[];
extern struct { char text[8]; double half; } pair;
static int *const pointer = &counter;
static const char **second = &names[2];
int main(void) {
    counter += 4;
    pair.half *= counter;
    printf("%d %d %s %s %s %g\n", counter, *pointer, names[1], *second, pair.text, pair.half);
    return counter;
}
#endif
