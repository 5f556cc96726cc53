package org.workerservice.flow.imports;

import static org.workerservice.support.SampleWorkers.id;

import io.vertx.core.Future;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.workerservice.flow.imports.ImportWorkers.Content;
import org.workerservice.flow.imports.ImportWorkers.OnDuplicate;
import org.workerservice.flow.imports.ImportWorkers.Row;
import org.workerservice.flow.imports.PreparedRow.Broken;
import org.workerservice.flow.imports.PreparedRow.Entry;
import org.workerservice.matching.MatchCommand;
import org.workerservice.matching.Matching;
import org.workerservice.model.Worker;
import org.workerservice.persistence.worker.read.ReadCommand;
import org.workerservice.persistence.worker.rows.MatchIndexEntry;
import org.workerservice.persistence.worker.write.WriteItem;
import org.workerservice.persistence.worker.write.WriteItem.Create;
import org.workerservice.persistence.worker.write.WriteItem.Note;
import org.workerservice.persistence.worker.write.WriteOutcome;
import org.workerservice.persistence.worker.write.WriteOutcome.Written;
import org.workerservice.support.FakeActor;
import org.workerservice.support.FakeActors;
import org.workerservice.support.FakeRegistry;
import org.workerservice.support.FakeScores;
import org.workerservice.support.FlowTools;
import org.workerservice.support.SampleWorkers;
import org.workerservice.validation.Violation;

/** The rounds of an import request, with fakes around them. */
final class RoundsStage implements BeforeEachCallback, AfterEachCallback {
  static final String FIND_CANDIDATES = "persistence.reader FindCandidates";
  static final String FIND_FEATURES = "persistence.reader FindFeatures";
  static final String SCORE = "matching Score";
  static final String CREATE = "persistence.writer Create";
  static final String NOTE = "persistence.writer Note";
  static final UUID IMPORT = new UUID(3, 3);
  static final Violation BROKEN = new Violation("name", "required", "A name is needed.");

  private final FakeActors actors = new FakeActors();
  private final FakeActor<ReadCommand<?>> reader = actors.at(ReadCommand.ADDRESS);
  private final FakeActor<WriteItem> writer = actors.at(WriteItem.ADDRESS);
  private final FakeActor<MatchCommand> matching = actors.at(Matching.ADDRESS);
  private final FakeRegistry registry = new FakeRegistry(reader);
  private final FakeScores scores = new FakeScores(matching);
  private final ImportOutcomes outcomes = new ImportOutcomes();

  private OnDuplicate onDuplicate = OnDuplicate.SKIP;

  @Override
  public void beforeEach(ExtensionContext test) {
    actors.beforeEach(test);
    writer
        .always(Create.class, create -> new Written(create.worker(), 100))
        .always(Note.class, note -> new WriteOutcome.Noted());
  }

  @Override
  public void afterEach(ExtensionContext test) {
    actors.afterEach(test);
  }

  FakeActors actors() {
    return actors;
  }

  FakeActor<ReadCommand<?>> reader() {
    return reader;
  }

  FakeActor<WriteItem> writer() {
    return writer;
  }

  FakeRegistry registry() {
    return registry;
  }

  FakeScores scores() {
    return scores;
  }

  ImportOutcomes recorded() {
    return outcomes;
  }

  void onDuplicate(OnDuplicate policy) {
    onDuplicate = policy;
  }

  /** Returns a row whose number is in the id of its worker. */
  static Entry row(long number) {
    Worker worker = SampleWorkers.withoutId().toBuilder().id(id(100 + number)).build();
    return new Entry(
        source(number, worker),
        worker,
        new MatchIndexEntry(new byte[] {(byte) number}, 1, List.of(number), List.of(), new byte[0]),
        "{}");
  }

  private static Row source(long number, Worker worker) {
    return new Row(number, "hash " + number, new Content.Readable(worker));
  }

  static Broken broken(long number) {
    return new Broken(
        new Row(number, "hash " + number, new Content.Malformed(List.of(BROKEN))), List.of(BROKEN));
  }

  private Future<?> write(PreparedRow... rows) {
    ImportWorkers.Request request =
        new ImportWorkers.Request(
            actors.context(), IMPORT, onDuplicate, Stream.of(rows).map(PreparedRow::row).toList());
    return new ImportRounds(FlowTools.on(actors.bus()), request, outcomes).write(List.of(rows));
  }

  /** Returns the outcomes of the rows, such as {@code 1 created}. */
  List<String> outcomes(PreparedRow... rows) {
    actors.value(() -> write(rows).mapEmpty());
    return outcomes.all().stream().map(row -> row.number() + " " + row.outcome()).toList();
  }

  Throwable failure(PreparedRow... rows) {
    return actors.failure(() -> write(rows).mapEmpty());
  }

  void similar(long number) {
    registry.put(SampleWorkers.living(number).build());
    scores.put(id(number), FlowTools.THRESHOLD);
  }

  List<Create> created() {
    return writer.received(Create.class);
  }
}
