package org.workerservice.support;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.workerservice.model.Worker;
import org.workerservice.persistence.worker.read.Candidate;
import org.workerservice.persistence.worker.read.Candidates;
import org.workerservice.persistence.worker.read.ReadCommand;

/**
 * In-memory workers behind a fake actor. Every living worker shares a key with every record; there
 * are no manual decisions on any pair.
 */
public final class FakeRegistry {
  private static final byte[] NO_FEATURES = {};

  private final Map<UUID, Worker> idToWorker = new TreeMap<>();
  private long newest;

  /** Makes an actor answer from this registry. */
  public FakeRegistry(FakeActor<ReadCommand<?>> reader) {
    reader
        .always(
            ReadCommand.FindWorker.class, find -> Optional.ofNullable(idToWorker.get(find.id())))
        .always(ReadCommand.FindWorkers.class, find -> workers(find.ids()))
        .always(ReadCommand.FindFeatures.class, find -> candidates(workers(find.ids())))
        .always(ReadCommand.FindCandidates.class, this::candidates)
        .always(ReadCommand.FindDecisions.class, find -> List.of());
  }

  /** Adds workers, or newer versions of them. */
  public void put(Worker... workers) {
    for (Worker worker : workers) {
      idToWorker.put(worker.id().orElseThrow(), worker);
      newest++;
    }
  }

  /** Deletes a worker; the record stays. */
  public void delete(UUID id) {
    put(SampleWorkers.deleted(idToWorker.get(id)));
  }

  /** Returns the sequence of the last change. */
  public long newest() {
    return newest;
  }

  private List<Worker> workers(Collection<UUID> ids) {
    return ids.stream().filter(idToWorker::containsKey).map(idToWorker::get).toList();
  }

  private Candidates candidates(ReadCommand.FindCandidates find) {
    List<Candidate> all = candidates(idToWorker.values());
    List<Candidate> some = all.subList(0, Math.min(find.limit(), all.size()));
    return new Candidates(newest, find.probes().stream().map(probe -> some).toList());
  }

  private static List<Candidate> candidates(Collection<Worker> workers) {
    return workers.stream()
        .filter(worker -> worker.deletedAt().isEmpty())
        .map(worker -> new Candidate(worker.id().orElseThrow(), NO_FEATURES, 1))
        .toList();
  }
}
