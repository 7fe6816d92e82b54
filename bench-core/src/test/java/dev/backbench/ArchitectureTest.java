package dev.backbench;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The arrows between the packages of bench-core. A rule that matches no class fails: allowEmptyShould is off. */
final class ArchitectureTest {
  private static final String OURS = "dev.backbench.";
  @SuppressWarnings("NullAway.Init")
  private static JavaClasses core;

  @BeforeAll
  static void readClasses() {
    core = new ClassFileImporter().withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
        .importPackages("dev.backbench");
    assertThat(core).hasSizeGreaterThan(50);
  }

  /** Classes of that package use, of ours, only itself and the others. */
  private static ArchRule usesOnly(String name, String... others) {
    String[] allowed = Stream.concat(Stream.of(name), Stream.of(others)).map(other -> OURS + other + "..")
        .toArray(String[]::new);
    return classes().that().resideInAPackage(OURS + name + "..").should().onlyDependOnClassesThat(
        resideOutsideOfPackage("dev.backbench..").or(resideInAnyPackage(allowed)));
  }

  @Test
  void unitAndStatsUseNothingOfOurs() {
    usesOnly("unit").check(core);
    usesOnly("stats").check(core);
  }

  @Test
  void theRuleFailsWhereAnArrowIsNotAllowed() {
    assertThatThrownBy(() -> usesOnly("plan", "unit").check(core)).isInstanceOf(AssertionError.class)
        .hasMessageContaining("dev.backbench.contract");
  }

  @Test
  void contractAndResultSitOnThem() {
    usesOnly("contract", "unit").check(core);
    usesOnly("result", "contract", "stats", "unit").check(core);
  }

  @Test
  void claimSitsOnResult() {
    usesOnly("claim", "contract", "result", "stats", "unit").check(core);
  }

  @Test
  void processStandsAlone() {
    usesOnly("process", "unit").check(core);
  }

  @Test
  void planSitsOnContract() {
    usesOnly("plan", "contract", "unit").check(core);
  }

  @Test
  void environmentKnowsThePlansRuntimes() {
    usesOnly("environment", "contract", "plan", "result", "unit").check(core);
  }

  @Test
  void jsonKnowsDataAndNotWhoMakesIt() {
    noClasses().that().resideInAPackage(OURS + "json..").should().dependOnClassesThat()
        .resideInAnyPackage(OURS + "process..", OURS + "environment..", OURS + "render..").check(core);
  }

  @Test
  void onlyJsonUsesTheJsonLibrary() {
    noClasses().that().resideOutsideOfPackage(OURS + "json..").should().dependOnClassesThat()
        .resideInAnyPackage("tools.jackson..", "com.fasterxml.jackson..").check(core);
    classes().that().haveSimpleName("Document").should().dependOnClassesThat().resideInAPackage("tools.jackson..")
        .check(core);
  }

  @Test
  void packagesHaveNoCycles() {
    slices().matching("dev.backbench.(*)..").should().beFreeOfCycles().check(core);
  }

  @Test
  void nothingPrintsOrExits() {
    noClasses().should().accessField(System.class, "out").orShould().accessField(System.class, "err")
        .orShould().callMethod(System.class, "exit", int.class).check(core);
  }

  @Test
  void nothingOfTheHarnessesIsUsedHere() {
    noClasses().should().dependOnClassesThat().resideInAnyPackage("org.openjdk.jmh..", "org.springframework..",
        "org.testcontainers..", "com.github.dockerjava..").check(core);
  }

  @Test
  void theDataPackagesDoNoInputOrOutput() {
    for (String data : List.of("unit", "stats", "result")) {
      noClasses().that().resideInAPackage(OURS + data + "..").should().dependOnClassesThat()
          .haveFullyQualifiedName("java.nio.file.Files").check(core);
    }
  }
}
