package org.workerservice.api.rest.assignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.workerservice.api.rest.assignment.AssignmentCalls.assignment;
import static org.workerservice.api.rest.assignment.AssignmentCalls.path;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.workerservice.model.Role;
import org.workerservice.support.ApiAnswer;
import org.workerservice.support.ApiClient;
import org.workerservice.support.SharedService;
import org.workerservice.support.TestTenant;

class AssignmentBadInputIT {
  private final TestTenant tenant = SharedService.tenant();
  private final ApiClient client = tenant.client(Role.HR_ADMIN);
  private final AssignmentCalls calls = new AssignmentCalls(client);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{} | 422 | role.code | required",
        "{\"role\":{\"code\":\" \"}} | 422 | role.code | required",
        "{\"role\":\"nurse\"} | 400 | role | wrong_type",
        "{\"role\":{\"code\":\"a\",\"name\":\"b\"}} | 400 | role.name | unknown_field",
        "{\"role\":{\"code\":7}} | 400 | role.code | wrong_type",
        "{\"role\":{\"code\":\"a\"},\"period\":{\"start\":\"2024-02-01\",\"end\":\"2024-01-31\"}}"
            + " | 422 | period.end | before_start",
        "{\"role\":{\"code\":\"a\"},\"period\":{\"start\":\"2024-02-30\"}} | 400 | period.start |"
            + " invalid_format",
        "{\"role\":{\"code\":\"a\"},\"period\":{\"start\":\"0024-02-01\"}} | 422 | period.start |"
            + " out_of_range",
        "{\"role\":{\"code\":\"a\"},\"specialties\":[{\"system\":\"x\"}]} | 422 |"
            + " specialties[0].code | required",
        "{\"role\":{\"code\":\"a\"},\"source\":{\"system\":\"x\"}} | 422 | source.id | required",
        "{\"role\":{\"code\":\"a\"},\"organization_id\":\"x\"} | 400 | organization_id |"
            + " invalid_format",
        "{\"role\":{\"code\":\"a\"},\"organization\":\"x\"} | 400 | organization | unknown_field",
        "{\"role\":{\"code\":\"a\"},\"version\":\"x\"} | 400 | version | wrong_type",
        "{\"role\":{\"code\":\"a\"},\"location\":\"a\\u0001\"} | 422 | location |"
            + " invalid_character",
      })
  void shouldNameTheFieldAtFault(String body, int status, String field, String code) {
    String worker = calls.worker();
    String stored = path(worker) + "/" + calls.create(worker, assignment("stored"));
    TestTenant.Counts before = tenant.counts();

    ApiAnswer refused = client.post(path(worker), body);

    assertThat(refused.status()).as("%s", refused.body()).isEqualTo(status);
    assertThat(refused.body().at("/error/details/0/field").asText()).isEqualTo(field);
    assertThat(refused.body().at("/error/details/0/code").asText()).isEqualTo(code);
    if (!body.equals("{}")) {
      assertThat(client.patch(stored, body).status()).isEqualTo(status);
    }
    assertThat(tenant.counts()).isEqualTo(before);
  }

  @Test
  void shouldRefuseOrganisationsThatTheTenantDoesNotHave() {
    String worker = calls.worker();
    String stored = path(worker) + "/" + calls.create(worker, assignment("stored"));
    String deleted = calls.organization("Deleted");
    client.delete("/api/organizations/" + deleted);
    String foreign =
        new AssignmentCalls(SharedService.tenant().client(Role.HR_ADMIN)).organization("Foreign");

    assertThat(List.of(UUID.randomUUID().toString(), deleted, foreign))
        .allSatisfy(
            organization -> {
              ObjectNode sent = assignment("a").put("organization_id", organization);
              for (ApiAnswer refused :
                  List.of(client.post(path(worker), sent), client.patch(stored, sent))) {
                assertThat(refused.status()).isEqualTo(422);
                assertThat(refused.body().at("/error/details/0/field").asText())
                    .isEqualTo("organization_id");
                assertThat(refused.body().at("/error/details/0/code").asText())
                    .isEqualTo("unknown_reference");
              }
            });
    assertThat(calls.roles(worker)).containsExactly("stored");
  }

  @Test
  void shouldNotReopenAnAssignmentAtADeletedOrganisation() {
    String worker = calls.worker();
    String organization = calls.organization("Closed");
    ObjectNode ended = assignment("a", "2020-01-01", "2021-01-01");
    String one =
        path(worker) + "/" + calls.create(worker, ended.put("organization_id", organization));
    client.delete("/api/organizations/" + organization);

    ApiAnswer refused = client.patch(one, "{\"period\":{\"end\":null}}");
    ApiAnswer corrected = client.patch(one, "{\"period\":{\"end\":\"2022-01-01\"}}");

    assertThat(refused.status()).as("%s", refused.body()).isEqualTo(422);
    assertThat(refused.body().at("/error/details/0/field").asText()).isEqualTo("organization_id");
    assertThat(corrected.status()).as("%s", corrected.body()).isEqualTo(200);
  }

  @Test
  void shouldRefuseASecondAssignmentFromTheSameSource() {
    String worker = calls.worker();
    ObjectNode sent = assignment("a");
    sent.putObject("source").put("system", "hr").put("id", "1");
    String first = calls.create(worker, sent);

    ApiAnswer refused = client.post(path(worker), sent);
    calls.create(calls.worker(), sent);
    client.delete(path(worker) + "/" + first);

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.body().at("/error/details/0/field").asText()).isEqualTo("source");
    calls.create(worker, sent);
  }

  @Test
  void shouldRefuseAnotherIdInTheBody() {
    String worker = calls.worker();
    String id = calls.create(worker, assignment("a"));

    ApiAnswer refused =
        client.patch(path(worker) + "/" + id, Map.of("id", UUID.randomUUID().toString()));

    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.body().at("/error/details/0/code").asText()).isEqualTo("differs");
  }

  @Test
  void shouldKeepWorkersAndTenantsApart() {
    String worker = calls.worker();
    String id = calls.create(worker, assignment("a"));
    String other = calls.worker();
    ApiClient stranger = SharedService.tenant().client(Role.HR_ADMIN);

    for (ApiClient any : List.of(client, stranger)) {
      String one = path(any == client ? other : worker) + "/" + id;
      assertThat(any.get(one).status()).isEqualTo(404);
      assertThat(any.patch(one, Map.of("location", "x")).status()).isEqualTo(404);
      assertThat(any.delete(one).status()).isEqualTo(404);
    }
    assertThat(stranger.get(path(worker)).status()).isEqualTo(404);
    assertThat(stranger.post(path(worker), assignment("b")).status()).isEqualTo(404);
    assertThat(calls.roles(worker)).containsExactly("a");
  }

  @Test
  void shouldLetReadersOnlyRead() {
    String worker = calls.worker();
    String one = path(worker) + "/" + calls.create(worker, assignment("a"));
    ApiClient reader = tenant.client(Role.READ_ONLY);

    assertThat(reader.get(path(worker)).status()).isEqualTo(200);
    assertThat(reader.get(one).status()).isEqualTo(200);
    assertThat(reader.post(path(worker), assignment("b")).status()).isEqualTo(403);
    assertThat(reader.patch(one, Map.of("location", "x")).status()).isEqualTo(403);
    assertThat(reader.delete(one).status()).isEqualTo(403);
    assertThat(tenant.client(Role.SERVICE).post(path(worker), assignment("c")).status())
        .isEqualTo(201);
  }
}
