package org.workerservice.api.rest.organization;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.workerservice.model.Role;
import org.workerservice.support.ApiAnswer;
import org.workerservice.support.ApiClient;
import org.workerservice.support.SharedService;
import org.workerservice.support.TestTenant;

class OrganizationBadInputIT {
  private static final String PATH = "/api/organizations";
  private static final TestTenant TENANT = SharedService.tenant();
  private static final ApiClient CLIENT = TENANT.client(Role.HR_ADMIN);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"name":"A","roles":[null]}                                       | roles[0]
          {"name":"A","roles":[{"unique_role_id":"1"}]}                     | roles[0].unique_role_id
          {"name":"A","roles":[{"unique_role_id":9223372036854775808}]}     | roles[0].unique_role_id
          {"name":"A","periods":[{"start_date":"2020-02-30"}]}              | periods[0].start_date
          {"name":"A","ods_status":"closed"}                                | ods_status
          {"name":"A","part_of":"1"}                                        | part_of
          {"name":["A"]}                                                    | name
          {"name":"A\\u0000"}                                               | name
          {"name":"A","successions":[{"target":"A1"}]}                      | successions[0].target
          """)
  void shouldNameTheFieldThatCannotBeRead(String body, String field) {
    ApiAnswer answer = CLIENT.post(PATH, body);

    assertThat(answer.status()).as("%s", answer.body()).isEqualTo(400);
    assertThat(answer.body().at("/error/details/0/field").asText()).isEqualTo(field);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "' OR 1=1 --",
        "\"; DROP TABLE organizations; --",
        "%' AND name LIKE '%",
        "a:* & !b | (c <-> d)",
        "${jndi:ldap://example}",
        "\\",
        "((((((((((",
        "a b c d e f g h i j k l m n o p q r s t u v w x y z"
      })
  void shouldSearchForAnyTextAsText(String words) {
    ApiAnswer answer =
        CLIENT.get(PATH + "/search?q=" + URLEncoder.encode(words, StandardCharsets.UTF_8));

    assertThat(answer.status()).isIn(200, 400);
    assertThat(CLIENT.get(PATH).status()).isEqualTo(200);
  }

  @Property(tries = 40, shrinking = ShrinkingMode.OFF)
  void shouldNeverAnswerAQueryWithAnInternalError(@ForAll @Size(max = 12) byte[] query) {
    StringBuilder escaped = new StringBuilder();
    for (byte value : query) {
      escaped.append("%%%02x".formatted(value & 0xff));
    }

    for (String path :
        new String[] {"/search?q=", "?role_code=", "?part_of=", "?after=", "?active=", "?"}) {
      assertThat(CLIENT.get(PATH + path + escaped).status()).as(path + escaped).isIn(200, 400);
    }
  }

  @Test
  void shouldRejectTheRowsThatCannotBeReadOnly() {
    ApiAnswer answer =
        CLIENT.post(
            PATH + "/import",
            "{\"organizations\":[null,1,\"a\",[],{},{\"name\":7},{\"name\":\"A\"}]}",
            Map.of("Import-Id", UUID.randomUUID().toString()));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.data().path("counts")).hasToString("{\"created\":1,\"rejected\":6}");
  }

  @Test
  void shouldRefuseListsThatAreTooLong() {
    String roles = "{\"role_code\":\"RO1\"},".repeat(256) + "{\"role_code\":\"RO1\"}";

    ApiAnswer answer = CLIENT.post(PATH, "{\"name\":\"A\",\"roles\":[" + roles + "]}");

    assertThat(answer.body().at("/error/details").findValuesAsText("code")).contains("too_many");
  }
}
