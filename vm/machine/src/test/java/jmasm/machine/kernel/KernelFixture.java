package jmasm.machine.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import jmasm.base.Diagnostic;
import jmasm.guest.NtStatus;
import jmasm.guest.WindowsVersion;
import jmasm.machine.cpu.Cpu;
import jmasm.machine.memory.AddressSpace;
import jmasm.machine.memory.Protection;
import jmasm.machine.message.Messages;
import jmasm.machine.nt.SharedDataLayout;
import jmasm.machine.nt.TebLayout;
import jmasm.machine.trace.AddressNames;
import jmasm.machine.trace.TraceCategory;
import jmasm.machine.trace.TraceEvent;
import jmasm.machine.trace.Tracer;
import jmasm.machine.volume.MemoryVolume;
import jmasm.machine.volume.Mount;

/** A kernel with one thread and some memory, called through its gate without a processor. */
final class KernelFixture implements Tracer {

    /** Pages that can be written, 10000h bytes; the first quarter is for arguments and structures. */
    static final int MEMORY = 0x0040_0000;

    static final int READ_ONLY = 0x0050_0000;
    static final int UNMAPPED = 0x0060_0000;

    /** A stack from STACK_LIMIT to STACK_BASE, a guard page below, reserved from STACK_LOWEST on. */
    static final int STACK_LOWEST = 0x0003_0000;

    static final int STACK_LIMIT = 0x0003_8000;
    static final int STACK_BASE = 0x0003_A000;

    static final int ARGUMENTS = MEMORY;
    static final int IO_STATUS_BLOCK = MEMORY + 0x100;
    static final int HANDLE = MEMORY + 0x108;
    static final int OBJECT_ATTRIBUTES = MEMORY + 0x110;
    static final int UNICODE_STRING = MEMORY + 0x128;
    static final int NAME = MEMORY + 0x200;
    static final int OFFSET = MEMORY + 0x140;
    static final int BUFFER = MEMORY + 0x4000;

    static final int SYSTEM_CALL_RETURN = 0x7C90_E4F4;
    private static final int TEB = 0x7FFD_E000;
    private static final int UNTOUCHED = 0xAAAA_AAAA;

    final AddressSpace memory = new AddressSpace();
    final MemoryVolume drive = new MemoryVolume();
    final MemoryVolume second = new MemoryVolume();
    final Cpu cpu = new Cpu();
    final List<Diagnostic> messages = new ArrayList<>();
    final List<TraceEvent.Probed> probes = new ArrayList<>();
    final GuestProcess process;
    final GuestThread thread;
    final Dispatcher dispatcher = new Dispatcher();
    final Clock clock = new Clock(memory);
    final ServiceTable services;
    final SystemCall systemCall;
    final UserMemory user;
    final GuardPages guardPages = new GuardPages(memory, dispatcher);

    KernelFixture() {
        this(WindowsVersion.WINXP);
    }

    KernelFixture(WindowsVersion version) {
        memory.map(MEMORY, 0x1_0000, Protection.READ_WRITE);
        memory.map(READ_ONLY, 0x1000, Protection.READ_ONLY);
        memory.map(SharedDataLayout.ADDRESS, 0x1000, Protection.READ_ONLY);
        memory.map(TEB, 0x1000, Protection.READ_WRITE);
        memory.map(STACK_LIMIT, STACK_BASE - STACK_LIMIT, Protection.READ_WRITE);
        memory.map(STACK_LIMIT - 0x1000, 0x1000, Protection.READ_WRITE.withGuard());
        memory.poke32(TEB + TebLayout.STACK_BASE, STACK_BASE);
        memory.poke32(TEB + TebLayout.STACK_LIMIT, STACK_LIMIT);
        memory.poke32(TEB + TebLayout.DEALLOCATION_STACK, STACK_LOWEST);
        memory.poke32(SharedDataLayout.ADDRESS + SharedDataLayout.SYSTEM_CALL_RETURN, SYSTEM_CALL_RETURN);
        clock.advanceTo(0);
        process = new GuestProcess("test.exe", version, 0x7FFD_F000, 0x5B0);
        thread = new GuestThread(process, cpu, 0x5B4, TEB);
        dispatcher.add(thread);
        cpu.setThreadBlock(TEB);
        Messages sink = messages::add;
        user = new UserMemory(memory, guardPages, this);
        Exceptions exceptions = new Exceptions(memory, user, 0, AddressNames.NONE, sink);
        services = new ServiceTable(
                version, List.of(new Mount('C', drive), new Mount('D', second)), dispatcher, exceptions, clock, sink);
        MissingServices missing = new MissingServices(new ForeignNumbers(version, services), AddressNames.NONE, sink);
        systemCall = new SystemCall(memory, services, missing, user, this);
        memory.poke32(OBJECT_ATTRIBUTES, 0x18);
        memory.poke32(OBJECT_ATTRIBUTES + 8, UNICODE_STRING);
        ioStatusBlock(UNTOUCHED, UNTOUCHED);
    }

    @Override
    public boolean has(TraceCategory category) {
        return category == TraceCategory.SEQUENCE;
    }

    @Override
    public void event(TraceEvent event) {
        if (event instanceof TraceEvent.Probed probed) {
            probes.add(probed);
        }
    }

    /** Calls a service by INT 2Eh. @return its status */
    int call(String name, int... arguments) {
        for (int i = 0; i < arguments.length; i++) {
            memory.poke32(ARGUMENTS + 4 * i, arguments[i]);
        }
        cpu.setEax(services.named(name).orElseThrow().number());
        cpu.setEdx(ARGUMENTS);
        systemCall.byInterrupt(thread, MEMORY + 0x80);
        return cpu.eax();
    }

    /** Asserts a status by its name. */
    void assertStatus(String expected, int actual) {
        assertEquals(expected, new NtStatus.Lookup().name(actual));
    }

    /** Puts a name into UNICODE_STRING. */
    void name(String name) {
        memory.poke(NAME, name.getBytes(StandardCharsets.UTF_16LE));
        unicodeString(2 * name.length(), NAME);
    }

    void unicodeString(int length, int buffer) {
        memory.poke32(UNICODE_STRING, length | length << 16);
        memory.poke32(UNICODE_STRING + 4, buffer);
    }

    void objectAttributes(int root, int name, int attributes) {
        memory.poke32(OBJECT_ATTRIBUTES + 4, root);
        memory.poke32(OBJECT_ATTRIBUTES + 8, name);
        memory.poke32(OBJECT_ATTRIBUTES + 0x0C, attributes);
    }

    private void ioStatusBlock(int status, int information) {
        memory.poke32(IO_STATUS_BLOCK, status);
        memory.poke32(IO_STATUS_BLOCK + 4, information);
        memory.poke32(HANDLE, UNTOUCHED);
    }

    boolean ioStatusBlockIsUntouched() {
        return memory.peek32(IO_STATUS_BLOCK) == UNTOUCHED && memory.peek32(IO_STATUS_BLOCK + 4) == UNTOUCHED;
    }

    void forgetIoStatusBlock() {
        ioStatusBlock(UNTOUCHED, UNTOUCHED);
    }

    int information() {
        return memory.peek32(IO_STATUS_BLOCK + 4);
    }

    int handle() {
        return memory.peek32(HANDLE);
    }

    /** NtCreateFile of a name with what the article passes for the rest, but for these. */
    int create(String name, int access, int share, int disposition, int options) {
        name(name);
        return call(
                "NtCreateFile",
                HANDLE,
                access,
                OBJECT_ATTRIBUTES,
                IO_STATUS_BLOCK,
                0,
                0x80,
                share,
                disposition,
                options,
                0,
                0);
    }

    /** A new synchronous file that may be read and written, shared with all. @return its handle */
    int createFile(String name) {
        assertStatus("STATUS_SUCCESS", create(name, 0xC010_0000, 7, 5, 0x20));
        int handle = handle();
        forgetIoStatusBlock();
        return handle;
    }

    int write(int handle, String text, int byteOffset) {
        memory.poke(BUFFER, text.getBytes(StandardCharsets.ISO_8859_1));
        return call("NtWriteFile", handle, 0, 0, 0, IO_STATUS_BLOCK, BUFFER, text.length(), byteOffset, 0);
    }

    int read(int handle, int length, int byteOffset) {
        return call("NtReadFile", handle, 0, 0, 0, IO_STATUS_BLOCK, BUFFER, length, byteOffset, 0);
    }

    /** The address of a LARGE_INTEGER with this value. */
    int offset(long value) {
        memory.poke32(OFFSET, (int) value);
        memory.poke32(OFFSET + 4, (int) (value >>> 32));
        return OFFSET;
    }

    String buffer(int length) {
        byte[] bytes = new byte[length];
        memory.peek(BUFFER, bytes, 0, length);
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
