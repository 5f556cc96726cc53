package org.workerservice.api.rest.worker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.workerservice.model.Role;
import org.workerservice.support.ApiAnswer;
import org.workerservice.support.ApiClient;
import org.workerservice.support.SamplePeople;
import org.workerservice.support.SharedService;
import org.workerservice.support.StoredWorker;
import org.workerservice.support.TestTenant;

/** Dates of birth and death of which only the year, or the year and the month, is known. */
class PartialBirthDateIT {
  private static final TestTenant TENANT = SharedService.tenant();
  private static final ApiClient CLIENT = TENANT.client("officer", Role.HR_ADMIN);
  private static final ApiClient READER = TENANT.client("reader", Role.READ_ONLY);

  private static ObjectNode born(String birthDate) {
    return SamplePeople.next().put("birth_date", birthDate);
  }

  private static ObjectNode born(ObjectNode person, String birthDate) {
    return person.deepCopy().put("birth_date", birthDate);
  }

  private static String create(ObjectNode person) {
    ApiAnswer created = CLIENT.post("/api/workers", person);
    assertThat(created.status()).as("%s", created.body()).isEqualTo(201);
    return created.header("Location").orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1980", "1980-05", "1980-01", "1980-01-01", "1980-05-17"})
  void shouldGiveBackABirthDateAsItCame(String birthDate) {
    String path = create(born(birthDate));

    JsonNode worker = CLIENT.get(path).data();

    assertThat(worker.path("birth_date").asText()).isEqualTo(birthDate);
    assertThat(CLIENT.get(path + "/audit").body().findValuesAsText("birth_date"))
        .containsExactly(birthDate);
    assertThat(READER.get(path).data().path("birth_date").asText()).isEqualTo("1980");
    ApiAnswer put = CLIENT.put(path, worker);
    assertThat(put.status()).isEqualTo(200);
    assertThat(put.data().path("birth_date").asText()).isEqualTo(birthDate);
  }

  @Test
  void shouldStoreTheLatestPrecision() {
    String path = create(born("1980-05-17"));
    UUID id = UUID.fromString(path.substring(path.lastIndexOf('/') + 1));

    for (String birthDate : List.of("1980", "1980-02", "1979-12-31", "1980-01-01")) {
      ApiAnswer patched = CLIENT.patch(path, Map.of("birth_date", birthDate));

      assertThat(patched.data().path("birth_date").asText()).isEqualTo(birthDate);
      StoredWorker.of(TENANT, id).assertTablesAgreeWithRecord();
    }
    CLIENT.patch(path, "{\"birth_date\":null}");
    StoredWorker.of(TENANT, id).assertTablesAgreeWithRecord();
  }

  @ParameterizedTest
  @ValueSource(strings = {"2024", "2024-05", "2024-01-01", "2024-05-17", "2024-05-17T10:00:00Z"})
  void shouldGiveBackATimeOfDeathAsItCame(String time) {
    String path = create(SamplePeople.next().put("deceased_datetime", time));
    UUID id = UUID.fromString(path.substring(path.lastIndexOf('/') + 1));

    JsonNode worker = CLIENT.get(path).data();

    assertThat(worker.path("deceased").asBoolean()).isTrue();
    assertThat(worker.path("deceased_datetime").asText()).isEqualTo(time);
    StoredWorker.of(TENANT, id).assertTablesAgreeWithRecord();
    CLIENT.patch(path, "{\"deceased_datetime\":\"2023\"}");
    StoredWorker.of(TENANT, id).assertTablesAgreeWithRecord();
    CLIENT.patch(path, "{\"deceased_datetime\":null}");
    StoredWorker.of(TENANT, id).assertTablesAgreeWithRecord();
  }

  @ParameterizedTest
  @CsvSource({
    "1980, 1980-01-01, 1980-12-31",
    "1980-02, 1980-02-01, 1980-02-29",
    "1980-02-10, 1980-02-10, 1980-02-10"
  })
  void shouldStoreTheDaysThatADateMayMean(String birthDate, String first, String last) {
    String path = create(born(birthDate));
    UUID id = UUID.fromString(path.substring(path.lastIndexOf('/') + 1));

    assertThat(StoredWorker.of(TENANT, id).birthDates()).containsExactly(first, last);
  }

  @ParameterizedTest
  @CsvSource({
    "1980-13, The calendar has no such month or day.",
    "1980-02-30, The calendar has no such month or day.",
    "80, 'The value must be a date in the form YYYY-MM-DD, or YYYY-MM or YYYY if no more is known.'",
    "1980-5, 'The value must be a date in the form YYYY-MM-DD, or YYYY-MM or YYYY if no more is known.'"
  })
  void shouldSayWhatIsWrong(String birthDate, String message) {
    ApiAnswer refused = CLIENT.post("/api/workers", born(birthDate));

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.body().path("error").path("details").path(0).path("field").asText())
        .isEqualTo("birth_date");
    assertThat(refused.body().path("error").path("details").path(0).path("message").asText())
        .isEqualTo(message);
  }

  @Test
  void shouldCompareAsFarAsBothDatesGo() {
    ObjectNode person = born("1980-05-17").put("tax_id", "912-55-0042");
    String id = CLIENT.post("/api/workers", person).data().path("id").asText();
    ObjectNode known = person.without("tax_id");

    JsonNode day = match(CLIENT, born(known, "1980-05-17"), id);
    JsonNode month = match(CLIENT, born(known, "1980-05"), id);
    JsonNode year = match(CLIENT, born(known, "1980"), id);
    JsonNode other = match(CLIENT, born(known, "1971"), id);

    assertThat(day.path("level").asText()).isEqualTo("birth_date_equal");
    assertThat(month.path("level").asText()).isEqualTo("birth_date_month_known");
    assertThat(month.path("values").path("left").asText()).isEqualTo("1980-05");
    assertThat(month.path("values").path("right").asText()).isEqualTo("1980-05-17");
    assertThat(year.path("level").asText()).isEqualTo("birth_date_year_known");
    assertThat(year.path("values").path("left").asText()).isEqualTo("1980");
    assertThat(other.path("level").asText()).isEqualTo("birth_date_different");
    assertThat(match(READER, born(known, "1980-07-01"), id).path("values").path("left").asText())
        .isEqualTo("1980");
  }

  private static JsonNode match(ApiClient client, ObjectNode fragments, String id) {
    ObjectNode request = fragments.deepCopy().put("threshold", 0.0);
    for (JsonNode match : client.post("/api/workers/match", request).data().path("matches")) {
      if (match.path("worker").path("id").asText().equals(id)) {
        return match.path("score_breakdown").path("birth_date");
      }
    }
    throw new AssertionError("the worker is not among the matches");
  }

  @Test
  void shouldTakeANameAndAYearForADuplicateOnlyWithMore() {
    ObjectNode person = born("1980-05-17");
    person.withArray("telecom").addObject().put("system", "phone").put("value", "+442079460031");
    create(person);

    ApiAnswer likely = CLIENT.post("/api/workers", born(person, "1980"));
    ApiAnswer other =
        CLIENT.post("/api/workers", born(person, "1980").without(List.of("telecom", "gender")));

    assertThat(likely.status()).isEqualTo(409);
    assertThat(other.status()).isEqualTo(201);
  }

  @Test
  void shouldRefuseTheSamePartialRecordTwice() {
    ObjectNode person = born("1980");
    person.withArray("telecom").addObject().put("system", "phone").put("value", "+442079460032");
    create(person);

    assertThat(CLIENT.post("/api/workers", person).status()).isEqualTo(409);
    assertThat(
            CLIENT
                .post("/api/workers/check-duplicates", person)
                .data()
                .path("has_duplicates")
                .asBoolean())
        .isTrue();
  }
}
