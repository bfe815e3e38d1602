package jmasm.machine.kernel;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import jmasm.base.Diagnostic;
import jmasm.guest.NtService;
import jmasm.machine.message.Messages;
import jmasm.machine.message.RunProblem;
import jmasm.machine.nt.Hex;
import jmasm.machine.trace.AddressNames;

/** Tells the user, once for each number, of calls that can't do what the program wants. */
final class MissingServices {

    private final ForeignNumbers foreignNumbers;
    private final AddressNames names;
    private final Messages messages;
    private final Set<Integer> seen = new HashSet<>();

    MissingServices(ForeignNumbers foreignNumbers, AddressNames names, Messages messages) {
        this.foreignNumbers = foreignNumbers;
        this.names = names;
        this.messages = messages;
    }

    /** A number that this version doesn't have. @param popped bytes that the stub takes off the stack, or −1 */
    void noService(int number, int popped, int caller) {
        if (seen.add(number)) {
            report(RunProblem.NO_SUCH_SERVICE, foreignNumbers.explainUnknown(number, popped), caller);
        }
    }

    /** A number that this version has: perhaps the program means another version's, perhaps it is not implemented. */
    void check(NtService service, int popped, boolean implemented, int caller) {
        if (!seen.add(service.number())) {
            return;
        }
        Optional<ForeignNumbers.Explanation> explanation = foreignNumbers.explainKnown(service, popped);
        if (explanation.isPresent()) {
            report(RunProblem.SERVICE_OF_OTHER_VERSION, explanation.get(), caller);
        } else if (!implemented) {
            messages.message(
                    RunProblem.SERVICE_NOT_IMPLEMENTED, service.name(), Hex.of(service.number()), names.name(caller));
        }
    }

    private void report(RunProblem problem, ForeignNumbers.Explanation explanation, int caller) {
        Diagnostic diagnostic = Diagnostic.in(Messages.TOOL, problem, explanation.text(), names.name(caller));
        messages.message(explanation.hint().isEmpty() ? diagnostic : diagnostic.withHint(explanation.hint()));
    }
}
