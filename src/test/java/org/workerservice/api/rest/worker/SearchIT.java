package org.workerservice.api.rest.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
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

class SearchIT {
  private static final TestTenant TENANT = SharedService.tenant();
  private static final ApiClient ADMIN = TENANT.client(Role.HR_ADMIN);
  private static final ApiClient READER = TENANT.client(Role.READ_ONLY);

  @Test
  void shouldFindEveryWriteAsSoonAsItIsAcknowledged() {
    for (int round = 0; round < 10; round++) {
      ObjectNode person = SamplePeople.next();
      String first = family(person);
      String id = create(person);
      assertThat(ids(first)).containsExactly(id);

      String second = family(SamplePeople.next());
      ((ObjectNode) person.path("name")).put("family", second);
      assertThat(ADMIN.put("/api/workers/" + id, person).status()).isEqualTo(200);
      assertThat(ids(first)).isEmpty();
      assertThat(ids(second)).containsExactly(id);

      assertThat(ADMIN.delete("/api/workers/" + id).status()).isEqualTo(204);
      assertThat(ids(second)).isEmpty();

      assertThat(ADMIN.post("/api/workers/" + id + "/restore", "").status()).isEqualTo(200);
      assertThat(ids(second)).containsExactly(id);
    }
  }

  @Test
  void shouldFindConcurrentWritesWithoutException() {
    List<CompletableFuture<Void>> all = new ArrayList<>();
    for (int count = 0; count < 40; count++) {
      ObjectNode person = SamplePeople.next();
      all.add(
          ADMIN
              .postAsync("/api/workers", person, Map.of())
              .thenCompose(
                  created -> {
                    assertThat(created.status()).isEqualTo(201);
                    return ADMIN.getAsync(path(family(person)));
                  })
              .thenAccept(found -> assertThat(total(found)).isEqualTo(1)));
    }

    CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).join();
  }

  @Test
  void shouldRankFilterPageAndCountTruly() {
    String family = family(SamplePeople.next());
    List<String> ids = new ArrayList<>();
    for (String given : List.of("Aurelia", "Benedikt", "Cosima")) {
      ObjectNode person = SamplePeople.named(family, given);
      person.put("worker_type", given.equals("Cosima") ? "nurse" : "doctor");
      person.put("employment_status", given.equals("Aurelia") ? "retired" : "active");
      ids.add(create(person));
    }

    assertThat(ids(family + " benedikt").getFirst()).isEqualTo(ids.get(1));
    assertThat(ids(family + " AND NOT benedikt")).containsExactlyInAnyOrder(ids.get(0), ids.get(2));
    assertThat(idsOf(search(family, "&worker_type=nurse"))).containsExactly(ids.get(2));
    assertThat(idsOf(search(family, "&employment_status=retired&active=true")))
        .containsExactly(ids.get(0));
    assertThat(idsOf(search(family, "&active=false"))).isEmpty();
    JsonNode first = search(family, "&limit=2").data();
    assertThat(first.path("total").asInt()).isEqualTo(3);
    assertThat(first.path("workers")).hasSize(2);
    JsonNode second = search(family, "&limit=2&after=" + first.path("next").asText()).data();
    assertThat(second.path("total").asInt()).isEqualTo(3);
    assertThat(second.path("next").isNull()).isTrue();
    List<String> paged = idsOf(first);
    paged.addAll(idsOf(second));
    assertThat(paged).containsExactlyInAnyOrderElementsOf(ids);
    assertThat(idsOf(search(family, "&limit=2&offset=2").data())).isEqualTo(idsOf(second));
  }

  @Test
  void shouldFindSimilarAndAlikeSoundingNames() {
    String id = create(SamplePeople.named("Katzenbergson", "Philippa"));

    assertThat(idsOf(search("katzenbargson", ""))).isEmpty();
    assertThat(idsOf(search("katzenbargson", "&fuzzy=true"))).startsWith(id);
    assertThat(idsOf(search("catsenbergson", "&phonetic=true"))).startsWith(id);
    assertThat(ids("katzen*")).containsExactly(id);
    assertThat(ids("\"philippa katzenbergson\"")).containsExactly(id);
  }

  @Test
  void shouldHighlightWhereTheQueryMatches() {
    String family = family(SamplePeople.next());
    String id = create(SamplePeople.named(family, "<Ada>").put("birth_date", "1985-03-12"));

    JsonNode highlights =
        search(family + " ada", "&highlight=true").data().path("highlights").path(id);

    assertThat(search(family + " ada", "&highlight=true").data().path("highlights_incomplete"))
        .isEqualTo(BooleanNode.FALSE);
    assertThat(highlights.path("family").path(0).asText()).isEqualTo("<em>" + family + "</em>");
    assertThat(highlights.path("given").path(0).asText()).isEqualTo("&lt;<em>Ada</em>&gt;");
    assertThat(
            search(family + " AND birth_year:1985 AND ada", "&highlight=true")
                .data()
                .path("highlights")
                .path(id)
                .fieldNames())
        .toIterable()
        .contains("family", "given", "birth_year");
  }

  @Test
  void shouldFindSensitiveNumbersByTheWholeNumberOnly() {
    String ssn = SamplePeople.ssn();
    ObjectNode person = SamplePeople.withIdentifier(SamplePeople.next(), "SSN", ssn);
    person.put("tax_id", "987-" + ssn.substring(4));
    String id = create(person);

    assertThat(ids("ssn:" + ssn)).containsExactly(id);
    assertThat(ids("ssn:" + ssn.replace("-", "") + " AND " + family(person))).containsExactly(id);
    assertThat(ids(ssn)).isEmpty();
    assertThat(READER.get(path("ssn:" + ssn)).status()).isEqualTo(400);
  }

  @Test
  void shouldShowReadersMaskedWorkersAndNotLetThemTryWhatIsMasked() {
    ObjectNode person = SamplePeople.next();
    person.putArray("telecom").addObject().put("system", "phone").put("value", "+14155550199");
    String id = create(person);

    JsonNode seen = READER.get(path(family(person))).data().path("workers").path(0);
    JsonNode asked =
        ADMIN.get(path(family(person)) + "&mask_sensitive=true").data().path("workers").path(0);

    assertThat(seen).isEqualTo(asked);
    assertThat(seen.path("id").asText()).isEqualTo(id);
    assertThat(seen.path("birth_date").asText()).hasSize(4);
    assertThat(READER.get(path("phone:+14155550199")).status()).isEqualTo(400);
    assertThat(READER.get(path("birth_date:1985-01-01")).status()).isEqualTo(400);
    assertThat(total(READER.get(path("4155550199")))).isZero();
    assertThat(total(ADMIN.get(path("4155550199")))).isEqualTo(1);
  }

  @Test
  void shouldKeepTenantsApart() {
    ObjectNode person = SamplePeople.next();
    create(person);
    ApiClient stranger = SharedService.tenant().client(Role.HR_ADMIN);

    assertThat(total(stranger.get(path(family(person))))).isZero();
    assertThat(total(stranger.get(path("*")))).isZero();
    assertThat(
            stranger
                .get("/api/workers/suggest?q=" + family(person).substring(0, 5))
                .data()
                .path("suggestions"))
        .isEmpty();
  }

  @Test
  void shouldSuggestNames() {
    ObjectNode person = SamplePeople.named(family(SamplePeople.next()), "Ottilie");
    create(person);

    JsonNode suggestions =
        ADMIN
            .get("/api/workers/suggest?q=ottilie%20" + family(person).substring(0, 5))
            .data()
            .path("suggestions");

    assertThat(suggestions).hasSize(1);
    assertThat(suggestions.path(0).path("text").asText()).isEqualTo("Ottilie " + family(person));
  }

  @Test
  void shouldFindByTheOrganisation() {
    ApiAnswer organisation =
        ADMIN.post("/api/organizations", Map.of("name", "Saint Winifred Infirmary"));
    assertThat(organisation.status()).as("%s", organisation.body()).isEqualTo(201);
    String organisationId = organisation.data().path("id").asText();
    ObjectNode person = SamplePeople.next().put("managing_organization", organisationId);
    String id = create(person);

    assertThat(ids("organization:\"winifred infirmary\"")).containsExactly(id);
    assertThat(idsOf(search("*", "&organization=" + organisationId))).containsExactly(id);
  }

  @Test
  void shouldFindByTheNewNameOfAnOrganisationAndNotByTheOldOne() {
    ApiAnswer organisation = ADMIN.post("/api/organizations", Map.of("name", "Ravensbourne Baths"));
    String path = "/api/organizations/" + organisation.data().path("id").asText();
    Set<String> ids = new HashSet<>();
    for (int number = 0; number < 3; number++) {
      ids.add(
          create(
              SamplePeople.next()
                  .put("managing_organization", organisation.data().path("id").asText())));
    }
    assertThat(ids("organization:ravensbourne")).containsExactlyInAnyOrderElementsOf(ids);

    ApiAnswer renamed = ADMIN.put(path, Map.of("name", "Quaggy Lido"), Map.of("If-Match", "\"1\""));

    assertThat(renamed.status()).as("%s", renamed.body()).isEqualTo(200);
    assertThat(ids("organization:ravensbourne")).isEmpty();
    assertThat(ids("organization:quaggy")).containsExactlyInAnyOrderElementsOf(ids);
  }

  @Test
  void shouldRecordWhoWasSeen() {
    ObjectNode person = SamplePeople.next();
    String id = create(person);
    search(family(person), "");

    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(
            () ->
                assertThat(
                        TENANT.query(
                            "SELECT action FROM access_log WHERE worker_id = ?",
                            UUID.fromString(id)))
                    .extracting(row -> row.get("action"))
                    .contains("SEARCH"));
  }

  @Test
  void shouldAddCandidatesToMatchesOfFragments() {
    ObjectNode person =
        SamplePeople.withIdentifier(
            SamplePeople.named("Wolkenschiffer", "Theodora"), "NPI", SamplePeople.npi());
    person.put("birth_date", "1971-02-03");
    String id = create(person);

    for (ObjectNode fragments :
        List.of(
            SamplePeople.named("Wolkenshifer", "Teodora"),
            family("Wolkenschiffer"),
            family("Wolkensch"))) {
      JsonNode matches =
          ADMIN.post("/api/workers/match", fragments.put("threshold", 0.0)).data().path("matches");
      assertThat(matches.path(0).path("worker").path("id").asText())
          .as("%s", fragments)
          .isEqualTo(id);
    }
  }

  private static ObjectNode family(String family) {
    ObjectNode fragments = SamplePeople.named(family, "");
    ((ObjectNode) fragments.path("name")).remove("given");
    return fragments;
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "(ada, 0",
        "ada AND, 4",
        "colour:red, 0",
        "\"ada, 0",
        "*son, 0",
        "a*, 0",
        "ada^2, 3",
        "active:yes, 7",
        "[a TO b], 0"
      })
  void shouldSayWhereAQueryIsInvalid(String text, int position) {
    ApiAnswer answer = ADMIN.get(path(text));

    assertThat(answer.status()).isEqualTo(400);
    JsonNode error = answer.body().path("error");
    assertThat(error.path("code").asText()).isEqualTo("BROKEN_QUERY");
    assertThat(error.path("details").path("position").asInt()).isEqualTo(position);
    assertThat(error.path("details").path("hint").asText()).isNotBlank();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "?q=",
        "?q=%20",
        "?q=a&limit=0",
        "?q=a&limit=101",
        "?q=a&offset=-1",
        "?q=a&offset=10001",
        "?q=a&after=zzz",
        "?q=a&fuzzy=1",
        "?q=a&worker_type=wizard",
        "?q=a&organization=1",
        "?q=a&colour=red",
        "?q=a&q=b"
      })
  void shouldRefuseBadParameters(String query) {
    assertThat(ADMIN.get("/api/workers/search" + query).status()).isEqualTo(400);
  }

  @Test
  void shouldAnswerAttacksInTime() {
    List<String> attacks =
        List.of(
            "(".repeat(500),
            "(".repeat(400) + "a" + ")".repeat(400),
            "a* ".repeat(300),
            "ab* ".repeat(32),
            "abcdefghij~2 ".repeat(32),
            "*".repeat(900),
            "?".repeat(900),
            "-".repeat(900) + "a",
            "a OR ".repeat(190) + "a",
            "\"" + "a ".repeat(400) + "\"",
            "x".repeat(10_000),
            "/.*.*.*/",
            "a^1e99 {a TO z} [* TO *]",
            "'; DROP TABLE workers; --",
            "<script>alert(1)</script>",
            "\u0000\uFFFF\u202E",
            "tenant:" + TENANT.id());
    for (String attack : attacks) {
      long begin = System.nanoTime();
      ApiAnswer answer = ADMIN.get(path(attack));
      assertThat(answer.status()).as(attack).isIn(200, 400, 414, 503);
      assertThat(Duration.ofNanos(System.nanoTime() - begin))
          .as(attack)
          .isLessThan(Duration.ofSeconds(5));
    }
    assertThat(ADMIN.get(path("ada")).status()).isEqualTo(200);
  }

  private static String create(ObjectNode person) {
    ApiAnswer created = ADMIN.post("/api/workers", person);
    assertThat(created.status()).as("%s", created.body()).isEqualTo(201);
    return created.data().path("id").asText();
  }

  private static String family(ObjectNode person) {
    return person.path("name").path("family").asText();
  }

  private static String path(String query) {
    return "/api/workers/search?q=" + URLEncoder.encode(query, StandardCharsets.UTF_8);
  }

  private static ApiAnswer search(String query, String parameters) {
    ApiAnswer answer = ADMIN.get(path(query) + parameters);
    assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
    return answer;
  }

  private static long total(ApiAnswer answer) {
    assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
    return answer.data().path("total").asLong(-1);
  }

  private static List<String> ids(String query) {
    return idsOf(search(query, "").data());
  }

  private static List<String> idsOf(ApiAnswer answer) {
    return idsOf(answer.data());
  }

  private static List<String> idsOf(JsonNode page) {
    List<String> ids = new ArrayList<>();
    page.path("workers").forEach(worker -> ids.add(worker.path("id").asText()));
    return ids;
  }
}
