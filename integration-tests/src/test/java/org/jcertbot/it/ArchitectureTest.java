package org.jcertbot.it;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.concurrent.TimeUnit;

/** The rules of docs/architecture.md that the compiler cannot see. */
@AnalyzeClasses(
        packages = "org.jcertbot",
        importOptions = {DoNotIncludeTests.class, NotTheBuildTools.class})
class ArchitectureTest {
    private static final String CLI = "org.jcertbot.cli..";
    private static final String CORE = "org.jcertbot.core..";

    @ArchTest
    static final ArchRule NO_PACKAGE_CYCLES =
            slices().matching("org.jcertbot.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule PLUGINS_DO_NOT_SEE_EACH_OTHER =
            slices().matching("org.jcertbot.plugins.(*)..").should().notDependOnEachOther();

    @ArchTest
    static final ArchRule PLUGINS_SEE_CORE_ONLY = noClasses()
            .that()
            .resideInAPackage("org.jcertbot.plugins..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(CLI, "org.jcertbot.acme..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule CORE_SEES_NO_OTHER_MODULE = noClasses()
            .that()
            .resideInAPackage(CORE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(CLI, "org.jcertbot.acme..", "org.jcertbot.plugins..");

    @ArchTest
    static final ArchRule CLI_NAMES_NO_PLUGIN = noClasses()
            .that()
            .resideInAPackage(CLI)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.jcertbot.plugins..");

    /** Values, ports, features, use cases, verbs: a package uses those of its own layer and of those before it. */
    @ArchTest
    static final ArchRule CORE_IS_LAYERED = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage(CORE)
            .withOptionalLayers(true)
            .layer("values")
            .definedBy(core(
                    "error",
                    "identifier",
                    "text",
                    "time",
                    "challenge",
                    "key",
                    "configobj",
                    "release",
                    "libcrypto",
                    "x509"))
            .layer("ports")
            .definedBy(core("settings", "console", "file", "process", "nameserver", "plugin", "ca", "concurrent"))
            .layer("features")
            .definedBy(core(
                    "account",
                    "lineage",
                    "dns",
                    "proof",
                    "selection",
                    "hook",
                    "checkpoint",
                    "due",
                    "installation",
                    "webserver"))
            .layer("use cases")
            .definedBy(core("issuance", "renewal", "revocation"))
            .layer("verbs")
            .definedBy(core("verb"))
            .whereLayer("verbs")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("use cases")
            .mayOnlyBeAccessedByLayers("verbs")
            .whereLayer("features")
            .mayOnlyBeAccessedByLayers("use cases", "verbs")
            .whereLayer("ports")
            .mayOnlyBeAccessedByLayers("features", "use cases", "verbs");

    @ArchTest
    static final ArchRule ACME4J_STAYS_IN_THE_ACME_CLIENT = noClasses()
            .that()
            .resideOutsideOfPackage("org.jcertbot.acme..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.shredzone..");

    @ArchTest
    static final ArchRule TIME_IS_PASSED_IN = noClasses()
            .that()
            .resideOutsideOfPackage(CLI)
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(OffsetDateTime.class, "now")
            .orShould()
            .callMethod(ZonedDateTime.class, "now")
            .orShould()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(Clock.class, "systemDefaultZone")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    /** A limit for a process of its own is counted in real time, whatever the clock of the run says. */
    @ArchTest
    static final ArchRule NOR_IS_TIME_MEASURED = noClasses()
            .that()
            .resideOutsideOfPackages(CLI, "org.jcertbot.core.process..", "org.jcertbot.core.time..")
            .should()
            .callMethod(System.class, "nanoTime");

    @ArchTest
    static final ArchRule NOBODY_SLEEPS = noClasses()
            .that()
            .resideOutsideOfPackage(CLI)
            .should()
            .callMethodWhere(target(name("sleep")).and(target(owner(assignableTo(Thread.class)))))
            .orShould()
            .callMethodWhere(target(name("sleep")).and(target(owner(assignableTo(TimeUnit.class)))));

    /** Others go through {@code CommandRunner}; the program ends itself by a signal when nothing else of it is left. */
    @ArchTest
    static final ArchRule PROCESSES_ARE_STARTED_IN_ONE_PLACE = noClasses()
            .that()
            .resideOutsideOfPackage("org.jcertbot.core.process..")
            .and()
            .doNotHaveSimpleName("JvmSignals")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(ProcessBuilder.class)
            .orShould()
            .callMethodWhere(target(name("exec")).and(target(owner(assignableTo(Runtime.class)))));

    /** Its classes cost every run that loads them; standalone makes a certificate for tls-alpn-01 with it. */
    @ArchTest
    static final ArchRule BOUNCY_CASTLE_STAYS_WHERE_KEYS_AND_CERTIFICATES_ARE_MADE = noClasses()
            .that()
            .resideOutsideOfPackages("org.jcertbot.acme..", "org.jcertbot.plugins.standalone..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.bouncycastle..");

    @ArchTest
    static final ArchRule THE_PROCESS_BELONGS_TO_THE_CLI = noClasses()
            .that()
            .resideOutsideOfPackage(CLI)
            .should()
            .callMethod(System.class, "exit", int.class)
            .orShould()
            .callMethod(System.class, "getenv")
            .orShould()
            .callMethod(System.class, "getenv", String.class)
            .orShould()
            .callMethodWhere(target(name("getProperty")).and(target(owner(assignableTo(System.class)))))
            .orShould()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .orShould()
            .accessField(System.class, "in");

    private static String[] core(String... features) {
        var packages = new String[features.length];
        for (int i = 0; i < features.length; i++) packages[i] = "org.jcertbot.core." + features[i] + "..";
        return packages;
    }
}
