package org.workerservice.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.workerservice.json.Json;
import org.workerservice.model.Worker;
import org.workerservice.support.ContractDocument;
import org.workerservice.validation.Intake;
import org.workerservice.validation.NormalizationSettings;
import org.workerservice.validation.Validation;
import org.workerservice.validation.Violation;
import org.workerservice.validation.WorkerValidator;

/** The max lengths of texts and lists in the contract equal those of the validation. */
class ContractLimitsTest {
  private static final ContractDocument CONTRACT = ContractDocument.asWritten();
  private static final WorkerValidator VALIDATOR =
      new WorkerValidator(NormalizationSettings.DEFAULT, Clock.systemUTC());

  /** Where in a worker the schema with that name occurs. */
  private static final Map<String, UnaryOperator<JsonNode>> SCHEMA_TO_PLACE =
      Map.of(
          "WorkerFields", worker -> worker,
          "HumanName", name -> object("additional_names", list(name)),
          "Identifier", identifier -> object("identifiers", list(identifier)),
          "ContactPoint", contact -> object("telecom", list(contact)),
          "Address", address -> object("addresses", list(address)),
          "IdentityDocument", document -> object("documents", list(document)),
          "EmergencyContact", contact -> object("emergency_contacts", list(contact)));

  private record Limit(String schema, String field, String code, JsonNode longest, JsonNode over) {
    @Override
    public String toString() {
      return schema + "." + field + " " + code;
    }
  }

  static Stream<Limit> limits() {
    return SCHEMA_TO_PLACE.keySet().stream()
        .sorted()
        .flatMap(
            schema ->
                CONTRACT.schema(schema).path("properties").properties().stream()
                    .filter(entry -> !entry.getValue().has("writeOnly"))
                    .flatMap(entry -> limits(schema, entry.getKey(), entry.getValue())));
  }

  private static Stream<Limit> limits(String schema, String field, JsonNode property) {
    if (property.has("maxLength")) {
      int most = property.get("maxLength").intValue();
      return Stream.of(new Limit(schema, field, "too_long", text(most), text(most + 1)));
    }
    if (!property.has("maxItems")) {
      return Stream.empty();
    }
    int most = property.get("maxItems").intValue();
    JsonNode items = property.path("items");
    if (!items.has("maxLength")) {
      return Stream.of(tooMany(schema, field, most, item(field)));
    }
    int longest = items.get("maxLength").intValue();
    return Stream.of(
        tooMany(schema, field, most, text(1)),
        new Limit(schema, field, "too_long", list(text(longest)), list(text(longest + 1))));
  }

  private static JsonNode item(String field) {
    return field.equals("links")
        ? object("link_type", TextNode.valueOf("refer"))
            .put("other_worker_id", "0198c0de-0000-7000-8000-000000000001")
        : JsonNodeFactory.instance.objectNode();
  }

  private static Limit tooMany(String schema, String field, int most, JsonNode item) {
    return new Limit(schema, field, "too_many", copies(item, most), copies(item, most + 1));
  }

  @ParameterizedTest
  @MethodSource("limits")
  void shouldMatchTheLimitsOfTheValidation(Limit limit) throws Exception {
    assertThat(codes(limit, limit.longest())).doesNotContain(limit.code());
    assertThat(codes(limit, limit.over())).contains(limit.code());
  }

  private static List<String> codes(Limit limit, JsonNode value) throws Exception {
    JsonNode worker = SCHEMA_TO_PLACE.get(limit.schema()).apply(object(limit.field(), value));
    return switch (VALIDATOR.validate(Json.MAPPER.treeToValue(worker, Worker.class), Intake.API)) {
      case Validation.Valid _ -> List.of();
      case Validation.Invalid(List<Violation> violations) ->
          violations.stream().map(Violation::code).distinct().toList();
    };
  }

  private static TextNode text(int length) {
    return TextNode.valueOf("x".repeat(length));
  }

  private static ArrayNode list(JsonNode item) {
    return JsonNodeFactory.instance.arrayNode().add(item);
  }

  private static ArrayNode copies(JsonNode item, int count) {
    ArrayNode copies = JsonNodeFactory.instance.arrayNode();
    for (int index = 0; index < count; index++) {
      copies.add(item);
    }
    return copies;
  }

  private static ObjectNode object(String field, JsonNode value) {
    return JsonNodeFactory.instance.objectNode().set(field, value);
  }
}
