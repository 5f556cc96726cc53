package org.workerservice.client.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.workerservice.client.imports.ImporterStage.HASTY;
import static org.workerservice.client.imports.ImporterStage.IMPATIENT;
import static org.workerservice.client.imports.ImporterStage.busy;
import static org.workerservice.client.imports.ImporterStage.run;
import static org.workerservice.client.imports.ImporterStage.worker;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.workerservice.client.CommandStopped;
import org.workerservice.client.ImportService;
import org.workerservice.client.file.LineReader;
import org.workerservice.client.mapping.Mapping;
import org.workerservice.client.mapping.MappingReader;

/** The file that lists rejected rows and lost values. */
class RejectedRowsTest {
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
  void shouldListEachRejectedRowOnceAcrossAnInterruption() throws Exception {
    stage.write(worker("Rejected"), worker("A"), "nonsense", worker("B"), worker("Rejected"));
    service.refuse(request -> request.firstRow() == 4 ? busy() : Optional.empty());
    assertThatThrownBy(() -> run(stage.settings(service.url(), 1, 2, false), IMPATIENT))
        .isInstanceOf(CommandStopped.class);
    Files.writeString(
        stage.rejectedFile(), Files.readString(stage.rejectedFile()) + "4,left behind by a kill");

    service.refuse(request -> Optional.empty());
    ImportSummary summary = stage.run(1, 2);

    assertThat(stage.rejectedFile())
        .content()
        .isEqualTo(
            """
            row,line,field,code,message,record
            1,1,birth_date,future,"The date, as given, is in the future.","{""name"":{""family"":""Rejected"",""given"":[""Ada""]}}"
            3,3,,malformed,The row is not JSON.,nonsense
            5,5,birth_date,future,"The date, as given, is in the future.","{""name"":{""family"":""Rejected"",""given"":[""Ada""]}}"
            """);
    assertThat(summary.tally()).isEqualTo(new Tally(5, 2, 0, 0, 3));
  }

  @Test
  void shouldRejectMalformedLinesAndContinue() throws Exception {
    byte[] notUtf8 = {'{', (byte) 0xC3, '}', '\n'};
    String first = "\uFEFF" + worker("A") + "\r\n\r\n";
    String rest =
        String.join(
            "\n",
            "[]",
            "{\"nme\":{}}",
            "{\"name\":{\"family\":5}}",
            worker("B") + worker("C"),
            "{\"name\":{\"family\":\"" + "x".repeat(LineReader.MAX_BYTES) + "\"}}",
            worker("Duplicate"),
            worker("Doubtful"));
    Files.write(file, concatenated(first.getBytes(StandardCharsets.UTF_8), notUtf8, rest));

    ImportSummary summary = stage.run(4, 500);

    assertThat(summary.tally()).isEqualTo(new Tally(9, 1, 1, 1, 6));
    assertThat(stage.rejectedFile())
        .content()
        .isEqualTo(
            """
            row,line,field,code,message,record
            2,3,,malformed,The row is not UTF-8.,
            3,4,,malformed,The value has the wrong type or form.,[]
            4,5,nme,malformed,The field is unknown.,"{""nme"":{}}"
            5,6,name.family,malformed,The value has the wrong type or form.,"{""name"":{""family"":5}}"
            6,7,,malformed,The value has the wrong type or form.,"{""name"":{""family"":""B"",""given"":[""Ada""]}}{""name"":{""family"":""C"",""given"":[""Ada""]}}"
            7,8,,malformed,The row is longer than 1048576 bytes.,
            8,9,,duplicate,Skipped: probably a duplicate of x.,"{""name"":{""family"":""Duplicate"",""given"":[""Ada""]}}"
            """);
  }

  @Test
  void shouldListMissingLinksOfCreatedRows() throws Exception {
    Files.writeString(file, worker("A") + "\n" + worker("Unlinked"));

    assertThat(stage.run(1, 2).tally()).isEqualTo(new Tally(2, 2, 0, 0, 0));
    assertThat(stage.rejectedFile())
        .content()
        .contains("\n2,2,links[0].other_worker_id,unknown_reference,There is no such worker.,");
  }

  @Test
  void shouldListAndCountTheValuesThatCreatedRowsLost() throws Exception {
    Files.writeString(file, worker("A") + "\n" + worker("Lossy"));

    ImportSummary summary = stage.run(1, 2);

    assertThat(summary.tally()).isEqualTo(new Tally(2, 2, 0, 0, 0).plus(Tally.ofLostValues(1)));
    assertThat(summary.sentence()).contains("created 2", "rejected 0, values left out 1");
    assertThat(stage.rejectedFile())
        .content()
        .contains(
            "2,addresses[0].country,unknown_code,The row was imported without this value. The country");
  }

  private static byte[] concatenated(byte[] first, byte[] second, String third) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(first);
    all.writeBytes(second);
    all.writeBytes(third.getBytes(StandardCharsets.UTF_8));
    return all.toByteArray();
  }

  @Test
  void shouldListTheCellsOfRejectedRowsSoThatTheyCanBeImportedOnceCorrected() throws Exception {
    Mapping mapping =
        MappingReader.read("x", "worker: {name: {family: {column: f}, given: [{column: line}]}}");
    Files.writeString(file, "f;line\n\nRejected;\"A; \"\"B\"\"\"\nLee;Bo\n");

    run(stage.csv(mapping, file), HASTY);

    assertThat(stage.rejectedFile())
        .content()
        .isEqualTo(
            """
            rejected_row,rejected_line,rejected_field,rejected_code,rejected_message,f,line
            1,3,birth_date,future,"The date, as given, is in the future.",Rejected,"A; ""B""\"
            """);
    if (Files.getFileStore(stage.rejectedFile()).supportsFileAttributeView("posix")) {
      assertThat(Files.getPosixFilePermissions(stage.rejectedFile()))
          .containsExactlyInAnyOrder(
              PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    }
    Path corrected = directory.resolve("corrected.csv");
    Files.writeString(
        corrected, Files.readString(stage.rejectedFile()).replace(",Rejected,", ",Lee,"));
    assertThat(run(stage.csv(mapping, corrected), HASTY).tally().created()).isEqualTo(1);
  }
}
