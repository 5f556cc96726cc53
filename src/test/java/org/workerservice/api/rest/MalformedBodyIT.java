package org.workerservice.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.workerservice.model.Role;
import org.workerservice.support.ApiAnswer;
import org.workerservice.support.ApiClient;
import org.workerservice.support.SharedService;

/** An answer to a malformed body names all its faults. */
class MalformedBodyIT {
  private static final ApiClient ADMIN = SharedService.tenant().client(Role.HR_ADMIN);
  private static final String ONE = "/api/workers/0198c0de-0000-7000-8000-000000000001";
  private static final String TWO = "0198c0de-0000-7000-8000-000000000002";

  static Stream<Arguments> bodies() {
    String worker = "{\"gender\":1,\"identifiers\":[{\"value\":1234567893}],\"colour\":\"red\"}";
    List<String> inWorker = List.of("gender", "identifiers[0].value", "colour");
    String organization = "{\"name\":1,\"roles\":{},\"colour\":\"red\"}";
    List<String> inOrganization = List.of("name", "roles", "colour");
    return Stream.of(
        Arguments.of("POST", "/api/workers", worker, inWorker),
        Arguments.of("PUT", ONE, worker, inWorker),
        Arguments.of("PATCH", ONE, worker, inWorker),
        Arguments.of("POST", "/api/organizations", organization, inOrganization),
        Arguments.of("PATCH", "/api/organizations/" + TWO, organization, inOrganization),
        Arguments.of(
            "POST",
            "/api/workers",
            "{\"acknowledge_duplicates\":[\"x\"],\"gender\":1}",
            List.of("acknowledge_duplicates[0]", "gender")),
        Arguments.of(
            "POST",
            "/api/workers/match",
            "{\"threshold\":\"high\",\"limit\":0,\"preset\":1,\"strategy\":\"x\",\"gender\":1}",
            List.of("threshold", "limit", "preset", "strategy", "gender")),
        Arguments.of(
            "POST",
            "/api/workers/check-duplicates",
            "{\"limit\":1.5,\"colour\":1}",
            List.of("limit", "colour")),
        Arguments.of(
            "POST",
            ONE + "/links",
            "{\"other_worker_id\":1,\"link_type\":\"friend\",\"colour\":1}",
            List.of("other_worker_id", "link_type", "colour")),
        Arguments.of(
            "PUT",
            ONE + "/match-decisions/" + TWO,
            "{\"decision\":\"perhaps\",\"why\":\"x\"}",
            List.of("decision", "why")),
        Arguments.of(
            "POST", "/api/workers/read", "{\"ids\":[1,\"x\"]}", List.of("ids[0]", "ids[1]")),
        Arguments.of(
            "POST",
            "/api/match-models",
            "{\"records\":1,\"probes\":\"x\",\"colour\":1}",
            List.of("records", "probes", "colour")),
        Arguments.of(
            "POST",
            "/api/match-models/compare",
            "{\"models\":[\"x\"],\"seed\":\"x\",\"colour\":1}",
            List.of("models", "seed", "colour")));
  }

  @ParameterizedTest
  @MethodSource("bodies")
  void shouldNameEveryFaultOfTheBody(String method, String path, String body, List<String> fields) {
    ApiAnswer answer = ADMIN.call(method, path, body.getBytes(StandardCharsets.UTF_8), Map.of());

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.errorCode()).isEqualTo("MALFORMED_REQUEST");
    assertThat(answer.body().at("/error/details"))
        .extracting(detail -> detail.path("field").asText())
        .containsExactlyInAnyOrderElementsOf(fields);
  }

  @ParameterizedTest
  @CsvSource({"threshold, x", "limit, x", "limit, 1.5", "preset, 1", "strategy, true"})
  void shouldSayWhichTypeAnOptionHas(String option, String value) {
    String json = value.equals("x") ? "\"5\"" : value;

    ApiAnswer answer = ADMIN.post("/api/workers/match", "{\"" + option + "\":" + json + "}");

    assertThat(answer.body().at("/error/details/0/field").asText()).isEqualTo(option);
    assertThat(answer.body().at("/error/details/0/code").asText()).isEqualTo("wrong_type");
    assertThat(answer.body().at("/error/details/0/message").asText()).startsWith("The value must");
  }

  @Test
  void shouldSayThatANumberMustBeAText() {
    ApiAnswer answer = ADMIN.post("/api/workers", "{\"identifiers\":[{\"value\":1234567893}]}");

    assertThat(answer.body().at("/error/details/0/code").asText()).isEqualTo("wrong_type");
    assertThat(answer.body().at("/error/message").asText())
        .isEqualTo("identifiers[0].value: The value must be a text in quotation marks.");
  }

  @Test
  void shouldNameEveryFaultOfAnImportedRow() {
    ApiAnswer answer =
        ADMIN.post(
            "/api/workers/import",
            "{\"workers\":[{\"gender\":1,\"tax_id\":2}]}",
            Map.of("Import-Id", UUID.randomUUID().toString()));

    assertThat(answer.data().at("/outcomes/0/errors"))
        .extracting(error -> error.path("field").asText())
        .containsExactlyInAnyOrder("gender", "tax_id");
  }
}
