package jmasm.examples;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.PrintStream;
import jmasm.base.ExitCode;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The arrows that must not be drawn, each with its reason. Those between modules Maven refuses as well. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ArchitectureTest {

    private static final String CLI = "..cli..";
    private static final String LAUNCHER = "jmasm.launcher..";

    private JavaClasses classes;

    @BeforeAll
    void read() {
        classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("jmasm");
    }

    private void check(ArchRule rule) {
        rule.check(classes);
    }

    @Test
    void assemblerAndLinkerNeverSeeEachOther() {
        String reason = "they meet only in a file: any assembler's objects can be linked";
        check(noClasses()
                .that()
                .resideInAPackage("jmasm.assembler..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jmasm.linker..", "jmasm.machine..", "jmasm.guest..", LAUNCHER)
                .because(reason));
        check(noClasses()
                .that()
                .resideInAPackage("jmasm.linker..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jmasm.assembler..", "jmasm.masm..", "jmasm.machine..", "jmasm.guest..", LAUNCHER)
                .because(reason));
    }

    @Test
    void theMachineRunsImagesNotSources() {
        check(noClasses()
                .that()
                .resideInAPackage("jmasm.machine..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "jmasm.assembler..",
                        "jmasm.linker..",
                        "jmasm.masm..",
                        "org.antlr..",
                        "jmasm.guest.build..",
                        LAUNCHER)
                .because("it must run what any assembler and linker made, and start without loading ours"));
    }

    @Test
    void notationsHoldNoPolicy() {
        check(noClasses()
                .that()
                .resideInAnyPackage("jmasm.base..", "jmasm.masm..", "jmasm.x86..", "jmasm.coff..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jmasm.assembler..", "jmasm.linker..", "jmasm.machine..", "jmasm.guest..", LAUNCHER)
                .because("a notation is shared by tools and knows none of them"));
        check(noClasses()
                .that()
                .resideInAPackage("jmasm.base..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jmasm.masm..", "jmasm.x86..", "jmasm.coff..")
                .because("everything rests on it"));
        check(noClasses()
                .that()
                .resideInAPackage("jmasm.masm..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jmasm.x86..", "jmasm.coff..")
                .because("an instruction is a word to the grammar; adding one must not touch it"));
        check(noClasses()
                .that()
                .resideInAPackage("jmasm.x86..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jmasm.masm..", "jmasm.coff..")
                .because("machine code does not care where it is stored or how it was written"));
        check(noClasses()
                .that()
                .resideInAPackage("jmasm.coff..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jmasm.masm..", "jmasm.x86..")
                .because("a file format does not care what its sections hold"));
    }

    @Test
    void antlrIsTheMasmModulesOwnAffair() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage("jmasm.masm..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.antlr..")
                .because("the parser can be replaced by replacing one module"));
    }

    @Test
    void parseTreesEndInTheBuilders() {
        check(noClasses()
                .that(are("neither generated nor builders of the syntax tree", ArchitectureTest::mayNotSeeParseTrees))
                .should()
                .dependOnClassesThat(are("parse tree contexts", ArchitectureTest::isParseTree))
                .because("a change of the grammar is then a change of the builders, and javac finds it"));
    }

    private static boolean mayNotSeeParseTrees(JavaClass type) {
        String name = type.getName();
        boolean generated = name.startsWith("jmasm.masm.MasmParser") || name.startsWith("jmasm.masm.MasmLexer");
        boolean builder = name.startsWith("jmasm.masm.") && name.endsWith("Builder");
        boolean entry = name.startsWith("jmasm.masm.StatementParser");
        return !generated && !builder && !entry;
    }

    private static boolean isParseTree(JavaClass type) {
        return type.getName().startsWith("jmasm.masm.MasmParser$")
                && type.getName().endsWith("Context");
    }

    private static DescribedPredicate<JavaClass> are(String description, java.util.function.Predicate<JavaClass> test) {
        return DescribedPredicate.describe(description, test);
    }

    @Test
    void onlyCommandsKnowTheCommandLine() {
        check(noClasses()
                .that()
                .resideOutsideOfPackages(CLI, LAUNCHER)
                .should()
                .dependOnClassesThat()
                .resideInAPackage("picocli..")
                .because("each tool is a library first"));
        check(noClasses()
                .that()
                .resideOutsideOfPackages(CLI, LAUNCHER)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(CLI)
                .because("nothing builds on a command but the launcher"));
    }

    @Test
    void onlyCommandsTouchTheProcess() {
        String reason = "a library returns what it has to say; whoever called it decides where that goes";
        check(noClasses()
                .that()
                .resideOutsideOfPackages(CLI, LAUNCHER)
                .should()
                .callMethod(System.class, "exit", int.class)
                .orShould()
                .callMethod(ExitCode.class, "exit", int.class, PrintStream.class, PrintStream.class)
                .because(reason));
        check(noClasses()
                .that()
                .resideOutsideOfPackages(CLI, LAUNCHER)
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .because(reason));
    }

    @Test
    void noToolReadsTheClock() {
        check(noClasses()
                .that()
                .resideInAnyPackage("jmasm.base..", "jmasm.masm..", "jmasm.x86..", "jmasm.coff..")
                .or()
                .resideInAnyPackage("jmasm.assembler..", "jmasm.linker..", "jmasm.guest..")
                // link's /TIME prints how long passes took; no byte of an output depends on it.
                .and()
                .doNotHaveFullyQualifiedName("jmasm.linker.PassTimes")
                .should()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .dependOnClassesThat()
                .resideInAPackage("java.time..")
                .because("the same input gives the same bytes"));
    }

    @Test
    void thereIsNoStaticState() {
        check(fields().that()
                .areStatic()
                .and()
                .areDeclaredInClassesThat(are(
                        "not generated",
                        type -> !type.getName().startsWith("jmasm.masm.MasmParser")
                                && !type.getName().startsWith("jmasm.masm.MasmLexer")))
                .should()
                .haveModifier(JavaModifier.FINAL)
                .because("several assemblies, links and machines may live in one process"));
    }

    @Test
    void theGuestBuilderStaysAtBuildTime() {
        check(noClasses()
                .that()
                .resideOutsideOfPackage("jmasm.guest.build..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("jmasm.guest.build..")
                .because("at run time neither assembler nor linker need be there"));
        check(noClasses()
                .that()
                .resideInAPackage("jmasm.guest..")
                .and()
                .resideOutsideOfPackage("jmasm.guest.build..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("jmasm.assembler..", "jmasm.linker..", "jmasm.machine..")
                .because("tables and images are data that the machine reads"));
    }
}
