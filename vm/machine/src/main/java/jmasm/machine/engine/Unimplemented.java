package jmasm.machine.engine;

import java.util.EnumSet;
import java.util.Set;
import jmasm.x86.Operation;

/**
 * The operations that the table knows and this machine can't execute yet: meeting one is an {@link Exit.Unimplemented}
 * that names the instruction. None at present. A new {@code Operation} stops {@link GeneralStep} from compiling; who
 * can't give it semantics at once names it here and among the operations there that are no steps.
 */
final class Unimplemented {

    static final Set<Operation> OPERATIONS = EnumSet.noneOf(Operation.class);

    static {
        OPERATIONS.addAll(EnumSet.of(
                Operation.ADDPS,
                Operation.ADDPD,
                Operation.ADDSS,
                Operation.ADDSD,
                Operation.MULPS,
                Operation.MULPD,
                Operation.MULSS,
                Operation.MULSD,
                Operation.SUBPS,
                Operation.SUBPD,
                Operation.SUBSS,
                Operation.SUBSD,
                Operation.MINPS,
                Operation.MINPD,
                Operation.MINSS,
                Operation.MINSD,
                Operation.DIVPS,
                Operation.DIVPD,
                Operation.DIVSS,
                Operation.DIVSD,
                Operation.MAXPS,
                Operation.MAXPD,
                Operation.MAXSS,
                Operation.MAXSD,
                Operation.SQRTPS,
                Operation.SQRTPD,
                Operation.SQRTSS,
                Operation.SQRTSD,
                Operation.RSQRTPS,
                Operation.RSQRTSS,
                Operation.RCPPS,
                Operation.RCPSS,
                Operation.CMPPS,
                Operation.CMPPD,
                Operation.CMPSS,
                Operation.CMPSD,
                Operation.UCOMISS,
                Operation.UCOMISD,
                Operation.COMISS,
                Operation.COMISD,
                Operation.ADDSUBPS,
                Operation.ADDSUBPD,
                Operation.HADDPS,
                Operation.HADDPD,
                Operation.HSUBPS,
                Operation.HSUBPD,
                Operation.ROUNDPS,
                Operation.ROUNDPD,
                Operation.ROUNDSS,
                Operation.ROUNDSD,
                Operation.DPPS,
                Operation.DPPD,
                Operation.CVTPI2PS,
                Operation.CVTPI2PD,
                Operation.CVTSI2SS,
                Operation.CVTSI2SD,
                Operation.CVTPS2PI,
                Operation.CVTPD2PI,
                Operation.CVTSS2SI,
                Operation.CVTSD2SI,
                Operation.CVTTPS2PI,
                Operation.CVTTPD2PI,
                Operation.CVTTSS2SI,
                Operation.CVTTSD2SI,
                Operation.CVTPS2PD,
                Operation.CVTPD2PS,
                Operation.CVTSS2SD,
                Operation.CVTSD2SS,
                Operation.CVTDQ2PS,
                Operation.CVTPS2DQ,
                Operation.CVTTPS2DQ,
                Operation.CVTDQ2PD,
                Operation.CVTPD2DQ,
                Operation.CVTTPD2DQ,
                Operation.AESENC,
                Operation.AESENCLAST,
                Operation.AESDEC,
                Operation.AESDECLAST,
                Operation.AESIMC,
                Operation.AESKEYGENASSIST,
                Operation.PCMPESTRM,
                Operation.PCMPESTRI,
                Operation.PCMPISTRM,
                Operation.PCMPISTRI));
    }

    private Unimplemented() {}
}
