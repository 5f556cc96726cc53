package org.workerservice.persistence.deduplication;

import java.util.UUID;

/**
 * What a batch compares a living worker by.
 *
 * @param features compact form for the scorer
 * @param keys hashed match keys
 * @param ofOrganization whether the organisation that was asked for manages the worker
 */
public record StoredRecord(UUID id, byte[] features, long[] keys, boolean ofOrganization) {
  @Override
  public String toString() {
    return "StoredRecord[" + id + "]";
  }
}
