package org.workerservice.client.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.workerservice.client.imports.ImporterStage.IMPATIENT;
import static org.workerservice.client.imports.ImporterStage.busy;
import static org.workerservice.client.imports.ImporterStage.run;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.workerservice.client.CommandStopped;
import org.workerservice.client.ImportService;
import org.workerservice.client.ImportService.Refusal;

/** A service that is busy, gone or refuses. */
class ImporterOutageTest {
  @TempDir private Path directory;
  private ImporterStage stage;
  private ImportService service;

  @BeforeEach
  void start() throws IOException {
    stage = new ImporterStage(directory);
    service = stage.service();
  }

  @AfterEach
  void stop() {
    stage.close();
  }

  @Test
  void shouldRetryWhenTheServiceIsBusy() throws Exception {
    stage.writeWorkers(12);
    Set<Long> refused = ConcurrentHashMap.newKeySet();
    service.refuse(request -> refused.add(request.firstRow()) ? busy() : Optional.empty());

    ImportSummary summary = stage.run(2, 4);

    assertThat(summary.tally().created()).isEqualTo(12);
    assertThat(service.received()).hasSize(6);
  }

  @Test
  void shouldImportNothingTwiceWhenAnAnswerIsLost() throws Exception {
    stage.writeWorkers(8);
    Set<Long> lost = ConcurrentHashMap.newKeySet();
    service.lose(
        request ->
            lost.add(request.firstRow())
                ? Optional.of(new Refusal(502, "", ""))
                : Optional.empty());

    ImportSummary summary = stage.run(2, 4);

    assertThat(summary.tally()).isEqualTo(new Tally(8, 8, 0, 0, 0));
    assertThat(service.stored()).hasSize(8);
    assertThat(service.replayed()).hasSize(8);
  }

  @Test
  void shouldGiveUpSoonAndHoldNothingAgainstAnotherAddressWhenTheServiceWasNeverReached()
      throws Exception {
    stage.writeWorkers(3);
    List<String> complaints = new CopyOnWriteArrayList<>();
    URI nowhere = URI.create("http://127.0.0.1:" + unusedPort());
    RetryPolicy patientOnceReached =
        new RetryPolicy(
            Duration.ofMillis(2), Duration.ofMillis(10), Duration.ofDays(1), Duration.ofSeconds(1));
    ImportProgress progress = new Complaints(complaints);

    assertThatThrownBy(
            () ->
                new Importer(stage.settings(nowhere, 1, 2, false), progress, patientOnceReached)
                    .run())
        .isInstanceOf(CommandStopped.class)
        .hasMessage("The service at " + nowhere + " cannot be reached.");
    assertThat(complaints)
        .isNotEmpty()
        .allMatch(text -> text.equals("The service at " + nowhere + " cannot be reached."));
    assertThat(stage.run(1, 2).tally()).isEqualTo(new Tally(3, 3, 0, 0, 0));
  }

  private record Complaints(List<String> texts) implements ImportProgress {
    @Override
    public void acknowledged(Tally tally, long consumed, long fileSize) {}

    @Override
    public void waiting(String complaint) {
      texts.add(complaint);
    }

    @Override
    public void close() {}
  }

  private static int unusedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 413, 415, 500})
  void shouldStopAtOnceWithTheMessageOfTheService(int status) throws Exception {
    stage.writeWorkers(2);
    service.refuse(
        request ->
            Optional.of(new Refusal(status, "", "{\"error\":{\"message\":\"Not like this.\"}}")));

    assertThatThrownBy(() -> stage.run(1, 1))
        .isInstanceOf(CommandStopped.class)
        .hasMessage("The service refused the import with status " + status + ": Not like this.");
    assertThat(service.received()).hasSize(1);
  }

  @Test
  void shouldStopWhenTheServiceStaysUnavailable() throws Exception {
    stage.writeWorkers(1);
    URI gone = service.url();
    service.close();

    assertThatThrownBy(() -> run(stage.settings(gone, 1, 1, false), IMPATIENT))
        .isInstanceOf(CommandStopped.class)
        .hasMessage("The service at " + gone + " cannot be reached.");
  }

  @Test
  void shouldStopWhenTheAnswerDoesNotMatchTheRows() throws Exception {
    stage.writeWorkers(2);
    service.lose(
        request -> Optional.of(new Refusal(200, "", "{\"data\":{\"outcomes\":[{\"row\":1}]}}")));

    assertThatThrownBy(() -> stage.run(1, 2))
        .isInstanceOf(CommandStopped.class)
        .hasMessageContaining("does not match the rows");
  }
}
