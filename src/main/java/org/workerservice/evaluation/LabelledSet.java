package org.workerservice.evaluation;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.workerservice.matching.feature.KeyedHash;
import org.workerservice.matching.feature.MatchFeatures;
import org.workerservice.matching.feature.MatchKeys;
import org.workerservice.matching.feature.PreparedRecord;
import org.workerservice.matching.feature.TermFrequencies;

/**
 * Labelled records, prepared as the service prepares them; a record is identified by its position.
 */
public final class LabelledSet {
  private final List<LabelledRecord> records;
  private final List<MatchFeatures> features;
  private final List<long[]> keys;
  private final int[] entities;

  private LabelledSet(
      List<LabelledRecord> records,
      List<MatchFeatures> features,
      List<long[]> keys,
      int[] entities) {
    this.records = records;
    this.features = features;
    this.keys = keys;
    this.entities = entities;
  }

  /** Prepares records. */
  public static LabelledSet of(List<LabelledRecord> records, KeyedHash hash) {
    Map<String, Integer> entityToNumber = new HashMap<>();
    int[] entities = new int[records.size()];
    for (int i = 0; i < entities.length; i++) {
      String entity = records.get(i).entity();
      Integer number = entityToNumber.putIfAbsent(entity, entityToNumber.size());
      entities[i] = number == null ? entityToNumber.size() - 1 : number;
    }
    return new LabelledSet(
        List.copyOf(records),
        records.stream().map(record -> PreparedRecord.of(record.worker()).features(hash)).toList(),
        records.stream().map(record -> keys(record, hash)).toList(),
        entities);
  }

  private static long[] keys(LabelledRecord record, KeyedHash hash) {
    return MatchKeys.of(record.worker()).stream()
        .mapToLong(key -> ByteBuffer.wrap(hash.hash(key)).getLong())
        .distinct()
        .toArray();
  }

  /** Returns how many records there are. */
  public int size() {
    return records.size();
  }

  /** Returns a record. */
  public LabelledRecord record(int position) {
    return records.get(position);
  }

  /** Whether two records are a pair in scope and describe one person. */
  boolean same(int one, int other, PairScope scope) {
    return entities[one] == entities[other] && scope.includes(records.get(one), records.get(other));
  }

  /** Returns the features of all records. */
  public List<MatchFeatures> features() {
    return features;
  }

  /** Counts how common the names of the records are, as the service does without training. */
  public TermFrequencies frequencies() {
    return TermFrequencies.inMemory(features);
  }

  /** Returns the keys of all records. */
  List<long[]> keys() {
    return keys;
  }

  /** Returns the entity number of each record; do not change the array. */
  int[] entities() {
    return entities;
  }
}
