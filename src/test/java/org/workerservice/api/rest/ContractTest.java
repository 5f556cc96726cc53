package org.workerservice.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.openapi.contract.OpenAPIContract;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.workerservice.api.http.answer.ErrorCode;
import org.workerservice.matching.MatchPreset;
import org.workerservice.matching.feature.KeyKind;
import org.workerservice.matching.score.Component;
import org.workerservice.matching.score.MatchQuality;
import org.workerservice.matching.score.StrategyKind;
import org.workerservice.model.Coded;
import org.workerservice.model.ImportedAssignment;
import org.workerservice.model.PartialDate;
import org.workerservice.model.SourceKey;
import org.workerservice.model.Worker;
import org.workerservice.support.ContractDocument;
import org.workerservice.support.ContractDocument.Operation;

class ContractTest {
  private static final ContractDocument CONTRACT = ContractDocument.asWritten();

  /** Rows of an import have no schema; a source key is part of {@code WorkerSource}. */
  private static final Set<Class<?>> NO_SCHEMAS = Set.of(ImportedAssignment.class, SourceKey.class);

  /** Fields that answers compute, and alternative spellings on input. */
  private static final Map<String, Set<String>> BESIDE_THE_RECORD =
      Map.of(
          "HumanName", Set.of("use", "incomplete"),
          "Identifier", Set.of("use", "validity"),
          "IdentityDocument", Set.of("status", "validity"),
          "ContactPoint", Set.of("use", "validity"),
          "Address", Set.of("use"));

  @Test
  void shouldBeValidOpenApi() throws Exception {
    Vertx vertx = Vertx.vertx();
    try {
      // The checker knows OpenAPI well but only some media types and absolute addresses.
      String known =
          CONTRACT
              .json()
              .replace("\"url\":\"/\"", "\"url\":\"http://localhost\"")
              .replace("\"application/yaml\"", "\"text/plain\"")
              .replace("\"text/html\"", "\"text/plain\"")
              .replace("\"text/event-stream\"", "\"text/plain\"")
              .replace("\"application/merge-patch+json\"", "\"application/hal+json\"");
      OpenAPIContract contract =
          OpenAPIContract.from(vertx, new JsonObject(known)).await(30, TimeUnit.SECONDS);

      assertThat(contract.operations()).hasSameSizeAs(CONTRACT.operations());
    } finally {
      vertx.close().await(30, TimeUnit.SECONDS);
    }
  }

  @Test
  void shouldDescribeTheRoutesThatAreServedAndNoOthers() throws Exception {
    Set<String> described =
        CONTRACT.operations().stream()
            .map(operation -> operation.method() + " " + operation.path())
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(ServedRoutes.find()).isEqualTo(described);
  }

  @Test
  void shouldNameEveryErrorCode() {
    assertThat(texts(CONTRACT.schema("ErrorCode").path("enum")))
        .containsExactly(
            Arrays.stream(ErrorCode.values()).map(ErrorCode::name).toArray(String[]::new));
    assertThat(CONTRACT.schema("ErrorCode").path("description").asText())
        .contains(
            Arrays.stream(ErrorCode.values())
                .map(code -> "| `" + code + "` | " + code.status() + " |")
                .toArray(String[]::new));
  }

  @Test
  void shouldSayOfEveryErrorCodeWhereItComesFrom() {
    Set<String> narrowed = new TreeSet<>();
    CONTRACT
        .at("/components/schemas")
        .properties()
        .forEach(entry -> narrowed.addAll(codes(entry.getValue().at("/properties/error"))));

    assertThat(ErrorCode.values()).extracting(ErrorCode::name).allMatch(narrowed::contains);
  }

  private static List<String> codes(JsonNode error) {
    JsonNode code = error.at("/properties/code");
    return code.has("const") ? List.of(code.get("const").asText()) : texts(code.path("enum"));
  }

  static Stream<Class<?>> enums() {
    return Stream.concat(
        modelClasses().filter(Class::isEnum),
        Stream.of(
            Component.class,
            KeyKind.class,
            MatchPreset.class,
            MatchQuality.class,
            StrategyKind.class));
  }

  @ParameterizedTest
  @MethodSource("enums")
  void shouldListTheValuesOfEveryEnum(Class<?> type) {
    List<String> codes =
        Arrays.stream(type.getEnumConstants()).map(value -> ((Coded) value).code()).toList();

    assertThat(texts(CONTRACT.schema(type.getSimpleName()).path("enum"))).isEqualTo(codes);
  }

  static Stream<Class<?>> records() {
    return modelClasses().filter(Class::isRecord).filter(type -> !NO_SCHEMAS.contains(type));
  }

  @ParameterizedTest
  @MethodSource("records")
  void shouldHaveTheFieldsOfEveryRecordAndNoOthers(Class<?> type) {
    Set<String> expected =
        Arrays.stream(type.getRecordComponents())
            .map(RecordComponent::getName)
            .map(PropertyNamingStrategies.SnakeCaseStrategy.INSTANCE::translate)
            .collect(Collectors.toCollection(TreeSet::new));
    expected.addAll(BESIDE_THE_RECORD.getOrDefault(type.getSimpleName(), Set.of()));

    assertThat(properties(CONTRACT.schema(type.getSimpleName()))).isEqualTo(expected);
  }

  private static Stream<Class<?>> modelClasses() {
    return new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(Worker.class.getPackageName())
            .stream()
            .filter(found -> found.getModifiers().toString().contains("PUBLIC"))
            .filter(found -> !found.getName().startsWith(PartialDate.class.getName()))
            .<Class<?>>map(found -> found.reflect());
  }

  private static Set<String> properties(JsonNode schema) {
    Set<String> names = new TreeSet<>();
    schema.path("properties").fieldNames().forEachRemaining(names::add);
    for (JsonNode part : schema.path("allOf")) {
      names.addAll(properties(CONTRACT.at(part.get("$ref").asText().substring(1))));
    }
    return names;
  }

  /** Client generators ignore what stands beside a reference, and know no type of only null. */
  @Test
  void shouldUseOnlyWhatClientGeneratorsUnderstand() {
    assertThat(CONTRACT.at("").findParents("$ref"))
        .allSatisfy(
            node ->
                assertThat(node.properties())
                    .extracting(Map.Entry::getKey)
                    .isSubsetOf("$ref", "description", "default", "readOnly", "writeOnly"));
    assertThat(CONTRACT.at("").findValuesAsText("type")).doesNotContain("null");
  }

  @Test
  void shouldHaveOneTypeForBirthDatesInRequestsAndAnswers() {
    assertThat(CONTRACT.at("").findParents("birth_date"))
        .extracting(node -> node.path("birth_date"))
        .filteredOn(node -> node.has("$ref") || node.has("type") && !node.path("type").isArray())
        .extracting(node -> node.path("$ref").asText())
        .containsExactly("#/components/schemas/BirthDate");
    assertThat(CONTRACT.at("/components/schemas/WorkerPatch/properties/birth_date/pattern"))
        .as("the same form, or null")
        .isEqualTo(CONTRACT.at("/components/schemas/BirthDate/pattern"));
  }

  @ParameterizedTest
  @CsvSource({
    "WorkerPatch, WorkerFields",
    "OrganizationPatch, OrganizationFields",
    "HumanNamePatch, HumanName"
  })
  void shouldOfferEveryFieldInAPatch(String patch, String record) {
    Set<String> fields = properties(record);
    fields.remove("incomplete");

    assertThat(properties(patch)).containsAll(fields);
  }

  private static Set<String> properties(String schema) {
    Set<String> names = new TreeSet<>();
    CONTRACT
        .at("/components/schemas/" + schema + "/properties")
        .fieldNames()
        .forEachRemaining(names::add);
    return names;
  }

  static Stream<String> contents() {
    List<String> pointers = new ArrayList<>();
    for (Operation operation : CONTRACT.operations()) {
      pointers.add(operation.pointer() + "/requestBody");
      operation
          .node()
          .path("responses")
          .fieldNames()
          .forEachRemaining(
              status ->
                  pointers.add(CONTRACT.follow(operation.pointer() + "/responses/" + status)));
    }
    return pointers.stream()
        .map(pointer -> pointer + "/content/application~1json")
        .filter(pointer -> !CONTRACT.at(pointer).isMissingNode())
        .distinct();
  }

  @ParameterizedTest
  @MethodSource("contents")
  void shouldHaveExamplesThatFitTheirSchema(String pointer) {
    JsonNode content = CONTRACT.at(pointer);
    List<JsonNode> examples = new ArrayList<>();
    if (content.has("example")) {
      examples.add(content.get("example"));
    }
    content
        .path("examples")
        .fieldNames()
        .forEachRemaining(
            name ->
                examples.add(
                    CONTRACT.at(CONTRACT.follow(pointer + "/examples/" + name) + "/value")));

    assertThat(examples)
        .allSatisfy(
            example ->
                assertThat(ContractDocument.closed().violations(pointer + "/schema", example))
                    .isEmpty());
  }

  static Stream<Operation> operations() {
    return CONTRACT.operations().stream();
  }

  @ParameterizedTest
  @MethodSource("operations")
  void shouldDescribeEveryOperationAndBoundItsParameters(Operation operation) {
    assertThat(operation.node().path("summary").asText()).isNotBlank();
    assertThat(operation.node().path("description").asText()).isNotBlank();
    assertThat(CONTRACT.parameters(operation))
        .allSatisfy(
            parameter -> {
              assertThat(parameter.path("description").asText()).isNotBlank();
              assertThat(bounded(parameter.path("schema")))
                  .as(parameter.path("name").asText())
                  .isTrue();
            });
  }

  private static boolean bounded(JsonNode schema) {
    JsonNode resolved =
        schema.has("$ref") ? CONTRACT.at(schema.get("$ref").asText().substring(1)) : schema;
    return switch (resolved.path("type").asText()) {
      case "integer" -> resolved.has("minimum") && resolved.has("maximum");
      case "boolean" -> true;
      case "string" -> resolved.has("enum") || resolved.has("maxLength") || resolved.has("pattern");
      default -> false;
    };
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(text -> texts.add(text.asText()));
    return texts;
  }
}
