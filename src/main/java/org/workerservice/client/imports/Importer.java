package org.workerservice.client.imports;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.workerservice.client.CommandStopped;
import org.workerservice.client.file.Notes;
import org.workerservice.client.file.RowSource;
import org.workerservice.model.SourceKey;

/**
 * Runs one import from the first row that is not yet acknowledged to the end of the file.
 *
 * <p>The calling thread reads and acknowledges; requests run on other threads. Chunks are
 * acknowledged in row order: first the rejected rows are written, then the state, so that the next
 * run can repair whatever a killed run left behind.
 */
public final class Importer {
  private record Pending(Chunk chunk, Set<SourceKey> keys, Future<ChunkOutcome> outcome) {
    boolean shares(Set<SourceKey> others) {
      return !Collections.disjoint(keys, others);
    }
  }

  private final ImportSettings settings;
  private final ImportProgress progress;
  private final RetryPolicy retries;
  private final StateFile stateFile;
  private final Deque<Pending> inFlight = new ArrayDeque<>();

  /** Prepares an import. Nothing is read or sent until {@link #run}. */
  public Importer(ImportSettings settings, ImportProgress progress) {
    this(settings, progress, RetryPolicy.USUAL);
  }

  Importer(ImportSettings settings, ImportProgress progress, RetryPolicy retries) {
    this.settings = settings;
    this.progress = progress;
    this.retries = retries;
    this.stateFile = new StateFile(settings.file());
  }

  /**
   * Imports the file; blocks until its end.
   *
   * @throws CommandStopped if the service refuses or stays unavailable; a later run continues from
   *     here
   * @throws org.workerservice.client.mapping.MappingException if the file lacks mapped columns
   * @throws IOException if the file, the state or the rejected rows cannot be read or written
   */
  public ImportSummary run() throws IOException, InterruptedException {
    long started = System.nanoTime();
    ImportState initial = initialState();
    ImportState end;
    Notes trailing;
    try (RowSource source = settings.rows();
        RejectedFile rejected =
            new RejectedFile(settings.rejected(), initial.rejectedBytes(), source);
        ChunkSender sender = new ChunkSender(settings, initial.importId(), retries, progress);
        ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
      stateFile.write(initial);
      progress.started(initial.tally());
      try {
        end = send(initial, source, rejected, chunk -> senders.submit(() -> sender.send(chunk)));
        trailing = source.remaining();
      } finally {
        senders.shutdownNow();
      }
    }
    stateFile.finish(end);
    return new ImportSummary(
        settings.entity(),
        end.tally(),
        end.notes().plus(trailing),
        end.tally().read() - initial.tally().read(),
        Duration.ofNanos(System.nanoTime() - started));
  }

  private ImportState initialState() throws IOException {
    ImportState.Source source = StateFile.source(settings);
    Optional<ImportState> interrupted =
        settings.restart() ? Optional.empty() : stateFile.read(source);
    return interrupted.orElseGet(
        () -> ImportState.fresh(UUID.randomUUID(), source, settings.chunkSize()));
  }

  /** Starts to send a chunk. */
  private interface Dispatch {
    Future<ChunkOutcome> send(Chunk chunk);
  }

  private ImportState send(
      ImportState initial, RowSource source, RejectedFile rejected, Dispatch dispatch)
      throws IOException, InterruptedException {
    Chunker chunker = new Chunker(source, initial.chunkSize(), initial.nextRow());
    ImportState state = initial;
    Optional<Chunk> chunk = chunker.next();
    while (chunk.isPresent()) {
      Set<SourceKey> keys = keys(chunk.get());
      // Rows of one key must arrive in their order.
      while (inFlight.stream().anyMatch(pending -> pending.shares(keys))) {
        state = acknowledgeFirst(state, rejected);
      }
      inFlight.addLast(new Pending(chunk.get(), keys, dispatched(chunk.get(), dispatch)));
      if (inFlight.size() >= settings.concurrency()) {
        state = acknowledgeFirst(state, rejected);
      }
      chunk = chunker.next();
    }
    while (!inFlight.isEmpty()) {
      state = acknowledgeFirst(state, rejected);
    }
    return state;
  }

  private Set<SourceKey> keys(Chunk chunk) {
    return settings.onDuplicate().usesSources() ? ChunkKeys.of(chunk) : Set.of();
  }

  private static Future<ChunkOutcome> dispatched(Chunk chunk, Dispatch dispatch) {
    return chunk
        .rejection()
        .<Future<ChunkOutcome>>map(
            rejection ->
                CompletableFuture.completedFuture(
                    new ChunkOutcome(Tally.ofRejected(), List.of(rejection))))
        .orElseGet(() -> dispatch.send(chunk));
  }

  private ImportState acknowledgeFirst(ImportState state, RejectedFile rejected)
      throws IOException, InterruptedException {
    Pending first = inFlight.removeFirst();
    ChunkOutcome outcome = outcome(first);
    ImportState after = state.after(first.chunk(), outcome, rejected.add(outcome.rejections()));
    stateFile.write(after);
    progress.acknowledged(after.tally(), first.chunk().consumed(), after.source().fileSize());
    return after;
  }

  private static ChunkOutcome outcome(Pending pending) throws InterruptedException {
    try {
      return pending.outcome().get();
    } catch (ExecutionException failure) {
      if (failure.getCause() instanceof CommandStopped stopped) {
        throw stopped;
      }
      throw new IllegalStateException(
          "Sending the chunk at row " + pending.chunk().firstRow() + " failed", failure.getCause());
    }
  }
}
