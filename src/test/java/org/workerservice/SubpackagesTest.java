package org.workerservice;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.workerservice.matching.fellegisunter.FellegiSunterStrategy;
import org.workerservice.matching.score.MatchStrategy;
import org.workerservice.matching.weighted.DeterministicStrategy;
import org.workerservice.matching.weighted.WeightedStrategy;

/**
 * Borders inside the rooms. A room with sub-packages lists them from the bottom up: a package may
 * import those that it names, and no other of its room. A package that is missing here fails.
 */
@AnalyzeClasses(
    packages = "org.workerservice",
    importOptions = ImportOption.DoNotIncludeTests.class)
class SubpackagesTest {
  private static final String ROOT = "org.workerservice.";

  private static final Set<String> HTTP =
      Set.of(
          "api.http",
          "api.http.access",
          "api.http.answer",
          "api.http.body",
          "api.http.connection",
          "api.http.parameter");

  /** Package to the packages of the same room that it may import. */
  private static final Map<String, Set<String>> MAY_IMPORT =
      Map.ofEntries(
          // What all operations share lies at the top of the room, below its sub-packages.
          entry("flow"),
          entry("flow.worker", "flow"),
          entry("flow.link", "flow"),
          entry("flow.duplicate", "flow", "flow.worker"),
          entry("flow.search", "flow", "flow.worker"),
          entry("flow.source", "flow", "flow.worker"),
          entry("flow.imports", "flow", "flow.link", "flow.source", "flow.worker"),
          entry("flow.organization", "flow", "flow.imports"),
          entry("flow.job", "flow"),
          entry("flow.model", "flow", "flow.job"),
          entry("flow.merge", "flow", "flow.worker"),
          entry("flow.review", "flow", "flow.merge", "flow.worker"),
          entry("flow.assignment", "flow", "flow.worker"),
          entry("flow.deduplication", "flow", "flow.job", "flow.merge", "flow.model"),
          // What mounts all routes lies at the top of the room, above its sub-packages.
          entry("api.http.answer"),
          entry("api.http.body", "api.http.answer"),
          entry("api.http.connection", "api.http.answer"),
          entry("api.http.access", "api.http.answer", "api.http.connection"),
          entry("api.http.parameter", "api.http.access", "api.http.answer", "api.http.body"),
          // The server and what applies to all routes.
          entry("api.fhir.resource"),
          entry("api.fhir.format", "api.http.answer"),
          entry("api.fhir.answer", "api.fhir.format", "api.fhir.resource", "api.http.answer"),
          entry(
              "api.fhir.routing",
              "api.fhir.answer",
              "api.fhir.format",
              "api.http",
              "api.http.access",
              "api.http.answer"),
          entry(
              "api.fhir.conformance",
              "api.fhir.answer",
              "api.fhir.format",
              "api.fhir.resource",
              "api.fhir.routing",
              "api.http",
              "api.http.answer"),
          entry(
              "api.fhir.interaction",
              "api.fhir.answer",
              "api.fhir.format",
              "api.fhir.resource",
              "api.fhir.routing",
              "api.http.answer",
              "api.http.parameter"),
          entry(
              "api.fhir.operation",
              "api.fhir.answer",
              "api.fhir.format",
              "api.fhir.interaction",
              "api.fhir.resource",
              "api.fhir.routing",
              "api.http.answer",
              "api.http.parameter"),
          entry(
              "api.fhir",
              "api.fhir.answer",
              "api.fhir.conformance",
              "api.fhir.format",
              "api.fhir.interaction",
              "api.fhir.operation",
              "api.fhir.routing",
              "api.http.access",
              "api.http.answer",
              "api.http.connection"),
          entry("api.http", "api.http.access", "api.http.answer", "api.http.connection"),
          entry("api.fhir.search", "api.http.answer"),
          rest("api.rest.worker"),
          rest("api.rest.log", "api.rest.worker"),
          rest("api.rest.organization", "api.rest.log", "api.rest.worker"),
          rest("api.rest.model"),
          rest("api.rest.deduplication"),
          rest("api.rest.merge", "api.rest.worker"),
          rest("api.rest.review", "api.rest.merge", "api.rest.worker"),
          rest("api.rest.assignment", "api.rest.worker"),
          rest(
              "api.rest",
              "api.rest.assignment",
              "api.rest.deduplication",
              "api.rest.log",
              "api.rest.merge",
              "api.rest.model",
              "api.rest.organization",
              "api.rest.review",
              "api.rest.worker"),
          entry("intake"),
          entry("intake.kafka", "intake"),
          entry("app.startup"),
          entry("app.postgresql", "app.startup"),
          entry("app.service", "app.postgresql", "app.startup"),
          entry("app.evaluation"),
          entry("app.warmup", "app.postgresql", "app.startup"),
          entry("app.command", "app.postgresql", "app.service", "app.startup"),
          // The command line.
          entry("app", "app.command", "app.evaluation", "app.startup", "app.warmup"),
          entry("client"),
          entry("client.mapping"),
          entry("client.file", "client", "client.mapping"),
          entry("client.guess", "client.file", "client.mapping"),
          entry("client.imports", "client", "client.file", "client.mapping"),
          entry("client.job", "client"),
          entry("persistence.database"),
          entry("persistence.log", "persistence.database"),
          entry("persistence.relay", "persistence.database", "persistence.log"),
          entry("persistence.review", "persistence.database", "persistence.log"),
          entry("persistence.command", "persistence.database"),
          entry("persistence.job", "persistence.database"),
          entry(
              "persistence.model", "persistence.database", "persistence.log", "persistence.review"),
          entry("persistence.worker.rows", "persistence.database"),
          entry(
              "persistence.worker.read",
              "persistence.database",
              "persistence.log",
              "persistence.review",
              "persistence.worker.rows"),
          entry(
              "persistence.worker.link",
              "persistence.database",
              "persistence.log",
              "persistence.worker.rows"),
          entry(
              "persistence.worker.preparation", "persistence.database", "persistence.worker.rows"),
          entry(
              "persistence.worker.write",
              "persistence.database",
              "persistence.log",
              "persistence.review",
              "persistence.worker.link",
              "persistence.worker.read",
              "persistence.worker.rows"),
          entry(
              "persistence.organization",
              "persistence.database",
              "persistence.log",
              "persistence.worker.read",
              "persistence.worker.rows",
              "persistence.worker.write",
              "persistence.worker.link",
              "persistence.worker.preparation"),
          entry(
              "persistence.merge",
              "persistence.assignment",
              "persistence.database",
              "persistence.log",
              "persistence.review",
              "persistence.worker.read",
              "persistence.worker.rows",
              "persistence.worker.write",
              "persistence.worker.link",
              "persistence.worker.preparation"),
          entry(
              "persistence.assignment",
              "persistence.database",
              "persistence.log",
              "persistence.worker.read",
              "persistence.worker.rows",
              "persistence.worker.write",
              "persistence.worker.link",
              "persistence.worker.preparation"),
          entry(
              "persistence.deduplication",
              "persistence.database",
              "persistence.job",
              "persistence.review",
              "persistence.worker.rows",
              "persistence.worker.write"),
          entry("config.value"),
          entry("config.http", "config.value"),
          entry("config.matching", "config.value"),
          // All settings together.
          entry("config", "config.http", "config.matching", "config.value"),
          entry("config.reading", "config", "config.http", "config.matching", "config.value"),
          entry("model"),
          entry("model.organization", "model"),
          entry("matching.text"),
          entry("matching.feature", "matching.text"),
          entry("matching.score", "matching.feature", "matching.text"),
          entry("matching.weighted", "matching.feature", "matching.score", "matching.text"),
          entry("matching.fellegisunter", "matching.feature", "matching.score", "matching.text"),
          // The actor and its commands.
          entry(
              "matching",
              "matching.feature",
              "matching.fellegisunter",
              "matching.score",
              "matching.weighted"),
          entry("matching.scan", "matching.feature", "matching.score"),
          entry("search.language"),
          entry("search.analysis", "search.language"),
          entry("search.criteria", "search.analysis"),
          entry("search.index", "search.analysis", "search.criteria", "search.language"),
          entry(
              "search.query",
              "search.analysis",
              "search.criteria",
              "search.index",
              "search.language"),
          entry("search.feed", "search.index"),
          entry("search.rebuild", "search.analysis", "search.feed", "search.index"),
          // The actor and its commands.
          entry(
              "search",
              "search.analysis",
              "search.criteria",
              "search.feed",
              "search.index",
              "search.language",
              "search.query",
              "search.rebuild"));

  private static final List<String> ROOMS =
      List.of(
          "api",
          "app",
          "client",
          "config",
          "flow",
          "intake",
          "matching",
          "model",
          "persistence",
          "search");

  @ArchTest
  static final ArchRule subpackagesShouldHaveNoCycles =
      slices().assignedFrom(new Packages()).should().beFreeOfCycles();

  @ArchTest static final ArchRule subpackagesShouldImportWhatIsListed = imports();

  @ArchTest
  static final ArchRule everySubpackageShouldBeListed =
      classes()
          .that(inARoom())
          .and()
          .doNotHaveSimpleName("package-info")
          .should()
          .resideInAnyPackage(
              MAY_IMPORT.keySet().stream().map(name -> ROOT + name).toArray(String[]::new));

  @ArchTest
  static final ArchRule strategiesShouldBeTheKnownOnes =
      classes()
          .that(assignableTo(MatchStrategy.class))
          .should()
          .be(MatchStrategy.class)
          .orShould()
          .haveFullyQualifiedName(ROOT + "matching.BestVariant")
          .orShould()
          .be(WeightedStrategy.class)
          .orShould()
          .be(DeterministicStrategy.class)
          .orShould()
          .be(FellegiSunterStrategy.class);

  @ArchTest
  static final ArchRule strategiesShouldNotKnowEachOther =
      noClasses()
          .that()
          .resideInAPackage(ROOT + "matching.weighted")
          .should()
          .dependOnClassesThat()
          .resideInAPackage(ROOT + "matching.fellegisunter");

  @ArchTest
  static final ArchRule textShouldBeALeaf =
      noClasses()
          .that()
          .resideInAPackage(ROOT + "text")
          .should()
          .dependOnClassesThat(
              resideInAPackage("org.workerservice..")
                  .and(DescribedPredicate.not(resideInAPackage(ROOT + "text"))));

  @ArchTest
  static final ArchRule httpShouldKnowNoInterfaceBuiltOnIt =
      noClasses()
          .that()
          .resideInAPackage(ROOT + "api.http..")
          .should()
          .dependOnClassesThat(
              resideInAPackage(ROOT + "api..")
                  .and(DescribedPredicate.not(resideInAPackage(ROOT + "api.http.."))));

  private static Map.Entry<String, Set<String>> entry(String name, String... others) {
    return Map.entry(name, Set.copyOf(Arrays.asList(others)));
  }

  /** A package of REST; it may import all of {@code api.http}. */
  private static Map.Entry<String, Set<String>> rest(String name, String... others) {
    return Map.entry(
        name, Stream.concat(HTTP.stream(), Stream.of(others)).collect(Collectors.toSet()));
  }

  private static ArchRule imports() {
    return new TreeMap<>(MAY_IMPORT)
        .entrySet().stream()
            .map(one -> imports(one.getKey(), one.getValue()))
            .reduce((one, other) -> CompositeArchRule.of(one).and(other))
            .orElseThrow();
  }

  private static ArchRule imports(String name, Set<String> allowed) {
    String room = name.split("\\.")[0];
    String[] usable =
        Stream.concat(Stream.of(name), allowed.stream())
            .map(one -> ROOT + one)
            .toArray(String[]::new);
    return noClasses()
        .that()
        .resideInAPackage(ROOT + name)
        .should()
        .dependOnClassesThat(
            resideInAPackage(ROOT + room + "..")
                .and(DescribedPredicate.not(JavaClass.Predicates.resideInAnyPackage(usable))))
        .allowEmptyShould(true);
  }

  private static DescribedPredicate<JavaClass> inARoom() {
    return JavaClass.Predicates.resideInAnyPackage(
        ROOMS.stream().map(room -> ROOT + room + "..").toArray(String[]::new));
  }

  /** Every package of a room is a slice of its own. */
  private static final class Packages implements SliceAssignment {
    @Override
    public SliceIdentifier getIdentifierOf(JavaClass type) {
      return inARoom().test(type)
          ? SliceIdentifier.of(type.getPackageName())
          : SliceIdentifier.ignore();
    }

    @Override
    public String getDescription() {
      return "the packages of the rooms";
    }
  }
}
