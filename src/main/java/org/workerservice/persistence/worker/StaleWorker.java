package org.workerservice.persistence.worker;

import java.util.UUID;
import java.util.function.Supplier;
import org.workerservice.model.Worker;

/**
 * A worker whose features and match keys an earlier version of the program has made.
 *
 * @param version that was read
 * @param content reads and decrypts the record, which takes some tenths of a millisecond; throws an
 *     {@link org.workerservice.encryption.EncryptionException} if it cannot be read
 */
public record StaleWorker(UUID id, long version, Supplier<Worker> content) {}
