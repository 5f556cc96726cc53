package org.workerservice.flow.merge;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
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
import org.workerservice.survivorship.FieldOrigins;
import org.workerservice.survivorship.FieldOrigins.Choice;
import org.workerservice.survivorship.MergeSequence;
import org.workerservice.survivorship.Merged;
import org.workerservice.survivorship.Rule;
import org.workerservice.survivorship.Rules;
import org.workerservice.survivorship.Side;
import org.workerservice.survivorship.SystemTrust.Ranking;

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

  static MergePlan of(
      MergeRequest request,
      Map<UUID, Worker> idToWorker,
      Rules configured,
      Ranking trust,
      Instant now) {
    Choice choice = new Choice(request.choices().keySet(), now.truncatedTo(ChronoUnit.MICROS));
    Worker master = idToWorker.get(request.master());
    List<Worker> duplicates = request.duplicates().stream().map(idToWorker::get).toList();
    MergeSequence merged =
        MergeSequence.of(
            side(master, trust),
            duplicates.stream().map(duplicate -> side(duplicate, trust)).toList(),
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
              with(duplicate, links).toBuilder().sources(List.of()).build(),
              merged.steps().get(index).transfers().stream().map(Transfers::stored).toList(),
              moved));
      before = with(fed(before, duplicate, merged.steps().get(index), choice), links);
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

  private static Side side(Worker worker, Ranking trust) {
    return new Side(worker, field -> FieldOrigins.provenance(worker, field, trust));
  }

  /** Returns the survivor of a step with the source keys of both records. */
  private static Worker fed(Worker master, Worker duplicate, Merged step, Choice choice) {
    return FieldOrigins.merged(master, duplicate, step, choice).toBuilder()
        .sources(Stream.concat(master.sources().stream(), duplicate.sources().stream()).toList())
        .build();
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
