package org.workerservice.api.rest.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.workerservice.model.Role;
import org.workerservice.support.ApiAnswer;
import org.workerservice.support.ApiClient;
import org.workerservice.support.SamplePeople;
import org.workerservice.support.SharedService;
import org.workerservice.support.TestTenant;

/** A reader with masked records tries to learn hidden values by comparing. */
class MaskedMatchIT {
  private static final TestTenant TENANT = SharedService.tenant();
  private static final ApiClient ADMIN = TENANT.client(Role.HR_ADMIN);
  private static final ApiClient READER = TENANT.client(Role.READ_ONLY);

  private static final String FAMILY = "Querfeldein";
  private static final String GIVEN = "Leopoldine";
  private static final String NORWEGIAN = "urn:oid:2.16.578.1.12.4.1.4.1";

  private static final String NPI = SamplePeople.npi();
  private static String victim;
  private static String copy;
  private static String namesake;

  /**
   * The victim, a second record with all of its masked values, and a namesake with different ones.
   */
  @BeforeAll
  static void fill() {
    ObjectNode person = masked("412-55-6789", "1971-05-17", "LS1 4AP", "+442079460018", "lq.1971");
    victim = create(identified(person.deepCopy(), "NPI", "", NPI));
    copy = acknowledging(person, victim);
    namesake =
        acknowledging(
            masked("433-12-9876", "1971-11-02", "M13 9PL", "+442079460777", "other.box"),
            victim,
            copy);
  }

  private static ObjectNode masked(
      String ssn, String birthDate, String postalCode, String phone, String mailbox) {
    ObjectNode person = named();
    person.put("birth_date", birthDate).put("gender", "female");
    person.put("tax_id", "98-" + ssn.substring(ssn.length() - 4) + "123");
    identified(person, "SSN", "", ssn);
    identified(person, "DL", "https://dmv.example.org", "DL-" + ssn);
    identified(person, "OTHER", NORWEGIAN, "0" + ssn.replace("-", "") + "1");
    contact(person, "phone", phone);
    contact(person, "email", mailbox + "@clinic.example");
    document(person, "P" + ssn.replace("-", ""));
    return home(person, "home", postalCode, "Leeds");
  }

  private static ObjectNode named() {
    return SamplePeople.named(FAMILY, GIVEN);
  }

  private static ObjectNode identified(
      ObjectNode person, String type, String system, String value) {
    ObjectNode identifier = person.withArray("identifiers").addObject();
    identifier.put("identifier_type", type).put("system", system).put("value", value);
    return person;
  }

  private static ObjectNode contact(ObjectNode person, String system, String value) {
    person.withArray("telecom").addObject().put("system", system).put("value", value);
    return person;
  }

  private static ObjectNode document(ObjectNode person, String number) {
    ObjectNode document = person.withArray("documents").addObject();
    document.put("document_type", "PASSPORT").put("issuing_country", "GB").put("number", number);
    return person;
  }

  private static ObjectNode home(ObjectNode person, String use, String postalCode, String city) {
    ObjectNode address = person.withArray("addresses").addObject();
    address.put("use", use).put("line1", "12 Park Row").put("state", "West Yorkshire");
    address.put("postal_code", postalCode).put("city", city).put("country", "GB");
    return person;
  }

  private static String create(ObjectNode person) {
    ApiAnswer created = ADMIN.post("/api/workers", person);
    assertThat(created.status()).as("%s", created.body()).isEqualTo(201);
    return created.data().path("id").asText();
  }

  private static String acknowledging(ObjectNode person, String... ids) {
    ObjectNode body = person.deepCopy();
    List.of(ids).forEach(body.putArray("acknowledge_duplicates")::add);
    return create(body);
  }

  private record Attack(String name, String right, String wrong, Guess guess) {
    @Override
    public String toString() {
      return name;
    }
  }

  /** Adds a guess to the known values of the victim. */
  private interface Guess {
    ObjectNode add(ObjectNode probe, String value);
  }

  static Stream<Attack> attacks() {
    String ssn = "412556789";
    String norwegian = "04125567891";
    return Stream.of(
        new Attack("SSN", ssn, "412556788", (p, v) -> identified(p, "SSN", "", v)),
        new Attack("SSN as TAX", ssn, "412556788", (p, v) -> identified(p, "TAX", "us_ssn", v)),
        new Attack("SSN as OTHER", ssn, "412556788", (p, v) -> identified(p, "OTHER", "", v)),
        new Attack("SSN as MRN", ssn, "412556788", (p, v) -> identified(p, "MRN", "x", v)),
        new Attack("SSN as tax number", ssn, "412556788", (p, v) -> p.put("tax_id", v)),
        new Attack("SSN as document", ssn, "412556788", MaskedMatchIT::document),
        new Attack(
            "driving licence",
            "DL-412-55-6789",
            "DL-412-55-6788",
            (p, v) -> identified(p, "DL", "https://dmv.example.org", v)),
        new Attack(
            "national number",
            norwegian,
            "04125567892",
            (p, v) -> identified(p, "OTHER", NORWEGIAN, v)),
        new Attack(
            "national number in a visible system",
            norwegian,
            "04125567892",
            (p, v) -> identified(p, "OTHER", "https://hospital.example.org", v)),
        new Attack("tax number", "98-6789123", "98-6789124", (p, v) -> p.put("tax_id", v)),
        new Attack("passport", "P412556789", "P412556788", MaskedMatchIT::document),
        new Attack("day", "1971-05-17", "1971-05-18", (p, v) -> p.put("birth_date", v)),
        new Attack("month", "1971-05-17", "1971-09-17", (p, v) -> p.put("birth_date", v)),
        new Attack("exchanged", "1971-11-02", "1971-02-12", (p, v) -> p.put("birth_date", v)),
        new Attack("first day", "1971-05-17", "1971-01-01", (p, v) -> p.put("birth_date", v)),
        new Attack("postal code", "LS1 4AP", "LS9 7TF", (p, v) -> home(p, "home", v, "Leeds")),
        new Attack("code of work", "LS1 4AP", "LS9 7TF", (p, v) -> home(p, "work", v, "Leeds")),
        new Attack("code alone", "LS1 4AP", "LS9 7TF", (p, v) -> home(p, "home", v, "")),
        new Attack("phone", "+442079460018", "+442079460019", (p, v) -> contact(p, "phone", v)),
        new Attack("pager", "+442079460018", "+442079460019", (p, v) -> contact(p, "pager", v)),
        new Attack(
            "e-mail",
            "lq.1971@clinic.example",
            "lq.1972@clinic.example",
            (p, v) -> contact(p, "email", v)),
        new Attack(
            "e-mail as URL",
            "lq.1971@clinic.example",
            "lq.1972@clinic.example",
            (p, v) -> contact(p, "url", v)));
  }

  static Stream<Arguments> attacksByRoute() {
    return Stream.of("match", "check-duplicates")
        .flatMap(route -> attacks().map(attack -> Arguments.of(route, attack)));
  }

  @ParameterizedTest
  @MethodSource("attacksByRoute")
  void shouldAnswerRightAndWrongGuessesAlike(String route, Attack attack) {
    List<UnaryOperator<ObjectNode>> knowledge =
        List.of(
            probe -> probe,
            probe -> probe.put("preset", "specification"),
            probe -> probe.put("strategy", "deterministic"),
            probe -> probe.put("limit", 1));
    for (ObjectNode known : List.of(named(), half(FAMILY), half(FAMILY).put("gender", "male"))) {
      for (UnaryOperator<ObjectNode> option : knowledge) {
        ObjectNode base = option.apply(known.deepCopy()).put("threshold", 0);

        assertAlike(
            route,
            attack.guess().add(base.deepCopy(), attack.right()),
            attack.guess().add(base.deepCopy(), attack.wrong()));
      }
    }
  }

  /**
   * The service refits its prior to the number of workers at any time, so the right guess is placed
   * between two wrong ones.
   */
  private static void assertAlike(String route, ObjectNode right, ObjectNode wrong) {
    JsonNode before = answer(route, wrong);
    JsonNode between = answer(route, right);
    JsonNode after = answer(route, wrong);

    assertThat(between).isIn(before, after);
  }

  private static ObjectNode half(String family) {
    ObjectNode probe = SamplePeople.named(family, "");
    ((ObjectNode) probe.path("name")).remove("given");
    return probe;
  }

  private static JsonNode answer(String route, ObjectNode probe) {
    ApiAnswer answer = READER.post("/api/workers/" + route, probe);
    assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
    return withoutSentIdentifiers(answer.data());
  }

  /** The answer repeats values that the reader sent and may see. */
  private static JsonNode withoutSentIdentifiers(JsonNode data) {
    data.findValues("values").forEach(values -> ((ObjectNode) values).remove("left"));
    return data;
  }

  @ParameterizedTest
  @ValueSource(strings = {"match", "check-duplicates"})
  void shouldAnswerManyGuessesAtOnceAlike(String route) {
    ObjectNode with = named().put("threshold", 0);
    ObjectNode without = with.deepCopy();
    IntStream.range(0, 24)
        .forEach(
            guess -> {
              identified(with, "SSN", "", "%03d-55-6789".formatted(400 + guess));
              identified(without, "SSN", "", "%03d-55-6789".formatted(500 + guess));
            });

    assertAlike(route, with, without);
  }

  @Test
  void shouldStillFindByWhatIsVisible() {
    ObjectNode byNames = named().put("birth_date", "1971-08-08").put("threshold", 0.2);
    ObjectNode byNumber = identified(half("Somebody"), "NPI", "", NPI);

    assertThat(ids(READER.post("/api/workers/match", byNames).data().path("matches")))
        .containsExactlyInAnyOrder(victim, copy, namesake);
    JsonNode numbered = READER.post("/api/workers/match", byNumber).data();
    assertThat(ids(numbered.path("matches"))).containsExactly(victim);
    assertThat(texts(numbered.path("masked_fields")))
        .containsExactly(
            "identifiers", "telecom", "birth_date", "tax_id", "documents", "addresses");
  }

  @Test
  void shouldSayThatOnlyYearsOfBirthWereCompared() {
    ObjectNode probe = named().put("birth_date", "1971-05-17").put("threshold", 0);

    JsonNode match = READER.post("/api/workers/match", probe).data().at("/matches/0");

    JsonNode birthDate = match.at("/score_breakdown/birth_date");
    assertThat(birthDate.path("level").asText()).isEqualTo("birth_date_year_known");
    assertThat(birthDate.path("evidence").asText()).startsWith("years of birth are equal");
    assertThat(birthDate.at("/values/left").asText()).isEqualTo("1971");
    assertThat(birthDate.at("/values/right").asText()).isEqualTo("1971");
  }

  @Test
  void shouldCompareEverythingForOthers() {
    ObjectNode probe = named().put("birth_date", "1971-05-17");
    identified(probe, "SSN", "", "412556789");

    JsonNode data = ADMIN.post("/api/workers/match", probe).data();

    assertThat(data.has("masked_fields")).isFalse();
    JsonNode best = data.at("/matches/0");
    assertThat(best.at("/score_breakdown/identifier/level").asText()).startsWith("identifier_");
    assertThat(best.at("/score_breakdown/birth_date/values/right").asText())
        .isEqualTo("1971-05-17");
    assertThat(best.path("score").asDouble()).isEqualTo(1.0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"match", "check-duplicates"})
  void shouldRefuseWhatIsAllMasked(String route) {
    for (String guess : List.of("412-55-6789", "412-55-6788")) {
      ObjectNode probe = identified(half(""), "SSN", "", guess).put("birth_date", "1971-05-17");

      ApiAnswer answer = READER.post("/api/workers/" + route, probe);

      assertThat(answer.status()).isEqualTo(422);
      assertThat(texts(answer.body().at("/error/details"), "field"))
          .containsExactly("identifiers", "birth_date");
      assertThat(texts(answer.body().at("/error/details"), "code")).containsOnly("masked");
    }
  }

  @Test
  void shouldExplainTwoWorkersByWhatIsVisible() {
    for (String options : List.of("", "?strategy=weighted", "?preset=specification")) {
      JsonNode before = READER.get(explain(victim, namesake) + options).data();
      JsonNode same = READER.get(explain(victim, copy) + options).data();
      JsonNode after = READER.get(explain(victim, namesake) + options).data();

      assertThat(same.path("score_breakdown").fieldNames())
          .toIterable()
          .doesNotContain("tax_id", "document", "phone", "email");
      assertThat(texts(same.path("masked_fields"))).contains("birth_date", "telecom");
      assertThat(texts(same.at("/blocking/shared"), "kind")).isSubsetOf("pair", "year");
      assertThat(texts(same.at("/blocking/missed"), "kind")).isSubsetOf("pair", "year");
      List.of(before, same, after).forEach(explained -> ((ObjectNode) explained).remove("right"));
      assertThat(same).isIn(before, after);
    }
    JsonNode whole = ADMIN.get(explain(victim, copy)).data();
    assertThat(whole.has("masked_fields")).isFalse();
    assertThat(whole.path("score_breakdown").fieldNames())
        .toIterable()
        .contains("tax_id", "document", "phone", "email");
  }

  private static String explain(String left, String right) {
    return "/api/workers/" + left + "/explain/" + right;
  }

  @Test
  void shouldRecordQuestionsThatFoundNoWorker() {
    ApiClient curious = TENANT.client("curious", Role.READ_ONLY);
    ObjectNode unknown = SamplePeople.next();

    curious.post("/api/workers/match", unknown);
    curious.post("/api/workers/check-duplicates", unknown);
    curious.post("/api/workers/match", identified(half(""), "SSN", "", "412-55-6789"));
    curious.get(explain(UUID.randomUUID().toString(), UUID.randomUUID().toString()));

    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(
            () ->
                assertThat(
                        TENANT.query(
                            "SELECT action, worker_id FROM access_log WHERE tenant_id = ?"
                                + " AND user_id = 'curious'",
                            TENANT.id()))
                    .allSatisfy(row -> assertThat(row.get("worker_id")).isNull())
                    .extracting(row -> row.get("action"))
                    .containsExactlyInAnyOrder("MATCH", "MATCH", "MATCH", "EXPLAIN"));
  }

  /** Highlighting compares too, and shows what matched. */
  @Test
  void shouldNotHighlightNationalNumbers() {
    for (String query : List.of("other:0412*", "other:04125567891", "identifier:0412*")) {
      String path = "/api/workers/search?highlight=true&q=" + FAMILY + "%20" + query;

      ApiAnswer answer = READER.get(path);

      assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
      assertThat(answer.data().path("total").asInt()).isEqualTo(3);
      assertThat(answer.data().path("highlights").toString()).doesNotContain("04125567891");
    }
  }

  private static List<String> ids(JsonNode matches) {
    List<String> ids = new ArrayList<>();
    matches.forEach(match -> ids.add(match.at("/worker/id").asText()));
    return ids;
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    list.forEach(text -> texts.add(text.asText()));
    return texts;
  }

  private static List<String> texts(JsonNode list, String field) {
    List<String> texts = new ArrayList<>();
    list.forEach(entry -> texts.add(entry.path(field).asText()));
    return texts;
  }
}
