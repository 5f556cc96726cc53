package org.workerservice.persistence.worker.write;

import static org.workerservice.persistence.database.Parameters.arrayLiteral;
import static org.workerservice.persistence.database.Parameters.column;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.workerservice.bus.RequestContext;
import org.workerservice.model.Worker;
import org.workerservice.persistence.database.Parameters;
import org.workerservice.persistence.database.WorkerIds;
import org.workerservice.persistence.log.LogStatements;
import org.workerservice.persistence.worker.link.LinkChange;
import org.workerservice.persistence.worker.link.LinkTransaction;
import org.workerservice.persistence.worker.rows.ChildTable;
import org.workerservice.persistence.worker.rows.MatchIndexEntry;
import org.workerservice.persistence.worker.rows.WorkerRecords;
import org.workerservice.persistence.worker.rows.WorkerStatements;

/**
 * Writes records together with their lists, match keys, audit rows and events, in a transaction
 * that holds the gate. It leaves claims alone. All statements are sent before the first is
 * answered.
 */
public final class RecordWrites {
  private final WorkerRecords records;

  /** Writes records in their stored form. */
  public RecordWrites(WorkerRecords records) {
    this.records = records;
  }

  /**
   * What a transaction writes.
   *
   * @param living records with new content; a deleted one is deleted no more
   * @param away duplicates that are merged into {@code survivor}
   * @param merged records that were merged before and stay merged, with new content
   * @param linked records of which only the links change
   */
  public record Batch(
      RequestContext context,
      OffsetDateTime now,
      List<Content> living,
      List<Content> away,
      UUID survivor,
      List<Content> merged,
      List<Linked> linked) {
    /** Copies the lists. */
    public Batch {
      living = List.copyOf(living);
      away = List.copyOf(away);
      merged = List.copyOf(merged);
      linked = List.copyOf(linked);
    }

    /** Returns how many sequences of the log it takes: one for each record with an event. */
    public int size() {
      return living.size() + away.size() + merged.size() + linked.size();
    }
  }

  /**
   * A record with its new content.
   *
   * @param version to write
   * @param record its stored form
   * @param action in the audit log
   */
  public record Content(
      UUID id,
      long version,
      String record,
      MatchIndexEntry index,
      String action,
      String event,
      String eventData) {
    @Override
    public String toString() {
      return "Content[" + id + "]";
    }
  }

  /**
   * Encodes a record; do it before the gate is entered, where other writes would wait for it.
   *
   * @param worker with its id and the version to write
   * @param action in the audit log
   */
  public Content content(
      Worker worker, MatchIndexEntry index, String action, String event, String eventData) {
    return new Content(
        worker.id().orElseThrow(),
        worker.version(),
        records.encode(worker),
        index,
        action,
        event,
        eventData);
  }

  /**
   * A record with its new links.
   *
   * @param version to write
   */
  public record Linked(LinkChange.End end, long version) {
    UUID id() {
      return end.id();
    }
  }

  /**
   * Sends the statements.
   *
   * @param sequences as many as the batch takes, increasing
   */
  public Future<?> send(SqlConnection connection, Batch batch, List<Long> sequences) {
    return new Sending(connection, batch, sequences).send();
  }

  private static final class Sending {
    private final SqlConnection connection;
    private final Batch batch;
    private final List<Long> sequences;
    private final List<Future<?>> sent = new ArrayList<>();

    Sending(SqlConnection connection, Batch batch, List<Long> sequences) {
      this.connection = connection;
      this.batch = batch;
      this.sequences = sequences;
    }

    Future<?> send() {
      List<Content> all = Stream.concat(batch.living().stream(), batch.away().stream()).toList();
      send(WorkerStatements.REMOVE_KEYS, ids(all));
      send(WorkerStatements.UPDATE, contents(batch.living()));
      if (!batch.away().isEmpty()) {
        send(WorkerStatements.MERGE_AWAY, contents(batch.away()).addUUID(batch.survivor()));
      }
      if (!batch.merged().isEmpty()) {
        send(WorkerStatements.UPDATE_MERGED, contents(batch.merged()));
      }
      List<Content> changed =
          Stream.concat(batch.living().stream(), batch.merged().stream()).toList();
      send(SourceStatements.REMOVE, ids(all));
      send(SourceStatements.PUT, ids(all));
      for (ChildTable table : ChildTable.values()) {
        send(table.upsert(), ids(changed));
        send(table.trim(), ids(changed));
      }
      send(WorkerStatements.PUT_KEYS, keys());
      sendLinks();
      send(LogStatements.PUT_EVENTS, events());
      return Future.all(sent);
    }

    private void send(String sql, Tuple parameters) {
      sent.add(connection.preparedQuery(sql).execute(parameters));
    }

    private void sendLinks() {
      List<UUID> others =
          Stream.concat(
                  batch.linked().stream().map(Linked::id), batch.away().stream().map(Content::id))
              .toList();
      if (!batch.linked().isEmpty()) {
        send(LinkTransaction.UPDATE, links());
      }
      if (!others.isEmpty()) {
        Tuple ids = Tuple.of(others.toArray(UUID[]::new));
        send(ChildTable.LINKS.upsert(), ids);
        send(ChildTable.LINKS.trim(), ids);
      }
    }

    private static Tuple ids(List<Content> contents) {
      return Tuple.of(column(contents, Content::id, UUID[]::new));
    }

    private Tuple contents(List<Content> contents) {
      RequestContext context = batch.context();
      return Tuple.from(
          List.of(
              context.tenant(),
              batch.now(),
              column(contents, Content::id, UUID[]::new),
              column(contents, Content::version, Long[]::new),
              column(contents, Content::record, String[]::new),
              column(contents, one -> Buffer.buffer(one.index().features()), Buffer[]::new),
              column(contents, one -> (short) one.index().featuresVersion(), Short[]::new),
              column(contents, one -> arrayLiteral(one.index().keys()), String[]::new),
              column(contents, Content::action, String[]::new),
              column(contents, one -> context.user(), String[]::new),
              column(contents, one -> Parameters.roles(context), String[]::new),
              column(contents, one -> context.clientAddress().orElse(null), String[]::new),
              column(contents, one -> context.userAgent().orElse(null), String[]::new),
              column(contents, one -> context.traceId(), String[]::new),
              column(contents, one -> Buffer.buffer(one.index().print()), Buffer[]::new)));
    }

    private Tuple keys() {
      return Tuple.of(
          batch.context().tenant(),
          column(batch.living(), Content::id, UUID[]::new),
          sequences.subList(0, batch.living().size()).toArray(Long[]::new),
          column(batch.living(), one -> arrayLiteral(one.index().keys()), String[]::new));
    }

    private Tuple links() {
      RequestContext context = batch.context();
      return Tuple.from(
          Arrays.asList(
              context.tenant(),
              batch.now(),
              column(batch.linked(), Linked::id, UUID[]::new),
              column(batch.linked(), Linked::version, Long[]::new),
              column(batch.linked(), one -> LinkTransaction.json(one.end().links()), String[]::new),
              context.user(),
              Parameters.roles(context),
              LinkChange.Kind.LINK.name(),
              context.clientAddress().orElse(null),
              context.userAgent().orElse(null),
              context.traceId()));
    }

    private record Published(UUID id, long version, String event, String data) {
      static Published of(Content one) {
        return new Published(one.id(), one.version(), one.event(), one.eventData());
      }
    }

    private Tuple events() {
      List<Published> published = new ArrayList<>();
      batch.living().stream().map(Published::of).forEach(published::add);
      batch.away().stream().map(Published::of).forEach(published::add);
      batch.merged().stream().map(Published::of).forEach(published::add);
      batch.linked().stream()
          .filter(one -> one.end().published())
          .map(
              one ->
                  new Published(
                      one.id(), one.version(), LinkChange.Kind.LINK.event(), one.end().eventData()))
          .forEach(published::add);
      return Tuple.from(
          List.of(
              batch.context().tenant(),
              batch.now(),
              sequences.subList(0, published.size()).toArray(Long[]::new),
              column(published, one -> WorkerIds.next(), UUID[]::new),
              column(published, Published::event, String[]::new),
              column(published, Published::id, UUID[]::new),
              column(published, Published::version, Long[]::new),
              column(published, one -> batch.context().user(), String[]::new),
              column(published, one -> batch.context().traceId(), String[]::new),
              column(published, Published::data, String[]::new)));
    }
  }
}
