package org.workerservice.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.workerservice.support.ApiAnswer;
import org.workerservice.support.ApiClient;
import org.workerservice.support.ContractDocument;
import org.workerservice.support.ContractDocument.Operation;

/** Sends the example requests of the contract and checks the answers against it. */
final class ContractCalls {
  private final ContractDocument contract;
  private final ApiClient client;

  ContractCalls(ContractDocument contract, ApiClient client) {
    this.contract = contract;
    this.client = client;
  }

  /** Sends an example. The name is that of the body, blank without one. */
  ApiAnswer call(String operationId, String example, int status) {
    Operation operation = contract.operation(operationId);
    ApiAnswer answer = send(operation, example);
    assertThat(answer.status()).as(operationId + " " + example).isEqualTo(status);
    check(operationId, answer);
    return answer;
  }

  private ApiAnswer send(Operation operation, String example) {
    String path = operation.path();
    List<String> query = new ArrayList<>();
    Map<String, String> headers = new HashMap<>();
    for (JsonNode parameter : contract.parameters(operation)) {
      String name = parameter.path("name").asText();
      JsonNode value = parameter.path("example");
      if (value.isMissingNode()) {
        value = parameter.path("schema").path("default");
      }
      if (!value.isMissingNode()) {
        switch (parameter.path("in").asText()) {
          case "path" -> path = path.replace("{" + name + "}", value.asText());
          case "query" -> query.add(name + "=" + encoded(value.asText()));
          case "header" -> headers.put(name, value.asText());
          default -> throw new AssertionError("a parameter is in the path, query or header");
        }
      }
    }
    String target = query.isEmpty() ? path : path + "?" + String.join("&", query);
    if (operation.node().at("/responses/200/content").has("text/event-stream")) {
      // An endless answer is only started.
      return client.call("HEAD", target, new byte[0], headers);
    }
    return switch (operation.method()) {
      case "get" -> client.get(target, headers);
      case "post" -> client.post(target, body(operation, example), headers);
      case "put" -> client.put(target, body(operation, example), headers);
      case "patch" -> client.patch(target, body(operation, example), headers);
      case "delete" -> client.delete(target, headers);
      default -> throw new AssertionError("no example uses " + operation.method());
    };
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private String body(Operation operation, String example) {
    if (example.isBlank()) {
      return "";
    }
    String content = operation.pointer() + "/requestBody/content/application~1json";
    JsonNode value = contract.at(contract.follow(content + "/examples/" + example) + "/value");
    assertThat(value.isMissingNode()).as("the contract has no example " + example).isFalse();
    return value.toString();
  }

  /** Checks the body and headers of an answer against the contract for its status. */
  void check(String operationId, ApiAnswer answer) {
    String response = contract.response(contract.operation(operationId), answer.status());
    String schema = response + "/content/application~1json/schema";
    if (answer.body().isMissingNode()) {
      assertThat(isJsonOnly(response)).as(operationId + ": the answer has no body").isFalse();
    } else {
      assertThat(contract.violations(schema, answer.body()))
          .as(operationId + " " + answer)
          .isEmpty();
    }
    checkHeaders(response, answer);
  }

  private boolean isJsonOnly(String response) {
    JsonNode content = contract.at(response + "/content");
    return content.size() == 1 && content.has("application/json");
  }

  private void checkHeaders(String response, ApiAnswer answer) {
    contract
        .at(response + "/headers")
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (answer.header(name).isEmpty() && !contract.isAlwaysThere(response, name)) {
                return;
              }
              assertThat(answer.header(name)).as(name).isPresent();
              String header = contract.follow(response + "/headers/" + name);
              if (contract.at(header + "/schema/type").asText().equals("string")) {
                assertThat(
                        contract.violations(
                            header + "/schema", TextNode.valueOf(answer.header(name).get())))
                    .as(name)
                    .isEmpty();
              }
            });
  }
}
