package dev.synctrace.cli;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.domain.properties.HasOwner;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import dev.synctrace.diagnosis.evidence.Grade;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** The design's rule: bundle, records, events, case, answers, output; one way, no way back. */
class ModuleRuleTest {
  private static final String ROOT = "dev.synctrace.";

  /** Each module knows only those before it. */
  private static final List<String> MODULES =
      List.of(
          "grammar",
          "parsers",
          "testkit",
          "index",
          "opensearch",
          "bench",
          "diagnosis",
          "graph",
          "output",
          "mcp",
          "report",
          "serve",
          "cli");

  /** Within the parsers, each stage knows only those before it. */
  private static final List<String> STAGES =
      List.of(
          "parsers.antlr",
          "parsers.catalogue",
          "parsers.error",
          "parsers.model",
          "parsers.secret",
          "parsers.pattern",
          "parsers.bundle",
          "parsers.record",
          "parsers.log",
          "parsers.source",
          "parsers.export",
          "parsers.audit",
          "parsers.eventlog",
          "parsers.fact");

  private static final Path PROJECT = Path.of("..");

  /** The classes of every module, also of those that are in no package, as far as built. */
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .importPaths(
              folders().stream()
                  .map(folder -> PROJECT.resolve(folder).resolve("target/classes"))
                  .filter(Files::isDirectory)
                  .toList())
          // cli compiles picocli from its sources.
          .that(resideInAPackage(ROOT + "."));

  /** The folders of the modules as the build names them, in its order. */
  private static List<String> folders() {
    try {
      return Pattern.compile("<module>([^<]+)</module>")
          .matcher(Files.readString(PROJECT.resolve("pom.xml")))
          .results()
          .map(module -> module.group(1))
          .filter(folder -> !folder.equals("dist"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @FieldSource("MODULES")
  void aModuleKnowsOnlyThoseBeforeIt(String module) {
    assertKnowsOnlyThoseBefore(module, MODULES);
  }

  @ParameterizedTest
  @FieldSource("STAGES")
  void aStageOfTheParsersKnowsOnlyThoseBeforeIt(String stage) {
    assertKnowsOnlyThoseBefore(stage, STAGES);
  }

  private static void assertKnowsOnlyThoseBefore(String part, List<String> order) {
    String[] later =
        order.stream()
            .skip(order.indexOf(part) + 1)
            .map(name -> ROOT + name + "..")
            .toArray(String[]::new);
    noClasses()
        .that()
        .resideInAPackage(ROOT + part + "..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(later)
        .allowEmptyShould(true)
        .check(CLASSES);
  }

  @Test
  void theRuleKnowsEveryModuleOfTheBuildInItsOrder() {
    List<String> built =
        folders().stream()
            .map(folder -> folder.replaceFirst("/.*", "").replace("report-templates", "report"))
            .distinct()
            .toList();

    assertThat(built).isEqualTo(MODULES);
  }

  @Test
  void noPackagesDependOnEachOther() {
    SlicesRuleDefinition.slices().matching(ROOT + "(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void everyPackageBeginsWithTheNameOfItsModule() {
    assertThat(MODULES).containsAll(partsOfPackages(1));
    assertThat(STAGES)
        .containsAll(
            partsOfPackages(2).stream().filter(part -> part.startsWith("parsers.")).toList());
  }

  private static Set<String> partsOfPackages(int depth) {
    return CLASSES.stream()
        .map(JavaClass::getPackageName)
        .map(name -> name.substring(ROOT.length()).split("\\."))
        .map(names -> Arrays.stream(names).limit(depth).collect(Collectors.joining(".")))
        .collect(Collectors.toSet());
  }

  /**
   * Grades are computed from proofs; others read them. A switch over them has a class of its own.
   */
  @Test
  void onlyTheEvidenceAlgebraNamesAGrade() {
    noClasses()
        .that()
        .resideOutsideOfPackage(ROOT + "diagnosis.evidence..")
        .and()
        .haveNameNotMatching(".*\\$\\d+")
        .should()
        .accessFieldWhere(
            JavaFieldAccess.Predicates.target(HasOwner.Predicates.With.owner(type(Grade.class))))
        .orShould()
        .callMethod(Grade.class, "valueOf", String.class)
        .orShould()
        .callMethod(Grade.class, "values")
        .check(CLASSES);
  }

  @Test
  void luceneStaysBehindTheCase() {
    noClasses()
        .that()
        // The one says in another's language what a query of Lucene means.
        .resideOutsideOfPackages("dev.synctrace.index.lucene..", "dev.synctrace.opensearch.query..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.lucene..")
        .check(CLASSES);
  }

  @Test
  void onlyWhoReadsByGrammarKnowsAntlr() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "dev.synctrace.grammar..",
            "dev.synctrace.parsers.antlr..",
            "dev.synctrace.parsers.record..",
            "dev.synctrace.parsers.log..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.antlr..")
        .check(CLASSES);
  }

  @Test
  void onlyTheWayToGraphKnowsTheSdk() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.synctrace.graph.sdk..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("com.microsoft..", "com.azure..", "okhttp3..")
        .check(CLASSES);
  }

  @Test
  void onlyTheWayToClustersKnowsTheirClient() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.synctrace.opensearch..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.opensearch..", "org.apache.hc..")
        .check(CLASSES);
  }

  @Test
  void nobodyLinksTheWayToClustersSoThatItIsLoadedOnDemand() {
    noClasses()
        .that()
        // bench starts a cluster to measure; it is in no package.
        .resideOutsideOfPackages("dev.synctrace.opensearch..", "dev.synctrace.bench..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.synctrace.opensearch..")
        .check(CLASSES);
  }

  @Test
  void onlyTheWayToAssistantsKnowsTheirProtocol() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.synctrace.mcp..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("io.modelcontextprotocol..", "reactor..", "dev.synctrace.mcp..")
        .check(CLASSES);
  }

  @Test
  void onlyTheFrontOfTheWebPageKnowsTheHttpServer() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "dev.synctrace.serve", "dev.synctrace.serve.http", "dev.synctrace.serve.upload")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.eclipse.jetty..")
        .check(CLASSES);
  }

  @Test
  void nobodyLinksTheWayToGraphSoThatItIsLoadedOnDemand() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.synctrace.graph.sdk..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("dev.synctrace.graph.sdk..")
        .check(CLASSES);
  }
}
