package org.workerservice.persistence.worker.preparation;

import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.workerservice.model.Worker;

/**
 * A worker whose features and match keys were computed by an earlier version of the program.
 *
 * @param version the version that was read
 * @param content parses and decrypts the record, which takes some tenths of a millisecond; throws
 *     an {@link org.workerservice.encryption.EncryptionException} if it cannot be read
 * @param replaced the records that were merged into the worker, which it is matched by as well
 */
public record StaleWorker(
    UUID id, long version, Supplier<Worker> content, List<Supplier<Worker>> replaced) {
  /** Makes a defensive copy of the list. */
  public StaleWorker {
    replaced = List.copyOf(replaced);
  }
}
