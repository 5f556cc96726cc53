package org.workerservice.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.workerservice.model.Role;
import org.workerservice.support.ApiAnswer;
import org.workerservice.support.ApiClient;
import org.workerservice.support.ContractDocument;
import org.workerservice.support.ContractDocument.Operation;
import org.workerservice.support.SharedService;

/** What the contract allows in a body is never refused because of its shape. */
class SchemaRequestsIT {
  private static final ContractDocument CONTRACT = ContractDocument.asWritten();
  private static final SchemaSamples SAMPLES = new SchemaSamples(CONTRACT);
  private static final ApiClient ADMIN = SharedService.tenant().client(Role.HR_ADMIN);

  /** The schema of a patch has no fields of its own. */
  private static final Map<String, String> PATCH_TO_INPUT =
      Map.of(
          "WorkerPatch",
          "WorkerInput",
          "OrganizationPatch",
          "OrganizationInput",
          "AssignmentPatch",
          "AssignmentInput");

  static Stream<Operation> operations() {
    return CONTRACT.operations().stream().filter(operation -> operation.node().has("requestBody"));
  }

  @ParameterizedTest
  @MethodSource("operations")
  void shouldAcceptTheShapeOfEveryBodyThatTheContractAllows(Operation operation) {
    List<ObjectNode> bodies = SAMPLES.bodies(schema(operation));

    assertThat(bodies).allSatisfy(body -> assertAccepted(operation, body));
  }

  private static JsonNode schema(Operation operation) {
    JsonNode schema = operation.node().at("/requestBody/content/application~1json/schema");
    String name = schema.path("$ref").asText().replaceAll(".*/", "");
    return PATCH_TO_INPUT.containsKey(name) ? CONTRACT.schema(PATCH_TO_INPUT.get(name)) : schema;
  }

  /** The client checks the answer against the contract. */
  private static void assertAccepted(Operation operation, ObjectNode body) {
    Map<String, String> headers = new HashMap<>();
    String path = operation.path();
    for (JsonNode parameter : CONTRACT.parameters(operation)) {
      String name = parameter.path("name").asText();
      if (parameter.path("in").asText().equals("path")) {
        path = path.replace("{" + name + "}", UUID.randomUUID().toString());
      } else if (parameter.path("required").asBoolean()) {
        headers.put(name, UUID.randomUUID().toString());
      }
    }
    ApiAnswer answer =
        ADMIN.call(
            operation.method().toUpperCase(Locale.ROOT),
            path,
            body.toString().getBytes(StandardCharsets.UTF_8),
            headers);

    assertThat(answer.status()).as("%s %s", operation.id(), body).isNotEqualTo(400);
    assertThat(answer.status()).as("%s %s", operation.id(), body).isLessThan(500);
    assertThat(answer.body().at("/error/details"))
        .as("fields that %s needs although the contract does not", operation.id())
        .filteredOn(detail -> detail.path("code").asText().equals("required"))
        .extracting(detail -> detail.path("field").asText())
        .allMatch(field -> body.hasNonNull(field.split("[.\\[]", 2)[0]));
  }
}
