package org.workerservice.flow.merge;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.workerservice.model.Worker;
import org.workerservice.model.WorkerLink;
import org.workerservice.persistence.database.WorkerIds;
import org.workerservice.persistence.merge.MergeChange.Step;
import org.workerservice.persistence.merge.MovedLink;
import org.workerservice.survivorship.MergeSequence;
import org.workerservice.survivorship.Merged;
import org.workerservice.survivorship.Provenance;
import org.workerservice.survivorship.Rule;
import org.workerservice.survivorship.Rules;
import org.workerservice.survivorship.Side;

/**
 * What a merge makes of the records that were read. Pure, apart from the ids of the merges.
 *
 * @param survivor with its links
 * @param others records whose links change, with their new links
 */
record MergePlan(
    Worker survivor,
    List<Step> steps,
    List<Worker> others,
    List<Merged.Origin> origins,
    List<Merged.Lost> lost) {

  static MergePlan of(MergeRequest request, Map<UUID, Worker> idToWorker, Rules configured) {
    Worker master = idToWorker.get(request.master());
    List<Worker> duplicates = request.duplicates().stream().map(idToWorker::get).toList();
    MergeSequence merged =
        MergeSequence.of(
            side(master),
            duplicates.stream().map(MergePlan::side).toList(),
            rules(configured, request.rules()),
            request.choices());
    LinkMoves links = new LinkMoves(idToWorker.values());
    List<Step> steps = new ArrayList<>();
    Worker before = master;
    for (int index = 0; index < duplicates.size(); index++) {
      Worker duplicate = duplicates.get(index);
      List<WorkerLink> linksBefore = links.of(duplicate.id().orElseThrow());
      List<MovedLink> moved = links.merge(request.master(), duplicate.id().orElseThrow());
      steps.add(
          new Step(
              WorkerIds.next(),
              before,
              duplicate.toBuilder().links(linksBefore).build(),
              with(duplicate, links),
              merged.steps().get(index).transfers().stream().map(Transfers::stored).toList(),
              moved));
      before = with(merged.steps().get(index).survivor(), links);
    }
    return new MergePlan(
        before, steps, others(request, idToWorker, links), merged.origins(), merged.lost());
  }

  private static List<Worker> others(
      MergeRequest request, Map<UUID, Worker> idToWorker, LinkMoves links) {
    return idToWorker.values().stream()
        .filter(worker -> !request.group().contains(worker.id().orElseThrow()))
        .filter(worker -> links.isChanged(worker.id().orElseThrow()))
        .map(worker -> with(worker, links))
        .toList();
  }

  private static Worker with(Worker worker, LinkMoves links) {
    return worker.toBuilder().links(links.of(worker.id().orElseThrow())).build();
  }

  /** Nothing is known yet of the source of a field, so the whole record is of its last change. */
  private static Side side(Worker worker) {
    Provenance ofRecord = new Provenance(worker.updatedAt().orElse(Instant.EPOCH), 0, false);
    return new Side(worker, field -> ofRecord);
  }

  private static Rules rules(Rules configured, Map<String, Rule> requested) {
    Map<String, Rule> fieldToRule = new HashMap<>(configured.fieldToRule());
    fieldToRule.putAll(requested);
    return new Rules(configured.standard(), fieldToRule);
  }

  /** Returns every worker that the merge changes. */
  List<UUID> affected() {
    return Stream.of(
            Stream.of(survivor.id().orElseThrow()),
            steps.stream().map(step -> step.after().id().orElseThrow()),
            others.stream().map(worker -> worker.id().orElseThrow()))
        .flatMap(ids -> ids)
        .toList();
  }
}
