package org.workerservice.flow;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.workerservice.matching.feature.KeyedHash;
import org.workerservice.matching.feature.MatchFeatures;
import org.workerservice.matching.feature.PreparedRecord;
import org.workerservice.matching.text.Claim;
import org.workerservice.matching.text.Claims;
import org.workerservice.model.Worker;
import org.workerservice.persistence.worker.MatchIndexEntry;
import org.workerservice.persistence.worker.MatchIndexEntry.ClaimKey;

/**
 * Derives the match keys, claims and features of a record; pure, apart from the secret of the hash.
 */
public final class WorkerIdentity {
  /**
   * Two different numbers must never share a claim; 128 bits make a collision practically
   * impossible.
   */
  private static final int CLAIM_BYTES = 16;

  private final KeyedHash hash;

  public WorkerIdentity(KeyedHash hash) {
    this.hash = hash;
  }

  /**
   * Returns the match keys, claims and features of a record; keys of different tenants never match.
   */
  public MatchIndexEntry of(Worker worker, UUID tenant) {
    return of(PreparedRecord.of(worker), tenant);
  }

  /** As above, for a record that is already prepared. */
  public MatchIndexEntry of(PreparedRecord record, UUID tenant) {
    List<Long> keys = record.keys().stream().map(key -> key(tenant, key)).distinct().toList();
    return new MatchIndexEntry(
        record.features(hash, keys).encode(),
        MatchFeatures.FORMAT_VERSION,
        keys,
        hashed(record.claims(), tenant));
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
