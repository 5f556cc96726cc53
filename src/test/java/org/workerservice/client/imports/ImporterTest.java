package org.workerservice.client.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.workerservice.client.imports.ImporterStage.HASTY;
import static org.workerservice.client.imports.ImporterStage.IMPATIENT;
import static org.workerservice.client.imports.ImporterStage.busy;
import static org.workerservice.client.imports.ImporterStage.run;
import static org.workerservice.client.imports.ImporterStage.worker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.workerservice.client.CommandStopped;
import org.workerservice.client.ImportService;
import org.workerservice.client.ImportService.Received;
import org.workerservice.client.mapping.Mapping;
import org.workerservice.client.mapping.MappingReader;

class ImporterTest {
  @TempDir private Path directory;
  private ImporterStage stage;
  private ImportService service;
  private Path file;

  @BeforeEach
  void start() throws IOException {
    stage = new ImporterStage(directory);
    service = stage.service();
    file = stage.file();
  }

  @AfterEach
  void stop() {
    stage.close();
  }

  @Test
  void shouldSendEveryRowOnceInChunksWithTheirFirstRow() throws Exception {
    stage.writeWorkers(25);

    ImportSummary summary = stage.run(3, 10);

    assertThat(summary.tally()).isEqualTo(new Tally(25, 25, 0, 0, 0));
    assertThat(service.received())
        .extracting(Received::firstRow, Received::size)
        .containsExactlyInAnyOrder(tuple(1L, 10), tuple(11L, 10), tuple(21L, 5));
    assertThat(service.received())
        .extracting(Received::importId)
        .containsOnly(stage.onlyImportId());
    assertThat(service.received())
        .extracting(Received::authorization)
        .containsOnly("Bearer secret");
    assertThat(service.received()).extracting(Received::policy).containsOnly("review");
    assertThat(service.stored().get(stage.onlyImportId() + " 12").at("/name/family").asText())
        .isEqualTo("F12");
    assertThat(stage.rejectedFile()).doesNotExist();
  }

  @Test
  void shouldSendChunksWithOneSourceKeyOneAfterTheOther() throws Exception {
    stage.write(fed("one", "1"), fed("other", "2"), fed("again", " 1 "));
    AtomicInteger refusals = new AtomicInteger();
    service.refuse(
        request ->
            request.firstRow() == 1 && refusals.incrementAndGet() <= 3 ? busy() : Optional.empty());

    run(stage.settings(service.url(), 3, 1, false, OnDuplicate.UPDATE), HASTY);

    assertThat(service.received())
        .extracting(Received::firstRow)
        .filteredOn(row -> row != 2)
        .containsExactly(1L, 1L, 1L, 1L, 3L);
  }

  private static String fed(String family, String id) {
    return "{\"name\":{\"family\":\"%s\"},\"sources\":[{\"system\":\"hr\",\"id\":\"%s\"}]}"
        .formatted(family, id);
  }

  @Test
  void shouldAddUpTheAssignmentsOfItsRows() throws Exception {
    Files.writeString(file, worker("Employed") + "\n" + worker("A") + "\n" + worker("Employed"));

    assertThat(stage.run(2, 1).sentence())
        .contains("created 3", "assignments created 4, updated 2; ");
  }

  @Test
  void shouldCountSkippedRowsAndOmittedValuesOnceAcrossAnInterruption() throws Exception {
    Mapping mapping =
        MappingReader.read(
            "x",
            "{skip: {when: {k: x}, reason: leavers}, worker: {name: {family: {column: f}},"
                + " birth_date: {column: b, date: d.M.yyyy, unreadable: omit}}}");
    Files.writeString(file, "k;f;b\nx;;\n;A;?1\n;B;?2\nx;;\n;C;?3\nx;;\n");
    service.refuse(request -> request.firstRow() == 2 ? busy() : Optional.empty());
    assertThatThrownBy(() -> run(stage.csv(mapping, file), IMPATIENT))
        .isInstanceOf(CommandStopped.class);

    service.refuse(request -> Optional.empty());

    assertThat(run(stage.csv(mapping, file), HASTY).remarks())
        .containsExactly(
            "Skipped by the mapping: leavers 3",
            "Values left out because they could not be read: b 3");
  }

  @Test
  void shouldPassOnTheIdOfARow() throws Exception {
    stage.write("{\"id\":\"0199a0b0-0000-7000-8000-000000000001\",\"name\":{\"family\":\"A\"}}");

    stage.run(1, 1);

    assertThat(service.stored().get(stage.onlyImportId() + " 1").path("id").asText())
        .isEqualTo("0199a0b0-0000-7000-8000-000000000001");
  }

  @Test
  void shouldImportAnEmptyFile() throws Exception {
    Files.writeString(file, "");

    assertThat(stage.run(1, 1).tally()).isEqualTo(Tally.NONE);
    assertThat(service.received()).isEmpty();
  }
}
