package org.workerservice.persistence.worker.write;

import org.workerservice.model.Worker;
import org.workerservice.persistence.worker.rows.WorkerRecords;

/** A write with the stored form of its worker, which is {@code {}} if it writes no content. */
public record EncodedItem(WriteItem item, String record) {
  static EncodedItem of(WriteItem item, WorkerRecords records) {
    return new EncodedItem(
        item,
        switch (item) {
          case WriteItem.Create create -> records.encode(create.worker());
          case WriteItem.Update update -> records.encode(update.worker());
          case WriteItem.Restore restore -> records.encode(active(restore.worker()));
          case WriteItem.Delete _, WriteItem.Note _ -> "{}";
        });
  }

  private static Worker active(Worker worker) {
    return worker.toBuilder().active(true).build();
  }
}
