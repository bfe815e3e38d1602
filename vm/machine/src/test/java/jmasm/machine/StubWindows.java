package jmasm.machine;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import jmasm.machine.loader.DllSource;

/**
 * The least that a process finds: ntdll with the gate, kernel32 with a thread's beginning. The real ones are made from
 * MASM; tests of the machine alone must not need an assembler.
 */
public final class StubWindows implements DllSource {

    public static final int NTDLL = 0x7C90_0000;
    public static final int KERNEL32 = 0x7C80_0000;
    public static final int KI_FAST_SYSTEM_CALL = 0x7C90_E4F0;
    public static final int KI_FAST_SYSTEM_CALL_RET = 0x7C90_E4F4;
    public static final int BASE_PROCESS_START = 0x7C81_7044;

    private static final int NT_SET_INFORMATION_THREAD = 0xE5;
    private static final int NT_TERMINATE_PROCESS = 0x101;

    private final Map<String, Dll> dlls = new HashMap<>();

    public StubWindows() {
        add("ntdll.dll", ntdll());
        add("kernel32.dll", kernel32());
    }

    /** Adds a DLL, or replaces one. */
    public StubWindows add(String name, TestImage image) {
        dlls.put(name, new Dll("C:\\WINDOWS\\system32\\" + name, image.toBytes(), Optional.empty()));
        return this;
    }

    @Override
    public Optional<Dll> find(String name) {
        return Optional.ofNullable(dlls.get(name.toLowerCase(Locale.ROOT)));
    }

    private static TestImage ntdll() {
        TestCode code = new TestCode(NTDLL + 0x1000)
                .at(KI_FAST_SYSTEM_CALL)
                .hex("8B D4 0F 34") // mov edx,esp; sysenter
                .hex("C3") // KiFastSystemCallRet: ret
                .at(0x7C90_E500)
                .hex("8D 54 24 08 CD 2E C3"); // KiIntSystemCall: lea edx,[esp+8]; int 2Eh; ret
        return new TestImage(NTDLL)
                .code(code.toBytes())
                .exports(
                        "ntdll.dll",
                        "KiFastSystemCall",
                        KI_FAST_SYSTEM_CALL - NTDLL,
                        "KiFastSystemCallRet",
                        KI_FAST_SYSTEM_CALL_RET - NTDLL,
                        "KiIntSystemCall",
                        0xE500)
                .dll();
    }

    /** The registers and the stack at the entry point are those of the real one; there is no exception handler. */
    private static TestImage kernel32() {
        TestCode code = new TestCode(KERNEL32 + 0x1000)
                .label("BaseProcessStartThunk")
                .hex("33 ED 50 6A 00") // xor ebp,ebp; push eax; push 0
                .hex("E9")
                .hex("3A 60 01 00") // jmp BaseProcessStart
                .stub("NtSetInformationThread", NT_SET_INFORMATION_THREAD, 0x10)
                .stub("NtTerminateProcess", NT_TERMINATE_PROCESS, 8)
                .at(BASE_PROCESS_START)
                .hex("55 8B EC 83 EC 1C 53 56 57") // push ebp; mov ebp,esp; sub esp,1Ch; push ebx, esi, edi
                .hex("6A 04 8D 45 08 50 6A 09 6A FE") // push 4; lea eax,[ebp+8]; push eax; push 9; push -2
                .call("NtSetInformationThread")
                .hex("FF 55 08") // call [ebp+8]
                .hex("50 6A FF") // push eax; push -1
                .call("NtTerminateProcess");
        return new TestImage(KERNEL32)
                .code(code.toBytes())
                .exports(
                        "kernel32.dll",
                        "BaseProcessStart",
                        BASE_PROCESS_START - KERNEL32,
                        "BaseProcessStartThunk",
                        code.address("BaseProcessStartThunk") - KERNEL32,
                        "NtTerminateProcess",
                        code.address("NtTerminateProcess") - KERNEL32)
                .dll();
    }
}
