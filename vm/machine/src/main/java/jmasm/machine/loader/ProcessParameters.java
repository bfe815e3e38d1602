package jmasm.machine.loader;

import java.util.List;
import jmasm.guest.WindowsVersion;
import jmasm.machine.kernel.Reservations;
import jmasm.machine.memory.AddressSpace;
import jmasm.machine.memory.Protection;
import jmasm.machine.nt.PebLayout.Parameters;

/** Fills the environment block and RTL_USER_PROCESS_PARAMETERS, at the addresses they have on Windows XP. */
final class ProcessParameters {

    private static final int ENVIRONMENT = 0x0001_0000;
    private static final int PARAMETERS = 0x0002_0000;
    private static final int NORMALIZED = 1;
    private static final int SHOW_NORMAL = 1;
    private static final int MAX_PATH_BYTES = 2 * 260;
    private static final int PAGE = AddressSpace.PAGE_SIZE;

    /** Console handles of Windows XP: an index, and the two low bits set. */
    private static final int[] STANDARD_HANDLES = {3, 7, 0x0B};

    private ProcessParameters() {}

    /** @return where they lie */
    static int write(
            AddressSpace memory,
            Reservations reservations,
            WindowsVersion version,
            String program,
            List<String> arguments) {
        String folder = program.substring(0, program.lastIndexOf('\\') + 1);
        String root = SystemModules.systemRoot(version);
        String commandLine = commandLine(program, arguments);
        int size = version.compareTo(WindowsVersion.VISTA) < 0 ? Parameters.SIZE_XP : Parameters.SIZE_7;
        int environment = environment(memory, reservations, root);
        int parameters =
                take(memory, reservations, PARAMETERS, 0x1000 + 4L * commandLine.length() + 12L * program.length());
        Block block = new Block(memory, parameters, size);
        block.put32(Parameters.FLAGS, NORMALIZED);
        block.put32(Parameters.STANDARD_INPUT, STANDARD_HANDLES[0]);
        block.put32(Parameters.STANDARD_OUTPUT, STANDARD_HANDLES[1]);
        block.put32(Parameters.STANDARD_ERROR, STANDARD_HANDLES[2]);
        block.putUnicodeString(Parameters.CURRENT_DIRECTORY, "C:\\", MAX_PATH_BYTES);
        block.putUnicodeString(
                Parameters.DLL_PATH, folder + ";" + root + "\\system32;" + root + "\\system;" + root + ";.");
        block.putUnicodeString(Parameters.IMAGE_PATH_NAME, program);
        block.putUnicodeString(Parameters.COMMAND_LINE, commandLine);
        block.put32(Parameters.ENVIRONMENT, environment);
        block.put32(Parameters.SHOW_WINDOW_FLAGS, SHOW_NORMAL);
        block.putUnicodeString(Parameters.WINDOW_TITLE, program);
        block.putUnicodeString(Parameters.DESKTOP_INFO, "WinSta0\\Default");
        block.putUnicodeString(Parameters.SHELL_INFO, "");
        block.put32(Parameters.LENGTH, block.used());
        block.put32(Parameters.MAXIMUM_LENGTH, block.used() + PAGE - 1 & -PAGE);
        return parameters;
    }

    /** The same on each host: a program must not behave otherwise because of the host's variables. */
    private static int environment(AddressSpace memory, Reservations reservations, String root) {
        String[] variables = {
            "ComSpec=" + root + "\\system32\\cmd.exe",
            "NUMBER_OF_PROCESSORS=1",
            "OS=Windows_NT",
            "Path=" + root + "\\system32;" + root,
            "PATHEXT=.COM;.EXE;.BAT;.CMD",
            "PROCESSOR_ARCHITECTURE=x86",
            "SystemDrive=C:",
            "SystemRoot=" + root,
            "TEMP=C:\\",
            "TMP=C:\\",
            "windir=" + root
        };
        Block block = new Block(memory, take(memory, reservations, ENVIRONMENT, 1), 0);
        int at = 0;
        for (String variable : variables) {
            block.putString(at, variable);
            at += 2 * variable.length() + 2;
        }
        return block.address();
    }

    /** At the address, or above when the program lies there. */
    private static int take(AddressSpace memory, Reservations reservations, int from, long size) {
        long pages = (size + PAGE - 1) & -(long) PAGE;
        int address = reservations.findFree(from, pages);
        reservations.take(address, pages);
        memory.map(address, pages, Protection.READ_WRITE);
        return address;
    }

    /** As cmd.exe passes it on; quoted so that CommandLineToArgvW finds the arguments again. */
    static String commandLine(String program, List<String> arguments) {
        StringBuilder line = new StringBuilder(quoted(program.substring(program.lastIndexOf('\\') + 1)));
        for (String argument : arguments) {
            line.append(' ').append(quoted(argument));
        }
        return line.toString();
    }

    private static String quoted(String argument) {
        boolean plain = !argument.isEmpty();
        for (int i = 0; i < argument.length() && plain; i++) {
            plain = " \t\"".indexOf(argument.charAt(i)) < 0;
        }
        if (plain) {
            return argument;
        }
        StringBuilder quoted = new StringBuilder("\"");
        int backslashes = 0;
        for (int i = 0; i < argument.length(); i++) {
            char c = argument.charAt(i);
            if (c == '"') {
                quoted.append("\\".repeat(backslashes + 1));
            }
            backslashes = c == '\\' ? backslashes + 1 : 0;
            quoted.append(c);
        }
        return quoted.append("\\".repeat(backslashes)).append('"').toString();
    }
}
