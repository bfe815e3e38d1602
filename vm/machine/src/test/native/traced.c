/* Runs programs until a signal stops them, and tells how they are then: for programs that end with HLT or another
   fault, which have no other way to say anything. For each file on the command line a line of

       file signal eip eax ecx edx ebx esp ebp esi edi eflags fxsave(288 bytes) address:bytes...

   in hexadecimal, the last for each writable part of the program, without zeros at its end. */
#define _GNU_SOURCE
#include <elf.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ptrace.h>
#include <sys/user.h>
#include <sys/wait.h>
#include <unistd.h>

static void hex(const unsigned char *bytes, int count) {
    for (int i = 0; i < count; i++)
        printf("%02x", bytes[i]);
}

static void memory(const char *file, pid_t child) {
    char name[40];
    Elf32_Ehdr header;
    Elf32_Phdr part;
    int elf = open(file, O_RDONLY), mem;
    sprintf(name, "/proc/%d/mem", child);
    mem = open(name, O_RDONLY);
    if (pread(elf, &header, sizeof header, 0) != sizeof header)
        exit(1);
    for (int i = 0; i < header.e_phnum; i++) {
        if (pread(elf, &part, sizeof part, header.e_phoff + i * sizeof part) != sizeof part)
            exit(1);
        if (part.p_type == PT_LOAD && part.p_flags & PF_W) {
            unsigned char *bytes = calloc(part.p_memsz, 1);
            int count = pread64(mem, bytes, part.p_memsz, part.p_vaddr);
            while (count > 0 && bytes[count - 1] == 0)
                count--;
            printf(" %08x:", part.p_vaddr);
            hex(bytes, count);
            free(bytes);
        }
    }
    close(elf);
    close(mem);
}

int main(int count, char **files) {
    for (int i = 1; i < count; i++) {
        struct user_regs_struct r;
        struct user_fpxregs_struct x;
        int status;
        pid_t child = fork();
        if (child == 0) {
            ptrace(PTRACE_TRACEME, 0, 0, 0);
            alarm(5);
            execl(files[i], files[i], (char *)0);
            _exit(1);
        }
        waitpid(child, &status, 0);
        ptrace(PTRACE_CONT, child, 0, 0);
        waitpid(child, &status, 0);
        if (!WIFSTOPPED(status)) {
            printf("%s exit\n", files[i]);
            continue;
        }
        ptrace(PTRACE_GETREGS, child, 0, &r);
        ptrace(PTRACE_GETFPXREGS, child, 0, &x);
        printf("%s %d %08lx %08lx %08lx %08lx %08lx %08lx %08lx %08lx %08lx %08lx ", files[i], WSTOPSIG(status), r.eip,
               r.eax, r.ecx, r.edx, r.ebx, r.esp, r.ebp, r.esi, r.edi, r.eflags);
        hex((unsigned char *)&x, 288);
        memory(files[i], child);
        printf("\n");
        kill(child, SIGKILL);
        waitpid(child, &status, 0);
    }
    return 0;
}
