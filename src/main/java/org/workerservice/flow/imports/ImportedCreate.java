package org.workerservice.flow.imports;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.workerservice.bus.RequestContext;
import org.workerservice.flow.Reviews;
import org.workerservice.flow.imports.ImportWorkers.OnDuplicate;
import org.workerservice.matching.ScoredCandidate;
import org.workerservice.model.Worker;
import org.workerservice.persistence.database.ImportRow;
import org.workerservice.persistence.review.DetectionMethod;
import org.workerservice.persistence.worker.rows.MatchIndexEntry;
import org.workerservice.persistence.worker.write.WriteItem;

/** Builds the write of an import row, according to the duplicate policy of its import. */
final class ImportedCreate {
  private ImportedCreate() {}

  static WriteItem.Create of(
      RequestContext context,
      Worker worker,
      MatchIndexEntry index,
      String eventData,
      OnDuplicate onDuplicate,
      long watermark,
      List<ScoredCandidate> forReview,
      ImportRow row) {
    boolean compare = onDuplicate != OnDuplicate.CREATE;
    boolean contest = onDuplicate == OnDuplicate.REVIEW || onDuplicate == OnDuplicate.CREATE;
    return new WriteItem.Create(
        context,
        worker,
        index,
        eventData,
        compare ? OptionalLong.of(watermark) : OptionalLong.empty(),
        contest,
        Set.of(),
        forReview.stream().map(one -> Reviews.open(DetectionMethod.IMPORT, one)).toList(),
        Optional.empty(),
        Optional.of(row));
  }
}
