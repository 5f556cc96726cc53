package org.workerservice.api.rest.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.workerservice.api.rest.organization.OrganizationCalls.PATH;
import static org.workerservice.api.rest.organization.OrganizationCalls.path;
import static org.workerservice.support.SampleOrganizations.named;
import static org.workerservice.support.SampleOrganizations.practice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.workerservice.model.Role;
import org.workerservice.support.ApiAnswer;
import org.workerservice.support.ApiClient;
import org.workerservice.support.SamplePeople;
import org.workerservice.support.SharedService;

/** Lists and searches organisations. */
class OrganizationSearchIT {
  private final ApiClient client = SharedService.tenant().client("ada", Role.HR_ADMIN);
  private final OrganizationCalls calls = new OrganizationCalls(client);

  @Test
  void shouldListEveryOrganisationOnceOverSeveralPages() {
    List<String> ids =
        IntStream.range(0, 7).mapToObj(number -> calls.create(named("Number " + number))).toList();

    List<String> listed = new ArrayList<>();
    String next = "";
    do {
      JsonNode page = client.get(PATH + "?limit=3" + next).data();
      page.path("organizations").forEach(one -> listed.add(one.path("id").asText()));
      next = page.path("next").isNull() ? "" : "&after=" + page.path("next").asText();
    } while (!next.isEmpty());

    assertThat(listed).isSorted().containsExactlyInAnyOrderElementsOf(ids);
  }

  @Test
  void shouldListWhatMeetsTheConditions() {
    String above = calls.create(named("Above"));
    calls.create(practice("A81001").put("part_of", above));
    calls.create(practice("A81002").put("active", false).put("ods_status", "inactive"));

    assertThat(calls.listed("?active=false")).hasSize(1);
    assertThat(calls.listed("?ods_status=active")).hasSize(1);
    assertThat(calls.listed("?role_code=ro76")).hasSize(2);
    assertThat(calls.listed("?role_code=RO197")).isEmpty();
    assertThat(calls.listed("?ods_code=A81002&record_class=organisation")).hasSize(1);
    assertThat(calls.listed("?record_class=site")).isEmpty();
    assertThat(calls.listed("?part_of=" + above)).containsExactly("The Surgery");
    assertThat(client.get(PATH + "?ods_status=closed").status()).isEqualTo(400);
    assertThat(client.get(PATH + "?active=yes").status()).isEqualTo(400);
    assertThat(client.get(PATH + "?name=A").status()).isEqualTo(400);
  }

  @Test
  void shouldFindByNamesCodesAndPlaces() {
    calls.create(practice("A81001"));
    calls.create(named("Café Überlandstraße"));
    calls.create(named("Surgery of the North").put("ods_code", "A81"));
    ObjectNode numbered = named("Numbered");
    numbered.withArray("identifiers").addObject().put("value", "KV-4711");
    calls.create(numbered);

    assertThat(calls.found("the surg")).containsExactly("The Surgery", "Surgery of the North");
    assertThat(calls.found("A81").getFirst()).isEqualTo("Surgery of the North");
    assertThat(calls.found("a81001").getFirst()).isEqualTo("The Surgery");
    assertThat(calls.found("ts18 1hu")).containsExactly("The Surgery");
    assertThat(calls.found("TS181HU")).containsExactly("The Surgery");
    assertThat(calls.found("stockton surgery")).containsExactly("The Surgery");
    assertThat(calls.found("kv-4711")).containsExactly("Numbered");
    assertThat(calls.found("CAFE uber")).containsExactly("Café Überlandstraße");
    assertThat(calls.found("stokton")).as("misspelt").containsExactly("The Surgery");
    assertThat(calls.found("GB123456789")).as("a sensitive identifier").isEmpty();
    assertThat(calls.found("100%25 '_")).isEmpty();
  }

  @Test
  void shouldPageThroughWhatIsFound() {
    IntStream.range(0, 5).forEach(number -> calls.create(named("Clinic " + number)));
    calls.create(named("Clinic closed").put("active", false));

    JsonNode page = client.get(PATH + "/search?q=clinic&limit=2&offset=4").data();
    JsonNode behind = client.get(PATH + "/search?q=clinic&offset=100").data();
    JsonNode active = client.get(PATH + "/search?q=clinic&active=true").data();

    assertThat(page.path("organizations")).hasSize(2);
    assertThat(page.path("total").asLong()).isEqualTo(6);
    assertThat(behind.path("organizations")).isEmpty();
    assertThat(behind.path("total").asLong()).isEqualTo(6);
    assertThat(active.path("total").asLong()).isEqualTo(5);
    assertThat(
            SharedService.tenant()
                .client(Role.HR_ADMIN)
                .get(PATH + "/search?q=clinic")
                .data()
                .path("total")
                .asLong())
        .as("another tenant's")
        .isZero();
    assertThat(client.get(PATH + "/search?q=--").status()).isEqualTo(400);
    assertThat(client.get(PATH + "/search").status()).isEqualTo(400);
    assertThat(client.get(PATH + "/search?q=" + "a".repeat(201)).status()).isEqualTo(400);
  }

  @Test
  void shouldShowEachHitOnceByCursorWhileOthersWrite() {
    List<String> ids =
        IntStream.range(0, 7).mapToObj(number -> calls.create(named("Hospice"))).toList();

    List<String> found = new ArrayList<>();
    String next = "";
    do {
      JsonNode page = client.get(PATH + "/search?q=hospice&limit=3" + next).data();
      page.path("organizations")
          .forEach(hit -> found.add(hit.path("organization").path("id").asText()));
      next = page.path("next").isNull() ? "" : "&after=" + page.path("next").asText();
      calls.create(named("Hospice"));
    } while (!next.isEmpty() && found.size() < 100);

    assertThat(found).doesNotHaveDuplicates().containsAll(ids);
  }

  @Test
  void shouldContinueWithSimilarHitsWhenAnExactOneIsWritten() {
    IntStream.range(0, 4).forEach(number -> calls.create(named("Stockton " + number)));
    JsonNode first = client.get(PATH + "/search?q=stokton&limit=2").data();
    calls.create(named("Stokton"));

    JsonNode second =
        client.get(PATH + "/search?q=stokton&after=" + first.path("next").asText()).data();

    assertThat(first.path("organizations")).hasSize(2);
    assertThat(second.path("organizations")).hasSize(2);
    assertThat(second.path("next").isNull()).isTrue();
  }

  @Test
  void shouldRefuseTheCursorOfAnotherQuery() {
    IntStream.range(0, 3).forEach(number -> calls.create(named("Clinic " + number)));
    String next = client.get(PATH + "/search?q=clinic&limit=1").data().path("next").asText();

    assertThat(client.get(PATH + "/search?q=clinic&after=" + next).status()).isEqualTo(200);
    assertThat(client.get(PATH + "/search?q=clini&after=" + next).status()).isEqualTo(400);
    assertThat(client.get(PATH + "/search?q=clinic&active=true&after=" + next).status())
        .isEqualTo(400);
    assertThat(client.get(PATH + "/search?q=clinic&offset=1&after=" + next).status())
        .isEqualTo(400);
    assertThat(client.get(PATH + "/search?q=clinic&after=x").status()).isEqualTo(400);
    assertThat(client.get(PATH + "/search?q=clinic&after=AAAA").status()).isEqualTo(400);
  }

  @Test
  void shouldNotFindAnOrganisationInAnOldForm() {
    String path = path(calls.create(named("Harbour Staffing")));
    assertThat(client.put(path, named("Quay People")).status()).isEqualTo(200);

    assertThat(calls.found("harbour")).isEmpty();
    assertThat(calls.found("quay")).hasSize(1);
    assertThat(client.delete(path).status()).isEqualTo(204);
    assertThat(calls.found("quay")).isEmpty();
  }

  @Test
  void shouldNotDelayTheSearchForWorkers() {
    String id = calls.create(named("Harbour Staffing"));
    ObjectNode person = SamplePeople.next().put("managing_organization", id);
    String worker = client.post("/api/workers", person).data().path("id").asText();
    assertThat(client.put(path(id), named("Quay People")).status()).isEqualTo(200);
    ObjectNode later = SamplePeople.next();

    String other = client.post("/api/workers", later).data().path("id").asText();

    for (ObjectNode one : List.of(person, later)) {
      ApiAnswer answer =
          client.get("/api/workers/search?q=" + one.path("name").path("family").asText());
      assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
      assertThat(answer.body().toString()).contains(one == person ? worker : other);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Centrum Łódź, lodz",
    "Klinik Größenau, groessenau",
    "Klinik Größenau, grossenau",
    "Sørlandet Sykehus, soerlandet",
    "Больница Пирогова, pirogova",
    "北京协和医院, 协和",
    "Zero\u200bWidth Clinic, zerowidth"
  })
  void shouldFindNamesAsOthersTypeThem(String name, String typed) {
    calls.create(named(name));
    calls.create(named("Unrelated Place"));

    assertThat(calls.found(URLEncoder.encode(typed, StandardCharsets.UTF_8))).containsExactly(name);
  }
}
