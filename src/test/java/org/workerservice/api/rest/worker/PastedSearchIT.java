package org.workerservice.api.rest.worker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.workerservice.model.Role;
import org.workerservice.support.ApiAnswer;
import org.workerservice.support.ApiClient;
import org.workerservice.support.SamplePeople;
import org.workerservice.support.SharedService;
import org.workerservice.support.TestTenant;

/** Searches for what people paste and type, with a tenant for each test. */
class PastedSearchIT {
  private final TestTenant tenant = SharedService.tenant();
  private final ApiClient admin = tenant.client(Role.HR_ADMIN);
  private final ApiClient reader = tenant.client(Role.READ_ONLY);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+44 20 7946 0958",
        "(020) 7946-0958",
        "tel:+44 20 7946 0958",
        "00 44 20 7946 0958"
      })
  void shouldFindAPastedTelephoneNumber(String text) {
    ObjectNode person = SamplePeople.next();
    person.putArray("telecom").addObject().put("system", "phone").put("value", "+442079460958");
    String id = create(person);
    create(SamplePeople.next());

    assertThat(ids(admin, text)).containsExactly(id);
    assertThat(ids(reader, text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "9434765919",
        "943 476 5919",
        "943-476-5919",
        "NHS 943 476 5919",
        "identifier:943-476-5919",
        "other:9434765919",
        "other:\"943 476 5919\"",
        "+943 476 5919"
      })
  void shouldFindANationalNumberOfTypeOtherByTheWhole(String text) {
    ObjectNode person = SamplePeople.next();
    person
        .putArray("identifiers")
        .addObject()
        .put("identifier_type", "OTHER")
        .put("system", "https://fhir.nhs.uk/Id/nhs-number")
        .put("value", "943 476 5919");
    String id = create(person);

    assertThat(ids(admin, text)).containsExactly(id);
    assertThat(ids(reader, text)).isEmpty();
    assertThat(ids(admin, "9434765918")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "O'Connordale, Ada, O Connordale",
    "王, 伟, 王伟",
    "Müllerwitz, Ada, muellerwitz",
    "Al Hassanieh, Ada, alhassanieh",
    "Ивано́в, Анна, иванов",
    "Oka\u200bforson, Ada, okaforson",
    "van den Bergdal, Ada, vandenbergdal",
  })
  void shouldFindAndSuggestNamesAsOthersTypeThem(String family, String given, String text) {
    String id = create(SamplePeople.named(family, given));

    assertThat(ids(admin, text)).containsExactly(id);
    assertThat(admin.get("/api/workers/suggest?q=" + encoded(text)).data().path("suggestions"))
        .hasSize(1);
  }

  @Test
  void shouldFindByALocalDate() {
    ObjectNode person = SamplePeople.next();
    person.put("birth_date", "1980-12-31");
    String id = create(person);

    assertThat(ids(admin, "31.12.1980")).containsExactly(id);
    assertThat(ids(reader, "31.12.1980")).isEmpty();
  }

  private String create(ObjectNode person) {
    ApiAnswer created = admin.post("/api/workers", person);
    assertThat(created.status()).as("%s", created.body()).isEqualTo(201);
    return created.data().path("id").asText();
  }

  private static List<String> ids(ApiClient client, String text) {
    ApiAnswer answer = client.get("/api/workers/search?q=" + encoded(text));
    assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
    List<String> ids = new ArrayList<>();
    for (JsonNode worker : answer.data().path("workers")) {
      ids.add(worker.path("id").asText());
    }
    return ids;
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
