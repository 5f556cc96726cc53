package org.workerservice.api.http.body;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.workerservice.json.Json;
import org.workerservice.model.Worker;
import org.workerservice.model.organization.Organization;
import org.workerservice.validation.Violation;

class BodyFaultsTest {
  private static List<Violation> faults(String json, Class<?> type) throws Exception {
    JsonNode node = Json.MAPPER.readTree(json);
    return BodyFaults.of(node, type);
  }

  @Test
  void shouldFindNoFaultInAReadableBody() throws Exception {
    assertThat(faults("{\"name\":{\"family\":\"Abara\"}}", Worker.class)).isEmpty();
  }

  @Test
  void shouldFindEveryFaultOfABody() throws Exception {
    String body =
        """
        {"name": {"family": 7, "given": ["Ada", 8], "nick": "A"},
         "gender": "f", "birth_date": "1.2.1980", "deceased": "no", "photo": "p.jpg",
         "identifiers": [{"value": "1"}, {"value": 1234567893}, {"value": true}, null],
         "telecom": [{"system": "pigeon", "valeu": "x"}],
         "colour": "red"}
        """;

    assertThat(faults(body, Worker.class))
        .extracting(fault -> fault.field() + " " + fault.code())
        .containsExactlyInAnyOrder(
            "name.family wrong_type",
            "name.given[1] wrong_type",
            "name.nick unknown_field",
            "gender invalid_format",
            "birth_date invalid_format",
            "deceased wrong_type",
            "photo wrong_type",
            "identifiers[1].value wrong_type",
            "identifiers[2].value wrong_type",
            "identifiers[3] wrong_type",
            "telecom[0].system invalid_format",
            "telecom[0].valeu unknown_field",
            "colour unknown_field");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"identifiers\": {\"identifier_type\": \"NPI\", \"value\": \"1\"}} | identifiers",
        "{\"birth_date\": [1980, 5, 17]}    | birth_date",
        "{\"tax_id\": [1, 2]}               | tax_id",
        "{\"name\": [\"Ada\", \"Abara\"]}   | name",
        "{\"addresses\": {\"city\": 5}}     | addresses"
      })
  void shouldNameTheListOrObjectThatBelongsElsewhere(String body, String field) throws Exception {
    assertThat(faults(body, Worker.class))
        .extracting(fault -> fault.field() + " " + fault.code())
        .containsExactly(field + " wrong_type");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"tax_id\": 1234567893}                | The value must be a text in quotation marks.",
        "{\"tax_id\": 1.5}                       | The value must be a text in quotation marks.",
        "{\"tax_id\": false}                     | The value must be a text in quotation marks.",
        "{\"tax_id\": {}}                        | The value must be a text in quotation marks.",
        "{\"identifiers\": [{\"value\": 12}]}    | The value must be a text in quotation marks.",
        "{\"deceased\": 1}                       | The value must be true or false.",
        "{\"multiple_birth\": \"yes\"}           | The value must be true or false.",
        "{\"version\": \"3\"}                    | The value must be a whole number.",
        "{\"version\": 3.5}                      | The value must be a whole number.",
        "{\"identifiers\": {}}                   | The value must be a list.",
        "{\"name\": \"Ada\"}                     | The value must be an object.",
        "{\"name\": []}                          | The value must be an object.",
        "{\"gender\": 1}                         | The value must be one of male, female, other, unknown.",
        "{\"id\": 5}                             | The value must be a UUID.",
        "{\"photo\": [null]}                     | The value must not be null.",
      })
  void shouldSayWhichTypeIsExpected(String body, String message) throws Exception {
    assertThat(faults(body, Worker.class))
        .singleElement()
        .satisfies(
            fault -> {
              assertThat(fault.code()).isEqualTo("wrong_type");
              assertThat(fault.message()).isEqualTo(message);
            });
  }

  @Test
  void shouldFindMissingFieldsBesideOtherFaults() throws Exception {
    String body =
        """
        {"links": [{"link_type": "refer"}, {"other_worker_id": 5}, {},
                   {"other_worker_id": "0198c0de-0000-7000-8000-000000000001", "link_type": "refer"}]}
        """;

    assertThat(faults(body, Worker.class))
        .extracting(fault -> fault.field() + " " + fault.code())
        .containsExactlyInAnyOrder(
            "links[0].other_worker_id required",
            "links[1].other_worker_id wrong_type",
            "links[2].other_worker_id required");
  }

  @Test
  void shouldReadOrganisationsToo() throws Exception {
    assertThat(faults("{\"name\": 5, \"roles\": [{\"is_primary\": \"x\"}]}", Organization.class))
        .extracting(Violation::field)
        .containsExactlyInAnyOrder("name", "roles[0].is_primary");
  }

  @Test
  void shouldStopAfterAHundredFaults() throws Exception {
    ObjectNode body = Json.MAPPER.createObjectNode();
    for (int index = 0; index < 300; index++) {
      body.put("field" + index, index);
    }

    assertThat(BodyFaults.of(body, Worker.class)).hasSize(100);
  }
}
