package jmasm.x86;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import jmasm.base.Table;
import org.junit.jupiter.api.Test;

class InstructionTableTest {

    private static final String COLUMNS = "mnemonic  operands  encoding  cpu  flags  attributes\n";

    private final InstructionTable table = InstructionTable.load();

    @Test
    void mnemonicsAreFoundInAnyCase() {
        assertTrue(table.isMnemonic("MOV"));
        assertTrue(table.isMnemonic("jnae"));
        assertFalse(table.isMnemonic("frobnicate"));
        assertEquals(table.forms("jb"), table.forms("JC"));
    }

    @Test
    void everyOperationHasARow() {
        Set<Operation> missing = new HashSet<>(Operation.all());
        for (Form form : table.forms()) {
            missing.remove(form.operation());
        }
        assertEquals(Set.of(), missing);
    }

    @Test
    void conditionsComeFromTheOpcode() {
        assertEquals(Condition.B, table.forms("jc").get(0).condition());
        assertEquals(Condition.G, table.forms("setnle").get(0).condition());
        assertEquals(Condition.NE, table.forms("cmovnz").get(0).condition());
        assertEquals(Condition.E, Condition.NE.negated());
    }

    @Test
    void flagsAreMasks() {
        assertEquals(
                new FlagEffects(0, Eflags.STATUS, 0, Eflags.AF, Eflags.OF | Eflags.CF, 0),
                table.forms("and").get(0).flags());
        FlagEffects byCl = table.forms("shl").get(6).flags();
        assertEquals(0, byCl.written());
        assertEquals(Eflags.STATUS, byCl.maybe());
        assertEquals(Eflags.OF | Eflags.AF, byCl.undefined());
    }

    @Test
    void aRepeatedComparisonMayNotHappen() {
        byte[] code = {(byte) 0xF3, (byte) 0xA6};
        Instruction repeated = (Instruction) new Decoder(table).decode(code, 0, 2, 0);
        assertEquals(0, repeated.flags().written());
        assertEquals(Eflags.STATUS, repeated.flags().maybe());
        assertEquals(Eflags.STATUS, repeated.form().flags().written());
    }

    @Test
    void privilegedAndNewerFormsSaySo() {
        assertEquals(
                new Cpu(386, true, Feature.INTEGER),
                table.forms("mov").stream()
                        .filter(form -> form.operation() == SystemOperation.MOV_CONTROL)
                        .findFirst()
                        .orElseThrow()
                        .cpu());
        assertEquals(686, table.forms("cmovz").get(0).cpu().level());
        assertEquals(86, table.forms("mov").get(0).cpu().level());
    }

    @Test
    void prefixesThatMeanSomething() {
        assertTrue(table.forms("movsb").get(0).takes(Prefix.REP));
        assertFalse(table.forms("mov").get(0).takes(Prefix.REP));
        Form add = table.forms("add").get(1);
        assertTrue(add.takesLock(List.of(Memory.absolute(4, 0), Immediate.of(1))));
        assertFalse(add.takesLock(List.of(Register.EAX, Immediate.of(1))));
        assertFalse(table.forms("cmp").get(0).takes(Prefix.LOCK));
    }

    @Test
    void faultsInTheTableNameTheirRow() {
        faults("x86.tbl:2: unknown operand 'rm9'", "add  rw:rm9, r:r8  00 /r  086");
        faults("x86.tbl:2: unknown access 'x'", "add  x:rm8, r:r8  00 /r  086");
        faults("x86.tbl:2: imm8 is not encoded as 'iw'", "add  rw:al, r:imm8  04 iw  086");
        faults("x86.tbl:2: values without operands: 'ib'", "add  rw:al, r:cl  04 ib  086");
        faults("x86.tbl:2: there is no Operation FROB", "frob  -  04  086");
        faults("x86.tbl:2: unknown attribute 'locked'", "add  rw:rm8, r:r8  00 /r  086  -  locked");
        faults("x86.tbl:2: unknown flag 'x'", "add  rw:rm8, r:r8  00 /r  086  x=w");
        faults("x86.tbl:2: unknown cpu '99z'", "add  rw:rm8, r:r8  00 /r  99z");
    }

    private static void faults(String message, String row) {
        Table broken = Table.parse("x86.tbl", COLUMNS + row + "\n");
        assertEquals(
                message,
                assertThrows(
                                IllegalStateException.class,
                                () -> InstructionTable.of(broken).forms())
                        .getMessage());
    }
}
