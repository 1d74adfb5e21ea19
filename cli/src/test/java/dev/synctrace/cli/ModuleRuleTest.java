package dev.synctrace.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The design's rule: bundle, records, events, case, output; each only knows what stands before. */
class ModuleRuleTest {
  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages("dev.synctrace");

  @Test
  void eachPartKnowsOnlyThoseBeforeIt() {
    layeredArchitecture()
        .consideringOnlyDependenciesInAnyPackage("dev.synctrace..")
        .layer("grammar")
        .definedBy("dev.synctrace.grammar..")
        .layer("antlr")
        .definedBy("dev.synctrace.antlr..")
        .layer("event")
        .definedBy("dev.synctrace.event..")
        .layer("bundle")
        .definedBy("dev.synctrace.bundle..")
        .layer("record")
        .definedBy("dev.synctrace.record..")
        .layer("log")
        .definedBy("dev.synctrace.log..")
        .layer("source")
        .definedBy("dev.synctrace.source..")
        .layer("audit").definedBy("dev.synctrace.audit..")
        .layer("index")
        .definedBy("dev.synctrace.index..")
        .layer("ingest")
        .definedBy("dev.synctrace.ingest..")
        .layer("cli")
        .definedBy("dev.synctrace.cli..")
        .whereLayer("cli")
        .mayNotBeAccessedByAnyLayer()
        .whereLayer("ingest")
        .mayOnlyBeAccessedByLayers("cli")
        .whereLayer("index")
        .mayOnlyBeAccessedByLayers("ingest", "cli")
        .whereLayer("source")
        .mayOnlyBeAccessedByLayers("ingest", "cli")
        .whereLayer("log")
        .mayOnlyBeAccessedByLayers("source", "cli")
        .whereLayer("record")
        .mayOnlyBeAccessedByLayers("source", "cli")
        .whereLayer("bundle")
        .mayOnlyBeAccessedByLayers("source", "ingest", "cli")
        .whereLayer("antlr")
        .mayOnlyBeAccessedByLayers("record", "log")
        .whereLayer("grammar")
        .mayOnlyBeAccessedByLayers("record", "log")
        .check(CLASSES);
  }

  @Test
  void parsersDoNotKnowLucene() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.synctrace.index.lucene..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.apache.lucene..")
        .check(CLASSES);
  }

  @Test
  void onlyGrammarsAndTheirReadersKnowAntlr() {
    noClasses()
        .that()
        .resideOutsideOfPackages(
            "dev.synctrace.grammar..",
            "dev.synctrace.antlr..",
            "dev.synctrace.record..",
            "dev.synctrace.log..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.antlr..")
        .check(CLASSES);
  }
}
