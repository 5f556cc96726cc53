package org.workerservice.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.workerservice.json.Json;
import org.workerservice.model.Role;
import org.workerservice.support.ApiAnswer;
import org.workerservice.support.ApiClient;
import org.workerservice.support.SamplePeople;
import org.workerservice.support.SharedService;
import org.workerservice.support.TestTenant;

class IdempotencyIT {
  private static final int REPEATS = 24;

  private final TestTenant tenant = SharedService.tenant();
  private final ApiClient client = tenant.client("ada", Role.HR_ADMIN);
  private final Map<String, String> key = Map.of("Idempotency-Key", UUID.randomUUID().toString());

  @Test
  void shouldAnswerARepeatAsTheFirstTime() {
    ObjectNode person = SamplePeople.next();
    ApiAnswer first = client.post("/api/workers", person, key);
    String path = first.header("Location").orElseThrow();
    assertThat(client.put(path, person.deepCopy().put("gender", "other")).status()).isEqualTo(200);

    ApiAnswer repeat = client.post("/api/workers", person, key);

    assertThat(first.status()).isEqualTo(201);
    assertThat(repeat.status()).isEqualTo(201);
    assertThat(repeat.header("Location")).contains(path);
    assertThat(repeat.header("ETag")).contains("\"1\"");
    assertThat(repeat.data().path("id")).isEqualTo(first.data().path("id"));
    assertThat(repeat.data().path("version").asLong()).isEqualTo(1);
    assertThat(repeat.data().path("gender")).isEqualTo(first.data().path("gender"));
    assertThat(tenant.counts().workers()).isEqualTo(1);
  }

  @Test
  void shouldTreatTheSameJsonInAnotherSpellingAsTheSameBody() {
    ObjectNode person = SamplePeople.next();
    List<String> names = new ArrayList<>();
    person.fieldNames().forEachRemaining(names::addFirst);
    ObjectNode reordered = Json.MAPPER.createObjectNode();
    names.forEach(name -> reordered.set(name, person.get(name)));

    ApiAnswer first = client.post("/api/workers", person, key);
    ApiAnswer repeat = client.post("/api/workers", reordered.toPrettyString(), key);

    assertThat(repeat.status()).as("%s", repeat.body()).isEqualTo(201);
    assertThat(repeat.data()).isEqualTo(first.data());
  }

  @Test
  void shouldRefuseAnotherBodyUnderTheSameKey() {
    client.post("/api/workers", SamplePeople.next(), key);
    TestTenant.Counts before = tenant.counts();

    ApiAnswer other = client.post("/api/workers", SamplePeople.next(), key);

    assertThat(other.status()).isEqualTo(422);
    assertThat(other.errorCode()).isEqualTo("IDEMPOTENCY_KEY_REUSED");
    assertThat(tenant.counts()).isEqualTo(before);
  }

  @Test
  void shouldCreateOneWorkerForConcurrentRepeats() {
    ObjectNode person = SamplePeople.next();

    List<CompletableFuture<ApiAnswer>> sent =
        IntStream.range(0, REPEATS)
            .mapToObj(number -> client.postAsync("/api/workers", person, key))
            .toList();
    List<ApiAnswer> answers = sent.stream().map(CompletableFuture::join).toList();

    assertThat(answers).allSatisfy(answer -> assertThat(answer.status()).isEqualTo(201));
    assertThat(answers.stream().map(answer -> answer.data().path("id").asText()).distinct())
        .hasSize(1);
    assertThat(tenant.counts()).isEqualTo(new TestTenant.Counts(1, 1, 1, 0, 1));
  }

  @Test
  void shouldKeepTheKeysOfTwoUsersAndTwoTenantsApart() {
    ApiAnswer ada = client.post("/api/workers", SamplePeople.next(), key);

    ApiAnswer grace =
        tenant.client("grace", Role.HR_ADMIN).post("/api/workers", SamplePeople.next(), key);
    ApiAnswer elsewhere =
        SharedService.tenant()
            .client("ada", Role.HR_ADMIN)
            .post("/api/workers", SamplePeople.next(), key);

    assertThat(List.of(ada, grace, elsewhere))
        .allSatisfy(answer -> assertThat(answer.status()).isEqualTo(201))
        .extracting(answer -> answer.data().path("id").asText())
        .doesNotHaveDuplicates();
  }

  @Test
  void shouldNotCacheARefusal() {
    ObjectNode person = SamplePeople.next();
    String holder = client.post("/api/workers", person).header("Location").orElseThrow();
    ApiAnswer refused = client.post("/api/workers", person, key);
    client.delete(holder);

    ApiAnswer created = client.post("/api/workers", person, key);

    assertThat(refused.status()).isEqualTo(409);
    assertThat(created.status()).isEqualTo(201);
  }

  @Test
  void shouldRestoreOnceUnderOneKey() {
    String path = client.post("/api/workers", SamplePeople.next()).header("Location").orElseThrow();
    client.delete(path);

    ApiAnswer first = client.post(path + "/restore", "", key);
    ApiAnswer repeat = client.post(path + "/restore", "", key);

    assertThat(first.status()).isEqualTo(200);
    assertThat(repeat.status()).isEqualTo(200);
    assertThat(repeat.data().path("version").asLong()).isEqualTo(3);
    assertThat(tenant.counts().auditRows()).isEqualTo(3);
  }
}
