package org.workerservice.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import org.junit.jupiter.api.Test;
import org.workerservice.model.EmploymentStatus;
import org.workerservice.model.Gender;
import org.workerservice.model.NameUse;
import org.workerservice.model.Worker;

class JsonTest {
  private static Worker read(String text) throws Exception {
    return Json.MAPPER.readValue(text, Worker.class);
  }

  @Test
  void shouldDefaultEverythingButTheName() throws Exception {
    Worker worker = read("{\"name\":{\"family\":\"Okafor\",\"given\":[\"Ada\"]}}");

    assertThat(worker.gender()).isEqualTo(Gender.UNKNOWN);
    assertThat(worker.employmentStatus()).isEqualTo(EmploymentStatus.UNKNOWN);
    assertThat(worker.telecom()).isEmpty();
    assertThat(worker.birthDate()).isEmpty();
    assertThat(worker.id()).isEmpty();
    assertThat(worker.active()).isTrue();
  }

  @Test
  void shouldAcceptUseAsAnAliasOfUseType() throws Exception {
    Worker worker = read("{\"name\":{\"family\":\"A\",\"given\":[\"B\"],\"use\":\"official\"}}");

    assertThat(worker.name().useType()).contains(NameUse.OFFICIAL);
  }

  @Test
  void shouldWriteAndReadEmergencyContactsAndComputedFields() throws Exception {
    String text =
        """
        {"name":{"family":"A","given":["B"],"incomplete":true},
         "emergency_contacts":[{"name":"C","relationship":"spouse","is_primary":true}],
         "documents":[{"document_type":"PASSPORT","number":"1","status":"expired"}],
         "identifiers":[{"identifier_type":"NPI","value":"1","validity":"valid"}]}
        """;
    Worker worker = read(text);

    assertThat(worker.emergencyContacts().getFirst().isPrimary()).isTrue();
    assertThat(read(Json.MAPPER.writeValueAsString(worker))).isEqualTo(worker);
    assertThat(Json.MAPPER.writeValueAsString(worker)).contains("\"is_primary\":true");
  }

  @Test
  void shouldRefuseUnknownFieldsNamingThem() {
    assertThatThrownBy(() -> read("{\"name\":{\"family\":\"A\",\"givn\":[]}}"))
        .isInstanceOfSatisfying(
            UnrecognizedPropertyException.class,
            error -> assertThat(error.getPropertyName()).isEqualTo("givn"));
  }

  @Test
  void shouldRefuseValuesOfAnotherType() {
    for (String text :
        new String[] {
          "{\"name\":{\"family\":1}}",
          "{\"gender\":\"Male\"}",
          "{\"gender\":1}",
          "{\"deceased\":\"true\"}",
          "{\"birth_date\":20200101}",
          "{\"birth_date\":[2020,1,1]}",
          "{\"birth_date\":\"2020-01-01T00:00:00Z\"}",
          "{\"birth_date\":\"\"}",
          "{\"deceased_datetime\":1600000000}",
          "{\"deceased_datetime\":\"2024-02-30\"}",
          "{\"deceased_datetime\":\"2024-13\"}",
          "{\"deceased_datetime\":\"17.05.2024\"}",
          "{\"deceased_datetime\":\"2024-05-17T10:00:00\"}",
          "{\"deceased_datetime\":1e300}",
          "{\"name\":{\"given\":[null]}}",
          "{\"birth_date\":\"1980-02-30\"}",
          "{\"telecom\":{}}",
          "{\"version\":1.5}"
        }) {
      assertThatThrownBy(() -> read(text)).as(text).isInstanceOf(JsonMappingException.class);
    }
  }

  @Test
  void shouldRefuseTextThatCannotBeStored() {
    assertThatThrownBy(() -> read("{\"marital_status\":\"a\\u0000b\"}"))
        .hasMessageContaining("U+0000");
    assertThatThrownBy(() -> read("{\"marital_status\":\"a\\ud800b\"}"))
        .hasMessageContaining("U+D800");
  }
}
