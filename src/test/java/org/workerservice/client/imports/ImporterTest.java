package org.workerservice.client.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.workerservice.client.CommandStopped;
import org.workerservice.client.ImportService;
import org.workerservice.client.ImportService.Received;
import org.workerservice.client.ImportService.Refusal;
import org.workerservice.client.file.LineReader;
import org.workerservice.client.file.SourceFormat;
import org.workerservice.client.mapping.Entity;
import org.workerservice.client.mapping.Mapping;
import org.workerservice.client.mapping.MappingReader;

class ImporterTest {
  private static final RetryPolicy HASTY =
      new RetryPolicy(
          Duration.ofMillis(2),
          Duration.ofMillis(10),
          Duration.ofSeconds(5),
          Duration.ofSeconds(5));
  private static final RetryPolicy IMPATIENT =
      new RetryPolicy(
          Duration.ofMillis(2),
          Duration.ofMillis(10),
          Duration.ofMillis(60),
          Duration.ofMillis(60));

  @TempDir private Path directory;
  private ImportService service;
  private Path file;

  @BeforeEach
  void start() throws IOException {
    service = new ImportService();
    file = directory.resolve("workers.ndjson");
  }

  @AfterEach
  void stop() {
    service.close();
  }

  private static String worker(String family) {
    return "{\"name\":{\"family\":\"" + family + "\",\"given\":[\"Ada\"]}}";
  }

  private void write(String... lines) throws IOException {
    Files.writeString(file, String.join("\n", lines) + "\n");
  }

  private void writeWorkers(int count) throws IOException {
    write(LongStream.rangeClosed(1, count).mapToObj(n -> worker("F" + n)).toArray(String[]::new));
  }

  private ImportSettings settings(URI url, int concurrency, int chunkSize, boolean restart) {
    return settings(url, concurrency, chunkSize, restart, OnDuplicate.REVIEW);
  }

  private ImportSettings settings(
      URI url, int concurrency, int chunkSize, boolean restart, OnDuplicate onDuplicate) {
    return new ImportSettings(
        Entity.WORKERS,
        url,
        "secret",
        SourceFormat.NDJSON,
        Optional.empty(),
        onDuplicate,
        file,
        rejectedFile(),
        concurrency,
        chunkSize,
        restart);
  }

  private Path rejectedFile() {
    return directory.resolve("rejected.csv");
  }

  private Path stateFile() {
    return directory.resolve("workers.ndjson.import-state.json");
  }

  private ImportSummary run(int concurrency, int chunkSize) throws Exception {
    return run(settings(service.url(), concurrency, chunkSize, false), HASTY);
  }

  private static ImportSummary run(ImportSettings settings, RetryPolicy retries) throws Exception {
    return new Importer(settings, ImportProgress.silent(), retries).run();
  }

  private static Optional<Refusal> busy() {
    return Optional.of(
        new Refusal(503, "0", "{\"error\":{\"code\":\"busy\",\"message\":\"Full.\"}}"));
  }

  @Test
  void shouldSendEveryRowOnceInChunksWithTheirFirstRow() throws Exception {
    writeWorkers(25);

    ImportSummary summary = run(3, 10);

    assertThat(summary.tally()).isEqualTo(new Tally(25, 25, 0, 0, 0));
    assertThat(service.received())
        .extracting(Received::firstRow, Received::size)
        .containsExactlyInAnyOrder(tuple(1L, 10), tuple(11L, 10), tuple(21L, 5));
    assertThat(service.received()).extracting(Received::importId).containsOnly(onlyImportId());
    assertThat(service.received())
        .extracting(Received::authorization)
        .containsOnly("Bearer secret");
    assertThat(service.received()).extracting(Received::policy).containsOnly("review");
    assertThat(service.stored().get(onlyImportId() + " 12").at("/name/family").asText())
        .isEqualTo("F12");
    assertThat(rejectedFile()).doesNotExist();
  }

  @Test
  void shouldSendChunksWithOneSourceKeyOneAfterTheOther() throws Exception {
    write(fed("one", "1"), fed("other", "2"), fed("again", " 1 "));
    AtomicInteger refusals = new AtomicInteger();
    service.refuse(
        request ->
            request.firstRow() == 1 && refusals.incrementAndGet() <= 3 ? busy() : Optional.empty());

    run(settings(service.url(), 3, 1, false, OnDuplicate.UPDATE), HASTY);

    assertThat(service.received())
        .extracting(Received::firstRow)
        .filteredOn(row -> row != 2)
        .containsExactly(1L, 1L, 1L, 1L, 3L);
  }

  private static String fed(String family, String id) {
    return "{\"name\":{\"family\":\"%s\"},\"sources\":[{\"system\":\"hr\",\"id\":\"%s\"}]}"
        .formatted(family, id);
  }

  private String onlyImportId() {
    return service.received().getFirst().importId();
  }

  @Test
  void shouldRetryWhenTheServiceIsBusy() throws Exception {
    writeWorkers(12);
    Set<Long> refused = ConcurrentHashMap.newKeySet();
    service.refuse(request -> refused.add(request.firstRow()) ? busy() : Optional.empty());

    ImportSummary summary = run(2, 4);

    assertThat(summary.tally().created()).isEqualTo(12);
    assertThat(service.received()).hasSize(6);
  }

  @Test
  void shouldImportNothingTwiceWhenAnAnswerIsLost() throws Exception {
    writeWorkers(8);
    Set<Long> lost = ConcurrentHashMap.newKeySet();
    service.lose(
        request ->
            lost.add(request.firstRow())
                ? Optional.of(new Refusal(502, "", ""))
                : Optional.empty());

    ImportSummary summary = run(2, 4);

    assertThat(summary.tally()).isEqualTo(new Tally(8, 8, 0, 0, 0));
    assertThat(service.stored()).hasSize(8);
    assertThat(service.replayed()).hasSize(8);
  }

  @Test
  void shouldContinueAnInterruptedImport() throws Exception {
    writeWorkers(40);
    service.refuse(request -> request.firstRow() == 21 ? busy() : Optional.empty());
    assertThatThrownBy(() -> run(settings(service.url(), 3, 5, false), IMPATIENT))
        .isInstanceOf(CommandStopped.class)
        .hasMessage("The service stayed unavailable. Its last status was 503: Full.");
    assertThat(stateFile()).exists();
    int before = service.received().size();

    service.refuse(request -> Optional.empty());
    ImportSummary summary = run(3, 7);

    List<Received> resumed = service.received().subList(before, service.received().size());
    assertThat(resumed)
        .as("the chunks of before, although another size was asked")
        .extracting(Received::firstRow)
        .containsExactlyInAnyOrder(21L, 26L, 31L, 36L);
    assertThat(service.received()).extracting(Received::importId).containsOnly(onlyImportId());
    assertThat(summary.tally()).isEqualTo(new Tally(40, 40, 0, 0, 0));
    assertThat(summary.rowsOfThisRun()).isEqualTo(20);
    assertThat(service.stored()).hasSize(40);
  }

  @Test
  void shouldListEachRejectedRowOnceAcrossAnInterruption() throws Exception {
    write(worker("Rejected"), worker("A"), "nonsense", worker("B"), worker("Rejected"));
    service.refuse(request -> request.firstRow() == 4 ? busy() : Optional.empty());
    assertThatThrownBy(() -> run(settings(service.url(), 1, 2, false), IMPATIENT))
        .isInstanceOf(CommandStopped.class);
    Files.writeString(rejectedFile(), Files.readString(rejectedFile()) + "4,left behind by a kill");

    service.refuse(request -> Optional.empty());
    ImportSummary summary = run(1, 2);

    assertThat(rejectedFile())
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
  void shouldStartFromTheFirstRowOnRestart() throws Exception {
    writeWorkers(4);
    service.refuse(request -> request.firstRow() == 3 ? busy() : Optional.empty());
    assertThatThrownBy(() -> run(settings(service.url(), 1, 2, false), IMPATIENT))
        .isInstanceOf(CommandStopped.class);

    service.refuse(request -> Optional.empty());
    run(settings(service.url(), 1, 2, true), HASTY);

    assertThat(service.received().stream().map(Received::importId).collect(Collectors.toSet()))
        .hasSize(2);
    assertThat(service.received().getLast().firstRow()).isEqualTo(3);
  }

  @Test
  void shouldNotRepeatAFinishedImport() throws Exception {
    writeWorkers(4);
    run(1, 2);

    assertThatThrownBy(() -> run(1, 2))
        .isInstanceOf(CommandStopped.class)
        .hasMessageContaining("already imported")
        .hasMessageContaining("4 rows read, 4 created")
        .hasMessageContaining("--again");
    assertThat(service.received()).hasSize(2);
  }

  @Test
  void shouldNotRepeatAFinishedImportThatOnlyCreatedPairsForReview() throws Exception {
    write(worker("Doubtful"));
    run(1, 2);

    assertThatThrownBy(() -> run(1, 2))
        .isInstanceOf(CommandStopped.class)
        .hasMessageContaining("1 rows read, 1 created");
  }

  @Test
  void shouldRepeatAFinishedImportOnRequest() throws Exception {
    writeWorkers(4);
    run(1, 2);

    assertThat(run(settings(service.url(), 1, 2, true), HASTY).tally().created()).isEqualTo(4);
    assertThat(service.received()).hasSize(4);
  }

  @Test
  void shouldImportAChangedFileAfterAFinishedImport() throws Exception {
    write(worker("Adams"), worker("Baker"));
    run(1, 2);

    write(worker("Adams"), worker("Clark"));

    assertThat(run(1, 2).tally().created()).isEqualTo(2);
  }

  @Test
  void shouldRepeatAFinishedImportThatUpdates() throws Exception {
    writeWorkers(2);
    ImportSettings updating = updating();
    run(updating, HASTY);

    assertThat(run(updating, HASTY).tally().read()).isEqualTo(2);
  }

  private ImportSettings updating() {
    return new ImportSettings(
        Entity.WORKERS,
        service.url(),
        "secret",
        SourceFormat.NDJSON,
        Optional.empty(),
        OnDuplicate.UPDATE,
        file,
        rejectedFile(),
        1,
        2,
        false);
  }

  @Test
  void shouldRefuseToContinueWithAnotherFile() throws Exception {
    writeWorkers(4);
    service.refuse(request -> request.firstRow() == 3 ? busy() : Optional.empty());
    assertThatThrownBy(() -> run(settings(service.url(), 1, 2, false), IMPATIENT))
        .isInstanceOf(CommandStopped.class);

    writeWorkers(5);

    assertThatThrownBy(() -> run(1, 2))
        .isInstanceOf(CommandStopped.class)
        .hasMessageContaining("another file content")
        .hasMessageContaining("--restart");
  }

  @Test
  void shouldGiveUpSoonAndHoldNothingAgainstAnotherAddressWhenTheServiceWasNeverReached()
      throws Exception {
    writeWorkers(3);
    List<String> complaints = new CopyOnWriteArrayList<>();
    URI nowhere = URI.create("http://127.0.0.1:" + unusedPort());
    RetryPolicy patientOnceReached =
        new RetryPolicy(
            Duration.ofMillis(2), Duration.ofMillis(10), Duration.ofDays(1), Duration.ofSeconds(1));
    ImportProgress progress = new Complaints(complaints);

    assertThatThrownBy(
            () -> new Importer(settings(nowhere, 1, 2, false), progress, patientOnceReached).run())
        .isInstanceOf(CommandStopped.class)
        .hasMessage("The service at " + nowhere + " cannot be reached.");
    assertThat(complaints)
        .isNotEmpty()
        .allMatch(text -> text.equals("The service at " + nowhere + " cannot be reached."));
    assertThat(run(1, 2).tally()).isEqualTo(new Tally(3, 3, 0, 0, 0));
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
    writeWorkers(2);
    service.refuse(
        request ->
            Optional.of(new Refusal(status, "", "{\"error\":{\"message\":\"Not like this.\"}}")));

    assertThatThrownBy(() -> run(1, 1))
        .isInstanceOf(CommandStopped.class)
        .hasMessage("The service refused the import with status " + status + ": Not like this.");
    assertThat(service.received()).hasSize(1);
  }

  @Test
  void shouldStopWhenTheServiceStaysUnavailable() throws Exception {
    writeWorkers(1);
    URI gone = service.url();
    service.close();

    assertThatThrownBy(() -> run(settings(gone, 1, 1, false), IMPATIENT))
        .isInstanceOf(CommandStopped.class)
        .hasMessage("The service at " + gone + " cannot be reached.");
  }

  @Test
  void shouldStopWhenTheAnswerDoesNotMatchTheRows() throws Exception {
    writeWorkers(2);
    service.lose(
        request -> Optional.of(new Refusal(200, "", "{\"data\":{\"outcomes\":[{\"row\":1}]}}")));

    assertThatThrownBy(() -> run(1, 2))
        .isInstanceOf(CommandStopped.class)
        .hasMessageContaining("does not match the rows");
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

    ImportSummary summary = run(4, 500);

    assertThat(summary.tally()).isEqualTo(new Tally(9, 1, 1, 1, 6));
    assertThat(rejectedFile())
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

    assertThat(run(1, 2).tally()).isEqualTo(new Tally(2, 2, 0, 0, 0));
    assertThat(rejectedFile())
        .content()
        .contains("\n2,2,links[0].other_worker_id,unknown_reference,There is no such worker.,");
  }

  @Test
  void shouldAddUpTheAssignmentsOfItsRows() throws Exception {
    Files.writeString(file, worker("Employed") + "\n" + worker("A") + "\n" + worker("Employed"));

    assertThat(run(2, 1).sentence()).contains("created 3", "assignments created 4, updated 2; ");
  }

  @Test
  void shouldListAndCountTheValuesThatCreatedRowsLost() throws Exception {
    Files.writeString(file, worker("A") + "\n" + worker("Lossy"));

    ImportSummary summary = run(1, 2);

    assertThat(summary.tally()).isEqualTo(new Tally(2, 2, 0, 0, 0).plus(Tally.ofLostValues(1)));
    assertThat(summary.sentence()).contains("created 2", "rejected 0, values left out 1");
    assertThat(rejectedFile())
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

    run(csv(mapping, file), HASTY);

    assertThat(rejectedFile())
        .content()
        .isEqualTo(
            """
            rejected_row,rejected_line,rejected_field,rejected_code,rejected_message,f,line
            1,3,birth_date,future,"The date, as given, is in the future.",Rejected,"A; ""B""\"
            """);
    if (Files.getFileStore(rejectedFile()).supportsFileAttributeView("posix")) {
      assertThat(Files.getPosixFilePermissions(rejectedFile()))
          .containsExactlyInAnyOrder(
              PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    }
    Path corrected = directory.resolve("corrected.csv");
    Files.writeString(corrected, Files.readString(rejectedFile()).replace(",Rejected,", ",Lee,"));
    assertThat(run(csv(mapping, corrected), HASTY).tally().created()).isEqualTo(1);
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
    assertThatThrownBy(() -> run(csv(mapping, file), IMPATIENT)).isInstanceOf(CommandStopped.class);

    service.refuse(request -> Optional.empty());

    assertThat(run(csv(mapping, file), HASTY).remarks())
        .containsExactly(
            "Skipped by the mapping: leavers 3",
            "Values left out because they could not be read: b 3");
  }

  private ImportSettings csv(Mapping mapping, Path csv) {
    return new ImportSettings(
        Entity.WORKERS,
        service.url(),
        "secret",
        SourceFormat.CSV,
        Optional.of(mapping),
        OnDuplicate.SKIP,
        csv,
        rejectedFile(),
        1,
        1,
        false);
  }

  @Test
  void shouldPassOnTheIdOfARow() throws Exception {
    write("{\"id\":\"0199a0b0-0000-7000-8000-000000000001\",\"name\":{\"family\":\"A\"}}");

    run(1, 1);

    assertThat(service.stored().get(onlyImportId() + " 1").path("id").asText())
        .isEqualTo("0199a0b0-0000-7000-8000-000000000001");
  }

  @Test
  void shouldImportAnEmptyFile() throws Exception {
    Files.writeString(file, "");

    assertThat(run(1, 1).tally()).isEqualTo(Tally.NONE);
    assertThat(service.received()).isEmpty();
  }
}
