package org.workerservice.flow.search;

import java.util.function.Predicate;
import org.workerservice.model.Identifier;
import org.workerservice.model.Worker;
import org.workerservice.persistence.worker.write.CommitListener;
import org.workerservice.persistence.worker.write.WriteItem;
import org.workerservice.persistence.worker.write.WriteOutcome;
import org.workerservice.privacy.SensitiveFields;
import org.workerservice.search.feed.Handover;

/** Hands committed workers to the search index of this node, without their sensitive values. */
public final class IndexHandover implements CommitListener {
  private final Handover handover;
  private final Predicate<Identifier> isSensitive;

  public IndexHandover(Handover handover, Predicate<Identifier> isSensitive) {
    this.handover = handover;
    this.isSensitive = isSensitive;
  }

  @Override
  public void committed(WriteItem item, WriteOutcome.Written outcome) {
    switch (item) {
      case WriteItem.Create _, WriteItem.Update _, WriteItem.Restore _ ->
          handover.committed(withoutSensitiveValues(outcome.worker()), outcome.sequence());
      case WriteItem.Delete _, WriteItem.Note _ -> handover.committed(outcome.sequence());
    }
  }

  @Override
  public void committed(long sequence) {
    handover.committed(sequence);
  }

  private Worker withoutSensitiveValues(Worker worker) {
    return SensitiveFields.transform(worker, isSensitive, value -> "");
  }
}
