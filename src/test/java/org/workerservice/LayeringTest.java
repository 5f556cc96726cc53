package org.workerservice;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.vertx.core.Future;

@AnalyzeClasses(
    packages = "org.workerservice",
    importOptions = ImportOption.DoNotIncludeTests.class)
class LayeringTest {
  private static final String ROOT = "org.workerservice.";

  @ArchTest
  static final ArchRule roomsShouldHaveNoCycles =
      slices().matching(ROOT + "(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule roomsShouldDependDownwardsOnly =
      layeredArchitecture()
          .consideringOnlyDependenciesInAnyPackage("org.workerservice..")
          .layer("app")
          .definedBy(ROOT + "app..")
          .layer("api")
          .definedBy(ROOT + "api..")
          .layer("intake")
          .definedBy(ROOT + "intake..")
          .layer("web")
          .definedBy(ROOT + "web..")
          .layer("observability")
          .definedBy(ROOT + "observability..")
          .layer("flow")
          .definedBy(ROOT + "flow..")
          .layer("audit")
          .definedBy(ROOT + "audit..")
          .layer("relay")
          .definedBy(ROOT + "relay..")
          .layer("jobs")
          .definedBy(ROOT + "jobs..")
          .layer("persistence")
          .definedBy(ROOT + "persistence..")
          .layer("matching")
          .definedBy(ROOT + "matching..")
          .layer("search")
          .definedBy(ROOT + "search..")
          .layer("evaluation")
          .definedBy(ROOT + "evaluation..")
          .layer("entities")
          .definedBy(ROOT + "entities..")
          .layer("security")
          .definedBy(ROOT + "security..")
          .layer("client")
          .definedBy(ROOT + "client..")
          .layer("generate")
          .definedBy(ROOT + "generate..")
          .layer("validation")
          .definedBy(ROOT + "validation..")
          .layer("privacy")
          .definedBy(ROOT + "privacy..")
          .layer("encryption")
          .definedBy(ROOT + "encryption..")
          .layer("bus")
          .definedBy(ROOT + "bus..")
          .layer("config")
          .definedBy(ROOT + "config..")
          .layer("identifiers")
          .definedBy(ROOT + "identifiers..")
          .layer("text")
          .definedBy(ROOT + "text..")
          .layer("json")
          .definedBy(ROOT + "json..")
          .layer("model")
          .definedBy(ROOT + "model..")
          .whereLayer("app")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("intake")
          .mayOnlyBeAccessedByLayers("app")
          .whereLayer("api")
          .mayOnlyBeAccessedByLayers("app", "intake")
          .whereLayer("web")
          .mayOnlyBeAccessedByLayers("app")
          .whereLayer("client")
          .mayOnlyBeAccessedByLayers("app")
          .whereLayer("generate")
          .mayOnlyBeAccessedByLayers("app")
          .whereLayer("observability")
          .mayOnlyBeAccessedByLayers("app")
          .whereLayer("flow")
          .mayOnlyBeAccessedByLayers("app", "api", "intake")
          .whereLayer("audit")
          .mayOnlyBeAccessedByLayers("app", "api", "flow", "observability")
          .whereLayer("relay")
          .mayOnlyBeAccessedByLayers("app", "api", "intake")
          .whereLayer("persistence")
          .mayOnlyBeAccessedByLayers(
              "app", "api", "intake", "flow", "audit", "relay", "jobs", "observability")
          .whereLayer("jobs")
          .mayOnlyBeAccessedByLayers("app", "audit", "flow", "intake", "relay", "search")
          .whereLayer("matching")
          .mayOnlyBeAccessedByLayers(
              "app", "api", "intake", "flow", "observability", "entities", "evaluation")
          .whereLayer("search")
          .mayOnlyBeAccessedByLayers("app", "api", "flow", "observability")
          .whereLayer("evaluation")
          .mayOnlyBeAccessedByLayers("app")
          .whereLayer("entities")
          .mayOnlyBeAccessedByLayers("app", "flow", "evaluation")
          .whereLayer("security")
          .mayOnlyBeAccessedByLayers("app", "api", "intake")
          .whereLayer("encryption")
          .mayOnlyBeAccessedByLayers("app", "persistence")
          .whereLayer("text")
          .mayOnlyBeAccessedByLayers("flow", "matching", "search");

  @ArchTest
  static final ArchRule modelShouldBeALeaf =
      noClasses()
          .that()
          .resideInAPackage(ROOT + "model..")
          .should()
          .dependOnClassesThat()
          .resideOutsideOfPackages(ROOT + "model..", "java..");

  @ArchTest
  static final ArchRule identifiersShouldBeALeaf =
      noClasses()
          .that()
          .resideInAPackage(ROOT + "identifiers..")
          .should()
          .dependOnClassesThat()
          .resideOutsideOfPackages(
              ROOT + "identifiers..",
              "java..",
              "com.google.i18n.phonenumbers..",
              "org.apache.commons.validator.routines..");

  @ArchTest
  static final ArchRule matchingShouldKnowNeitherInterfacesNorDatabase =
      noClasses()
          .that()
          .resideInAPackage(ROOT + "matching..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(ROOT + "api..", ROOT + "persistence..", ROOT + "flow..");

  @ArchTest
  static final ArchRule searchShouldKnowNeitherInterfacesNorDatabase =
      noClasses()
          .that()
          .resideInAPackage(ROOT + "search..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              ROOT + "api..", ROOT + "web..", ROOT + "persistence..", ROOT + "flow..");

  /** What carries jobs serves rooms that must not know the database, such as the search. */
  @ArchTest
  static final ArchRule theCarrierOfJobsShouldKnowNoJob =
      noClasses()
          .that()
          .resideInAPackage(ROOT + "jobs")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              ROOT + "jobs.registry..", ROOT + "persistence..", ROOT + "flow..", ROOT + "api..");

  @ArchTest
  static final ArchRule onlyTheBusShouldTouchTheEventBus =
      noClasses()
          .that()
          .resideOutsideOfPackage(ROOT + "bus..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("io.vertx.core.eventbus..");

  /** Without Kafka no class of its client is loaded: it would cost time and memory at the start. */
  @ArchTest
  static final ArchRule onlyTheRelayAndTheIntakeShouldTouchKafka =
      noClasses()
          .that()
          .resideOutsideOfPackages(ROOT + "relay.kafka..", ROOT + "intake.kafka..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("org.apache.kafka..");

  /** What is thrown in there is lost, and with it the answer: see {@code Handling}. */
  @ArchTest
  static final ArchRule interfacesShouldAnswerInTheChain =
      noClasses()
          .that()
          .resideInAnyPackage(ROOT + "api..", ROOT + "web..", ROOT + "observability..")
          .should()
          .callMethodWhere(
              target(name("onSuccess")).and(target(owner(assignableTo(Future.class)))));
}
