package org.workerservice.support;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.workerservice.support.ContractDocument.Operation;

/** Checks all answers in a test against the contract. Safe for any thread. */
final class ContractWatch {
  private static final ContractDocument CONTRACT = ContractDocument.closed();

  /** The first match of a path is the right one: parameters come last. */
  private static final List<Operation> OPERATIONS =
      CONTRACT.operations().stream()
          .sorted(Comparator.comparing(operation -> operation.path().replace('{', '\uffff')))
          .toList();

  private static final String ERROR = "/components/schemas/ErrorAnswer";
  private static final String CONTENT = "/content/application~1json";

  private ContractWatch() {}

  /**
   * Refuses an answer that the contract does not describe.
   *
   * @throws AssertionError with what differs, without the body
   */
  static void check(String method, String target, ApiAnswer answer) {
    String path = target.split("\\?", 2)[0];
    List<Operation> there =
        OPERATIONS.stream().filter(operation -> fits(operation.path(), path)).toList();
    Optional<Operation> meant =
        there.stream()
            .filter(operation -> operation.path().equals(there.getFirst().path()))
            .filter(operation -> operation.method().equals(method.toLowerCase(Locale.ROOT)))
            .findFirst();
    List<String> differences =
        new ArrayList<>(
            meant.isPresent() ? differences(meant.get(), answer) : errorOnly(path, answer));
    for (String name : List.of("X-Request-Id", "X-Trace-Id")) {
      if (answer.header(name).isEmpty()) {
        differences.add("the header " + name + " is missing");
      }
    }
    assertThat(differences).as("%s %s: %s", method, path, answer).isEmpty();
  }

  private static boolean fits(String template, String path) {
    String[] wanted = template.split("/", -1);
    String[] given = path.split("/", -1);
    if (wanted.length != given.length) {
      return false;
    }
    for (int index = 0; index < wanted.length; index++) {
      if (!wanted[index].startsWith("{") && !wanted[index].equals(given[index])) {
        return false;
      }
    }
    return true;
  }

  /** Requests without a route must be refused. HEAD and OPTIONS have no body. */
  private static List<String> errorOnly(String path, ApiAnswer answer) {
    return path.startsWith("/api/") && !answer.body().isMissingNode()
        ? CONTRACT.violations(ERROR, answer.body())
        : List.of();
  }

  private static List<String> differences(Operation operation, ApiAnswer answer) {
    String response = CONTRACT.response(operation, answer.status());
    if (CONTRACT.at(response).isMissingNode()) {
      return answer.status() == 405 || answer.status() == 431 || answer.status() == 414
          ? List.of()
          : List.of("the contract does not have this status");
    }
    List<String> differences = new ArrayList<>();
    JsonNode content = CONTRACT.at(response + "/content");
    if (!answer.body().isMissingNode()) {
      differences.addAll(
          content.has("application/json")
              ? CONTRACT.violations(response + CONTENT + "/schema", answer.body())
              : List.of("the contract has no body here"));
    } else if (content.size() == 1 && content.has("application/json")) {
      differences.add("the body is missing");
    }
    CONTRACT
        .at(response + "/headers")
        .fieldNames()
        .forEachRemaining(
            name -> {
              if (answer.header(name).isEmpty() && CONTRACT.isAlwaysThere(response, name)) {
                differences.add("the header " + name + " is missing");
              }
            });
    return differences;
  }
}
