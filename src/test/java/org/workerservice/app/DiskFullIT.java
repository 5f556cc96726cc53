package org.workerservice.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.workerservice.model.Role;
import org.workerservice.support.ApiAnswer;
import org.workerservice.support.ApiClient;
import org.workerservice.support.SamplePeople;
import org.workerservice.support.ServiceProcess;
import org.workerservice.support.SmallDisk;
import org.workerservice.support.Sql;
import org.workerservice.support.TestPostgresql;

/** A disk that fills up to the last byte, because of the service itself and of other programs. */
class DiskFullIT {
  private static final long MEBIBYTE = 1 << 20;
  private static final int DISK_MEBIBYTES = 500;

  /** A tenth of the disk, at which changes are refused, and a little more for the first changes. */
  private static final long ALMOST_FULL = 54 * MEBIBYTE;

  private static final long WHOLE_RESERVE = 64 * MEBIBYTE;
  private static final int MAX_WRITES = 20_000;
  private static final int AT_ONCE = 32;
  private static final Duration RECOVERY = Duration.ofSeconds(90);

  @TempDir private Path root;
  private final List<ObjectNode> people = new ArrayList<>();
  private final List<String> acknowledged = new ArrayList<>();
  private SmallDisk disk;

  @BeforeEach
  void mount() {
    disk = SmallDisk.mount(root, DISK_MEBIBYTES);
  }

  @AfterEach
  void unmount() {
    if (disk != null) {
      disk.close();
    }
  }

  @Test
  void shouldReadAndRestartOnAFullDiskAndWriteAgainWhenThereIsRoom() throws Exception {
    try (ServiceProcess service = start()) {
      ApiClient admin = service.client(Role.HR_ADMIN);
      awaitWholeReserve();
      disk.fillUpTo(ALMOST_FULL);
      writeUntilRefused(admin);
      assertDegraded(admin);

      fillToTheLastByte();
      assertReadableOnly(admin);

      service.kill9();
      service.restart();
      assertReadableOnly(admin);

      disk.clear();
      await()
          .atMost(RECOVERY)
          .untilAsserted(() -> assertThat(write(admin).status()).isEqualTo(201));
      awaitWholeReserve();
      assertThat(admin.get("/api/health").body().path("status").asText()).isEqualTo("healthy");
      assertComplete(service, admin);
    }
  }

  @Test
  void shouldGetItsServerBackOnAFullDisk() {
    try (ServiceProcess service = start()) {
      ApiClient admin = service.client(Role.HR_ADMIN);
      write(admin);
      awaitWholeReserve();
      fillToTheLastByte();

      kill(service.postmasterPid());

      assertReadableOnly(admin);
    }
  }

  @Test
  void shouldKeepReadsOfAFullDiskUntilTheEnd() throws Exception {
    try (ServiceProcess service = start()) {
      ApiClient admin = service.client(Role.HR_ADMIN);
      String path = written(write(admin));
      awaitWholeReserve();
      fillToTheLastByte();
      for (int read = 0; read < 100; read++) {
        assertThat(admin.get(path).status()).isEqualTo(200);
      }

      assertThat(service.terminate()).isEqualTo(143);
      disk.clear();
      service.restart();

      assertThat(
              new Sql(service.database())
                  .count("SELECT count(*) FROM access_log WHERE worker_id = ?::uuid", id(path)))
          .isGreaterThanOrEqualTo(100);
    }
  }

  @Test
  void shouldChangeAndReadWhereOnlyTheDiskOfTheIndexIsFull() {
    try (ServiceProcess service =
        ServiceProcess.named("disk-of-index")
            .data(disk.resolve("data"))
            .database(TestPostgresql.createDatabase("disk_of_index"))
            .environment("WORKER_SERVICE_SEARCH_COMMIT_INTERVAL", "500ms")
            .start()) {
      ApiClient admin = service.client(Role.HR_ADMIN);
      disk.fillUpTo(0);

      String path = written(write(admin));

      assertThat(admin.get(path).status()).isEqualTo(200);
      assertThat(admin.post("/api/workers/match", people.getLast()).status()).isEqualTo(200);
      await().atMost(RECOVERY).untilAsserted(() -> assertFound(admin, people.getLast()));
    }
  }

  private ServiceProcess start() {
    return ServiceProcess.named("disk-full")
        .data(disk.resolve("data"))
        .environment("WORKER_SERVICE_SEARCH_COMMIT_INTERVAL", "500ms")
        .start();
  }

  private void writeUntilRefused(ApiClient admin) {
    ApiAnswer last = write(admin);
    while (last.status() == 201 && people.size() < MAX_WRITES) {
      last = writeMany(admin);
    }
    assertRefused(last);
    assertThat(acknowledged).as("some were accepted before").isNotEmpty();
  }

  /** Returns the last refusal, or the last answer if there is none. */
  private ApiAnswer writeMany(ApiClient admin) {
    List<ObjectNode> some = Stream.generate(SamplePeople::next).limit(AT_ONCE).toList();
    List<ApiAnswer> answers =
        some.stream()
            .map(person -> admin.postAsync("/api/workers", person, Map.of()))
            .toList()
            .stream()
            .map(CompletableFuture::join)
            .toList();
    for (int index = 0; index < answers.size(); index++) {
      keep(some.get(index), answers.get(index));
    }
    return answers.stream()
        .filter(answer -> answer.status() != 201)
        .reduce((_, later) -> later)
        .orElseGet(answers::getLast);
  }

  private ApiAnswer write(ApiClient admin) {
    ObjectNode person = SamplePeople.next();
    ApiAnswer answer = admin.post("/api/workers", person);
    keep(person, answer);
    return answer;
  }

  private void keep(ObjectNode person, ApiAnswer answer) {
    if (answer.status() == 201) {
      people.add(person);
      acknowledged.add(written(answer));
    }
  }

  private static String written(ApiAnswer answer) {
    assertThat(answer.status()).as("%s", answer.body()).isEqualTo(201);
    return answer.header("Location").orElseThrow();
  }

  /** Fills the disk until the room that the reserve releases to a running server is used up too. */
  private void fillToTheLastByte() {
    await()
        .atMost(RECOVERY)
        .untilAsserted(
            () -> {
              disk.fillUpTo(0);
              assertThat(sizeOfReserve()).isLessThan(WHOLE_RESERVE);
            });
    disk.fillUpTo(0);
  }

  private void assertReadableOnly(ApiClient admin) {
    String last = acknowledged.getLast();
    await()
        .atMost(RECOVERY)
        .untilAsserted(
            () -> {
              assertThat(admin.get(last).status()).isEqualTo(200);
              assertFound(admin, people.getLast());
            });
    assertThat(admin.get(acknowledged.getFirst()).status()).isEqualTo(200);
    assertThat(admin.get("/api/workers?limit=10").status()).isEqualTo(200);
    assertThat(admin.get(last + "/audit").status()).isEqualTo(200);
    assertThat(admin.post("/api/workers/match", people.getLast()).status()).isEqualTo(200);
    assertRefused(admin.post("/api/workers", SamplePeople.next()));
    assertRefused(admin.delete(last));
    assertDegraded(admin);
  }

  private static void assertFound(ApiClient admin, ObjectNode person) {
    ApiAnswer found =
        admin.get("/api/workers/search?q=" + person.path("name").path("family").asText());
    assertThat(found.status()).as("%s", found.body()).isEqualTo(200);
    assertThat(found.data().path("total").asInt()).isPositive();
  }

  private static void assertRefused(ApiAnswer answer) {
    assertThat(answer.status()).as("%s", answer.body()).isEqualTo(503);
    assertThat(answer.body().path("error").path("details").path("reason").asText())
        .isEqualTo("disk_full");
    assertThat(answer.header("Retry-After")).isPresent();
  }

  private static void assertDegraded(ApiClient admin) {
    ApiAnswer health = admin.get("/api/health");
    assertThat(health.status()).isEqualTo(200);
    assertThat(health.body().path("status").asText()).isEqualTo("degraded");
    assertThat(health.body().path("reason").asText()).isEqualTo("disk_full");
    assertThat(admin.get("/health/live").status()).isEqualTo(200);
    ApiAnswer ready = admin.get("/health/ready");
    assertThat(ready.status()).isEqualTo(200);
    assertThat(ready.body().path("checks"))
        .anySatisfy(
            check -> {
              assertThat(check.path("id").asText()).isEqualTo("disk");
              assertThat(check.path("data").path("changes").asText()).isEqualTo("refused");
            });
  }

  private void assertComplete(ServiceProcess service, ApiClient admin) {
    assertThat(new Sql(service.database()).count("SELECT count(*) FROM workers"))
        .isGreaterThanOrEqualTo(acknowledged.size());
    assertThat(acknowledged)
        .allSatisfy(path -> assertThat(admin.get(path).status()).isEqualTo(200));
    assertFound(admin, people.getFirst());
    assertFound(admin, people.getLast());
  }

  private void awaitWholeReserve() {
    await()
        .atMost(RECOVERY)
        .untilAsserted(() -> assertThat(sizeOfReserve()).isEqualTo(WHOLE_RESERVE));
  }

  private long sizeOfReserve() throws IOException {
    Path reserve = disk.resolve("data").resolve("reserve");
    return Files.exists(reserve) ? Files.size(reserve) : 0;
  }

  private static String id(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static void kill(long pid) {
    ProcessHandle.of(pid).orElseThrow().destroyForcibly();
  }
}
