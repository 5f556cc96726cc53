package org.workerservice.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.workerservice.model.Role;
import org.workerservice.support.ApiAnswer;
import org.workerservice.support.ApiClient;
import org.workerservice.support.SamplePeople;
import org.workerservice.support.ServiceProcess;

/** How the index survives kills of its process and damage to its files. */
class SearchIndexIT {
  private static final Duration RECOVERY = Duration.ofSeconds(60);

  private static final Duration FOUR_COMMITS = Duration.ofSeconds(2);

  private static ServiceProcess service;
  private static List<Path> lastSeen = List.of();
  private static ApiClient admin;

  @BeforeAll
  static void start() {
    service =
        ServiceProcess.named("search")
            .environment("WORKER_SERVICE_SEARCH_COMMIT_INTERVAL", "500ms")
            .start();
    admin = service.client(Role.HR_ADMIN);
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @Test
  void shouldKnowEverythingAfterKillAndAfterAnOrderlyRestart() {
    int before = timesBuilt();
    List<String> families = create(20);
    service.kill9();
    service.restart();
    families.forEach(SearchIndexIT::awaitFound);

    families.addAll(create(5));
    service.restart();
    families.forEach(SearchIndexIT::awaitFound);

    assertThat(timesBuilt()).as("what was there was opened").isEqualTo(before);
  }

  private static int timesBuilt() {
    return service.output().split("Rebuilding the search index", -1).length;
  }

  @Test
  void shouldRecoverFromADeletedIndexWhileEverythingElseWorks() throws IOException {
    List<String> families = create(10);
    awaitCommitted();
    delete(service.dataDirectory().resolve("search"));

    families.addAll(createWhileAwaiting(families.getFirst()));

    families.forEach(SearchIndexIT::awaitFound);
    assertThat(admin.get("/health/ready").status()).isEqualTo(200);
  }

  @Test
  void shouldRecoverFromACorruptedIndex() throws IOException {
    List<String> families = create(10);
    awaitCommitted();
    int before = timesBuilt();
    for (Path file : indexFiles()) {
      if (holdsDocuments(file)) {
        byte[] content = Files.readAllBytes(file);
        Arrays.fill(content, (byte) 0x5a);
        Files.write(file, content);
      }
    }

    families.addAll(create(3));

    await()
        .atMost(RECOVERY)
        .untilAsserted(
            () -> assertThat(timesBuilt()).as("the damage was noticed").isGreaterThan(before));
    families.forEach(SearchIndexIT::awaitFound);
  }

  @Test
  void shouldRebuildTheIndexOnRequestAndKeepServing() {
    List<String> families = create(10);

    ApiAnswer begun = admin.post("/api/search/reindex", "");

    assertThat(begun.status()).isEqualTo(202);
    while (admin.get("/api/search/reindex").data().path("status").asText().equals("running")) {
      assertThat(admin.get("/api/workers/search?q=" + families.getFirst()).status()).isEqualTo(200);
    }
    JsonNode ended = admin.get("/api/search/reindex").data();
    assertThat(ended.path("status").asText()).isEqualTo("completed");
    assertThat(ended.path("id")).isEqualTo(begun.data().path("id"));
    assertThat(ended.path("indexed").asLong()).isGreaterThanOrEqualTo(10);
    families.forEach(family -> assertThat(total(family)).isEqualTo(1));
  }

  /** Damage to a file that is not in a commit yet would show up only in a later test. */
  private static void awaitCommitted() {
    await()
        .atMost(RECOVERY)
        .untilAsserted(() -> assertThat(indexFiles()).anyMatch(SearchIndexIT::holdsDocuments));
    await()
        .atMost(RECOVERY)
        .pollInterval(FOUR_COMMITS)
        .untilAsserted(() -> assertThat(indexFilesUnchanged()).isTrue());
  }

  private static boolean indexFilesUnchanged() throws IOException {
    List<Path> before = lastSeen;
    lastSeen = indexFiles();
    return lastSeen.equals(before);
  }

  private static boolean holdsDocuments(Path file) {
    String name = file.getFileName().toString();
    return name.endsWith(".cfs") || name.endsWith(".doc") || name.endsWith(".tim");
  }

  private static List<Path> indexFiles() throws IOException {
    try (Stream<Path> files = Files.walk(service.dataDirectory().resolve("search"))) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  /** The service may already be building another index in the same place. */
  private static void delete(Path directory) throws IOException {
    try (Stream<Path> tree = Files.walk(directory)) {
      for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
        if (Files.isRegularFile(path)) {
          Files.deleteIfExists(path);
        }
      }
    }
  }

  /** Creates continue. Searches return either complete results or 503. */
  private static List<String> createWhileAwaiting(String family) {
    List<String> created = new ArrayList<>();
    boolean refused = false;
    long end = System.nanoTime() + RECOVERY.toNanos();
    while (System.nanoTime() < end) {
      created.addAll(create(1));
      ApiAnswer answer = admin.get("/api/workers/search?q=" + family);
      if (answer.status() == 503) {
        refused = true;
        assertThat(answer.header("Retry-After")).isPresent();
        assertThat(answer.body().path("error").path("details").path("reason").asText())
            .isEqualTo("search");
      } else {
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.data().path("total").asLong()).isEqualTo(1);
        if (refused) {
          return created;
        }
      }
    }
    throw new AssertionError("the lost index was never noticed or never made again");
  }

  private static List<String> create(int count) {
    List<String> families = new ArrayList<>();
    for (int number = 0; number < count; number++) {
      ObjectNode person = SamplePeople.next();
      assertThat(admin.post("/api/workers", person).status()).isEqualTo(201);
      families.add(person.path("name").path("family").asText());
    }
    return families;
  }

  private static void awaitFound(String family) {
    await().atMost(RECOVERY).untilAsserted(() -> assertThat(total(family)).isEqualTo(1));
  }

  private static long total(String family) {
    ApiAnswer answer = admin.get("/api/workers/search?q=" + family);
    assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
    return answer.data().path("total").asLong();
  }
}
