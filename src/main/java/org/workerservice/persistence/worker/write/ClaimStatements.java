package org.workerservice.persistence.worker.write;

import static org.workerservice.persistence.database.Parameters.column;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.workerservice.persistence.database.Parameters;
import org.workerservice.persistence.worker.write.Decision.Accept;

/**
 * The statements that record which worker holds which strong identifier. An identifier that some
 * living worker claims always has a holder: when the holder gives it up, another worker inherits
 * it.
 */
public final class ClaimStatements {
  /**
   * Releases the claims of the workers $1, except those they keep ($2, $3). The worker that has
   * contested a released claim for the longest time now holds it.
   */
  public static final String RELEASE =
      """
      WITH released AS (
        DELETE FROM identifier_claims c
        WHERE c.worker_id = ANY($1) AND NOT EXISTS (
          SELECT FROM unnest($2::uuid[], $3::bytea[]) AS kept (worker_id, hash)
          WHERE kept.worker_id = c.worker_id AND kept.hash = c.claim_key)
        RETURNING c.tenant_id, c.claim_key, c.worker_id, c.status
      ), heir AS (
        SELECT DISTINCT ON (c.claim_key) c.tenant_id, c.claim_key, c.worker_id
        FROM released r
        JOIN identifier_claims c ON c.tenant_id = r.tenant_id AND c.claim_key = r.claim_key
        WHERE r.status = 'held' AND c.status = 'contested' AND NOT EXISTS (
          SELECT FROM released gone
          WHERE gone.worker_id = c.worker_id AND gone.claim_key = c.claim_key)
        ORDER BY c.claim_key, c.created_at, c.worker_id
      )
      UPDATE identifier_claims c SET status = 'held'
      FROM heir h
      WHERE c.tenant_id = h.tenant_id AND c.claim_key = h.claim_key AND c.worker_id = h.worker_id
        AND c.status = 'contested'
      """;

  /** Gives each claim of $2 without a holder to the worker that has contested it the longest. */
  private static final String PROMOTE =
      """
      UPDATE identifier_claims c SET status = 'held'
      FROM (
        SELECT DISTINCT ON (c.claim_key) c.claim_key, c.worker_id
        FROM unnest($2::bytea[]) AS asked (hash)
        JOIN identifier_claims c ON c.tenant_id = $1 AND c.claim_key = asked.hash
        WHERE c.status = 'contested' AND NOT EXISTS (
          SELECT FROM identifier_claims h
          WHERE h.tenant_id = $1 AND h.claim_key = asked.hash AND h.status = 'held')
        ORDER BY c.claim_key, c.created_at, c.worker_id
      ) heir
      WHERE c.tenant_id = $1 AND c.claim_key = heir.claim_key AND c.worker_id = heir.worker_id
        AND c.status = 'contested'
      """;

  /** Selects the workers from their table, which makes a check that they exist unnecessary. */
  private static final String PUT =
      """
      INSERT INTO identifier_claims (tenant_id, claim_key, worker_id, scheme, status)
      SELECT $1, i.hash, w.id, i.scheme, i.status
      FROM unnest($2::uuid[], $3::bytea[], $4::text[], $5::text[])
        AS i (worker_id, hash, scheme, status)
      CROSS JOIN LATERAL (SELECT id FROM workers WHERE id = i.worker_id OFFSET 0) w
      """;

  /** Like {@link #PUT}, for workers that may have kept some of their claims. */
  private static final String PUT_MISSING =
      PUT
          + """
          WHERE NOT EXISTS (
            SELECT FROM identifier_claims c
            WHERE c.worker_id = i.worker_id AND c.claim_key = i.hash)
          """;

  private final UUID tenant;
  private final BiConsumer<String, Tuple> send;

  ClaimStatements(UUID tenant, BiConsumer<String, Tuple> send) {
    this.tenant = tenant;
    this.send = send;
  }

  private record Owned(UUID worker, Decision.Claim claim) {
    Buffer hash() {
      return Parameters.bytes(claim.key().hash());
    }
  }

  /** Releases the claims that the changed workers have given up. */
  void release(List<Accept> changed) {
    List<Owned> kept = owned(changed);
    send.accept(
        RELEASE,
        Tuple.of(
            column(changed, Accept::id, UUID[]::new),
            column(kept, Owned::worker, UUID[]::new),
            column(kept, Owned::hash, Buffer[]::new)));
  }

  /** Adds the claims of new workers, and the new claims of changed workers. */
  void put(List<Accept> created, List<Accept> changed) {
    put(PUT, owned(created));
    put(PUT_MISSING, owned(changed));
  }

  private void put(String sql, List<Owned> claims) {
    if (claims.isEmpty()) {
      return;
    }
    send.accept(
        sql,
        Tuple.of(
            tenant,
            column(claims, Owned::worker, UUID[]::new),
            column(claims, Owned::hash, Buffer[]::new),
            column(claims, owned -> owned.claim().key().scheme(), String[]::new),
            column(claims, owned -> owned.claim().held() ? "held" : "contested", String[]::new)));
    // The holder may have given it up in this transaction.
    Buffer[] contested =
        claims.stream()
            .filter(owned -> !owned.claim().held())
            .map(Owned::hash)
            .toArray(Buffer[]::new);
    if (contested.length > 0) {
      send.accept(PROMOTE, Tuple.from(List.of(tenant, contested)));
    }
  }

  private static List<Owned> owned(List<Accept> accepted) {
    List<Owned> all = new ArrayList<>();
    for (Accept one : accepted) {
      one.claims().forEach(claim -> all.add(new Owned(one.id(), claim)));
    }
    return all;
  }
}
