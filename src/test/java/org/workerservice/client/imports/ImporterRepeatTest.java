package org.workerservice.client.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.workerservice.client.imports.ImporterStage.HASTY;
import static org.workerservice.client.imports.ImporterStage.IMPATIENT;
import static org.workerservice.client.imports.ImporterStage.busy;
import static org.workerservice.client.imports.ImporterStage.run;
import static org.workerservice.client.imports.ImporterStage.worker;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.workerservice.client.CommandStopped;
import org.workerservice.client.ImportService;
import org.workerservice.client.ImportService.Received;

/** Continuing an interrupted import, and starting a finished one again. */
class ImporterRepeatTest {
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

  private Path stateFile() {
    return directory.resolve("workers.ndjson.import-state.json");
  }

  @Test
  void shouldContinueAnInterruptedImport() throws Exception {
    stage.writeWorkers(40);
    service.refuse(request -> request.firstRow() == 21 ? busy() : Optional.empty());
    assertThatThrownBy(() -> run(stage.settings(service.url(), 3, 5, false), IMPATIENT))
        .isInstanceOf(CommandStopped.class)
        .hasMessage("The service stayed unavailable. Its last status was 503: Full.");
    assertThat(stateFile()).exists();
    int before = service.received().size();

    service.refuse(request -> Optional.empty());
    ImportSummary summary = stage.run(3, 7);

    List<Received> resumed = service.received().subList(before, service.received().size());
    assertThat(resumed)
        .as("the chunks of before, although another size was asked")
        .extracting(Received::firstRow)
        .containsExactlyInAnyOrder(21L, 26L, 31L, 36L);
    assertThat(service.received())
        .extracting(Received::importId)
        .containsOnly(stage.onlyImportId());
    assertThat(summary.tally()).isEqualTo(new Tally(40, 40, 0, 0, 0));
    assertThat(summary.rowsOfThisRun()).isEqualTo(20);
    assertThat(service.stored()).hasSize(40);
  }

  @Test
  void shouldStartFromTheFirstRowOnRestart() throws Exception {
    stage.writeWorkers(4);
    service.refuse(request -> request.firstRow() == 3 ? busy() : Optional.empty());
    assertThatThrownBy(() -> run(stage.settings(service.url(), 1, 2, false), IMPATIENT))
        .isInstanceOf(CommandStopped.class);

    service.refuse(request -> Optional.empty());
    run(stage.settings(service.url(), 1, 2, true), HASTY);

    assertThat(service.received().stream().map(Received::importId).collect(Collectors.toSet()))
        .hasSize(2);
    assertThat(service.received().getLast().firstRow()).isEqualTo(3);
  }

  @Test
  void shouldNotRepeatAFinishedImport() throws Exception {
    stage.writeWorkers(4);
    stage.run(1, 2);

    assertThatThrownBy(() -> stage.run(1, 2))
        .isInstanceOf(CommandStopped.class)
        .hasMessageContaining("already imported")
        .hasMessageContaining("4 rows read, 4 created")
        .hasMessageContaining("--again");
    assertThat(service.received()).hasSize(2);
  }

  @Test
  void shouldNotRepeatAFinishedImportThatOnlyCreatedPairsForReview() throws Exception {
    stage.write(worker("Doubtful"));
    stage.run(1, 2);

    assertThatThrownBy(() -> stage.run(1, 2))
        .isInstanceOf(CommandStopped.class)
        .hasMessageContaining("1 rows read, 1 created");
  }

  @Test
  void shouldRepeatAFinishedImportOnRequest() throws Exception {
    stage.writeWorkers(4);
    stage.run(1, 2);

    assertThat(run(stage.settings(service.url(), 1, 2, true), HASTY).tally().created())
        .isEqualTo(4);
    assertThat(service.received()).hasSize(4);
  }

  @Test
  void shouldImportAChangedFileAfterAFinishedImport() throws Exception {
    stage.write(worker("Adams"), worker("Baker"));
    stage.run(1, 2);

    stage.write(worker("Adams"), worker("Clark"));

    assertThat(stage.run(1, 2).tally().created()).isEqualTo(2);
  }

  @Test
  void shouldRepeatAFinishedImportThatUpdates() throws Exception {
    stage.writeWorkers(2);
    ImportSettings updating = updating();
    run(updating, HASTY);

    assertThat(run(updating, HASTY).tally().read()).isEqualTo(2);
  }

  private ImportSettings updating() {
    return stage.settings(service.url(), 1, 2, false, OnDuplicate.UPDATE);
  }

  @Test
  void shouldRefuseToContinueWithAnotherFile() throws Exception {
    stage.writeWorkers(4);
    service.refuse(request -> request.firstRow() == 3 ? busy() : Optional.empty());
    assertThatThrownBy(() -> run(stage.settings(service.url(), 1, 2, false), IMPATIENT))
        .isInstanceOf(CommandStopped.class);

    stage.writeWorkers(5);

    assertThatThrownBy(() -> stage.run(1, 2))
        .isInstanceOf(CommandStopped.class)
        .hasMessageContaining("another file content")
        .hasMessageContaining("--restart");
  }
}
