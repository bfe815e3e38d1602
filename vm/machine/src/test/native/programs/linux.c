/* Starts the programs on the machine's own processor. */
#include <unistd.h>

#include "program.h"

void system_write(const char *text, u32 length) {
    if (write(1, text, length) != (ssize_t)length)
        _exit(1);
}

int main(void) {
    run_all();
    return 42;
}
