package jmasm.x86;

/** Conversions between singles, doubles and integers in MMX and XMM registers. */
public enum ConversionOperation implements Operation {
    CVTPI2PS,
    CVTPI2PD,
    CVTSI2SS,
    CVTSI2SD,
    CVTPS2PI,
    CVTPD2PI,
    CVTSS2SI,
    CVTSD2SI,
    CVTTPS2PI,
    CVTTPD2PI,
    CVTTSS2SI,
    CVTTSD2SI,
    CVTPS2PD,
    CVTPD2PS,
    CVTSS2SD,
    CVTSD2SS,
    CVTDQ2PS,
    CVTPS2DQ,
    CVTTPS2DQ,
    CVTDQ2PD,
    CVTPD2DQ,
    CVTTPD2DQ
}
