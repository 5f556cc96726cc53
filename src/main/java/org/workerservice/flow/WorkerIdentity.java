package org.workerservice.flow;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.workerservice.matching.feature.IdentityPrint;
import org.workerservice.matching.feature.KeyedHash;
import org.workerservice.matching.feature.MatchFeatures;
import org.workerservice.matching.feature.PreparedRecord;
import org.workerservice.matching.text.Claim;
import org.workerservice.matching.text.Claims;
import org.workerservice.model.Worker;
import org.workerservice.persistence.worker.rows.MatchIndexEntry;
import org.workerservice.persistence.worker.rows.MatchIndexEntry.ClaimKey;

/**
 * Derives the match keys, claims and features of a record; pure, apart from the secret of the hash.
 */
public final class WorkerIdentity {
  /**
   * Two different numbers must never share a claim; 128 bits make a collision practically
   * impossible.
   */
  private static final int CLAIM_BYTES = 16;

  /** Of a worker with all records that were merged into it: those of more than ten records. */
  private static final int MAX_KEYS = 1_024;

  private static final byte[] NO_PRINT = new byte[0];

  private final KeyedHash hash;

  public WorkerIdentity(KeyedHash hash) {
    this.hash = hash;
  }

  /**
   * Returns the match keys, claims and features of a record; keys of different tenants never match.
   */
  public MatchIndexEntry of(Worker worker, UUID tenant) {
    return of(PreparedRecord.of(worker), tenant, print(worker).encode());
  }

  /** As above, without a print, for a record that is only compared. */
  public MatchIndexEntry ofCompared(Worker worker, UUID tenant) {
    return of(PreparedRecord.of(worker), tenant);
  }

  /** As above, for a record that is already prepared. */
  public MatchIndexEntry of(PreparedRecord record, UUID tenant) {
    return of(record, tenant, NO_PRINT);
  }

  private MatchIndexEntry of(PreparedRecord record, UUID tenant, byte[] print) {
    List<Long> keys = record.keys().stream().map(key -> key(tenant, key)).distinct().toList();
    return new MatchIndexEntry(
        record.features(hash, keys).encode(),
        MatchFeatures.FORMAT_VERSION,
        keys,
        hashed(record.claims(), tenant),
        print);
  }

  /** Returns the print of the parts of a record that tell people apart. */
  public IdentityPrint print(Worker worker) {
    return IdentityPrint.of(worker, hash);
  }

  /**
   * As above, for a worker that other records were merged into: a record that resembles one of them
   * meets this worker. Its own keys and features come first where a limit applies.
   *
   * @param replaced the records that were merged into the worker, directly or not
   */
  public MatchIndexEntry of(Worker worker, List<Worker> replaced, UUID tenant) {
    MatchIndexEntry own = of(worker, tenant);
    if (replaced.isEmpty()) {
      return own;
    }
    List<MatchIndexEntry> others = replaced.stream().map(one -> of(one, tenant)).toList();
    List<MatchIndexEntry> all = Stream.concat(Stream.of(own), others.stream()).toList();
    return new MatchIndexEntry(
        MatchFeatures.decode(own.features())
            .with(others.stream().map(one -> MatchFeatures.decode(one.features())).toList())
            .encode(),
        MatchFeatures.FORMAT_VERSION,
        all.stream().flatMap(one -> one.keys().stream()).distinct().limit(MAX_KEYS).toList(),
        all.stream().flatMap(one -> one.claims().stream()).distinct().toList(),
        own.print());
  }

  /** Returns the claims of a worker and of the records that were merged into it. */
  public List<ClaimKey> claims(Worker worker, List<Worker> replaced, UUID tenant) {
    return Stream.concat(Stream.of(worker), replaced.stream())
        .flatMap(one -> claims(one, tenant).stream())
        .distinct()
        .toList();
  }

  /** Returns the claims of a record. */
  public List<ClaimKey> claims(Worker worker, UUID tenant) {
    return hashed(Claims.of(worker), tenant);
  }

  private List<ClaimKey> hashed(List<Claim> claims, UUID tenant) {
    return claims.stream()
        .map(claim -> new ClaimKey(claim.scheme(), claimHash(tenant, claim)))
        .toList();
  }

  /** 64 of the 256 bits are enough: a collision only adds a superfluous candidate. */
  private long key(UUID tenant, String key) {
    return ByteBuffer.wrap(hash.hash("key\n" + tenant + "\n" + key)).getLong();
  }

  private String claimHash(UUID tenant, Claim claim) {
    byte[] whole = hash.hash("claim\n" + tenant + "\n" + claim.text());
    return HexFormat.of().formatHex(whole, 0, CLAIM_BYTES);
  }
}
