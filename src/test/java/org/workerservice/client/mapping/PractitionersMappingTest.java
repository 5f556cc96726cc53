package org.workerservice.client.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The practitioners of the file egpcur and where they work. */
class PractitionersMappingTest {
  private static final Mapping PRACTITIONERS = MappingFiles.find("nhs-ods-practitioners");

  private static JsonNode worker(Map<String, String> cells) {
    Map<String, String> all = new HashMap<>(cells);
    all.put("code", "G9999981");
    all.put("name", "QUILLFEATHER MT");
    return PRACTITIONERS.apply(column -> all.getOrDefault(column, ""));
  }

  @Test
  void shouldReadWhereAPractitionerWorks() {
    JsonNode worker =
        worker(Map.of("parent", "A81001", "joined_parent", "19740401", "left_parent", "20051231"));

    assertThat(worker.at("/name/text").asText()).isEqualTo("QUILLFEATHER MT");
    assertThat(worker.at("/assignments/0/organization_ods_code").asText()).isEqualTo("A81001");
    assertThat(worker.at("/assignments/0/period"))
        .hasToString("{\"start\":\"1974-04-01\",\"end\":\"2005-12-31\"}");
    assertThat(worker.at("/assignments/0/role/code").asText()).isEqualTo("62247001");
    assertThat(worker.at("/assignments/0/is_primary").asBoolean()).isTrue();
    assertThat(worker.path("employment_status").asText()).isEqualTo("unknown");
  }

  @Test
  void shouldReadTheStatus() {
    assertThat(status("A", "")).isEqualTo("active");
    assertThat(status("A", "20051231")).as("left the practice").isEqualTo("unknown");
    assertThat(status("B", "20051231")).isEqualTo("retired");
    assertThat(status("P", "")).as("proposed").isEqualTo("unknown");
    assertThat(status("C", "")).isEqualTo("unknown");
  }

  private static String status(String status, String left) {
    return worker(Map.of("status", status, "left_parent", left)).path("employment_status").asText();
  }

  @Test
  void shouldReadAPractitionerWithoutAPractice() {
    JsonNode worker = worker(Map.of("status", "A"));

    assertThat(worker.has("assignments")).isFalse();
    assertThat(worker.path("employment_status").asText()).isEqualTo("active");
    assertThat(worker.at("/identifiers/0/value").asText()).isEqualTo("G9999981");
  }
}
