package org.workerservice.api.http.connection;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;
import org.workerservice.security.Caller;

/** The load on this node over all event loops. Thread-safe. */
public final class Traffic {
  private final Bounds bounds;
  private final BoundedSum inFlight;
  private final BoundedSum bodyBytes;
  private final BoundedSum anonymous;
  private final LongAdder connections = new LongAdder();
  private final Map<String, Integer> addressToConnections = new ConcurrentHashMap<>();
  private final Map<Refusal, LongAdder> refusalToCount = new EnumMap<>(Refusal.class);
  private final Map<Closing, LongAdder> closingToCount = new EnumMap<>(Closing.class);

  /**
   * Accounts have weak references. One that no request or connection holds has only zero sums and
   * may be collected.
   */
  private final Cache<Subject, Account> subjectToAccount =
      Caffeine.newBuilder().weakValues().build();

  private record Subject(UUID tenant, String name) {}

  /**
   * Limits of the load at any time.
   *
   * @param inFlight requests being processed
   * @param inFlightPerToken requests of one subject, received or being processed
   * @param bodyMemory bytes of bodies; one subject may use half of them
   * @param bodyDeadline for a body to be complete
   * @param bodyMinRate minimum rate of a body in bytes per second
   * @param bodyRatePeriod over which the rate is measured
   * @param requestWait from the opening of a connection, or its last answer, to its next request
   * @param anonymousConnections on which no token has been accepted yet
   * @param connectionsPerToken of one subject
   * @param connectionsPerAddress of one client address; 0 for no limit
   */
  public record Bounds(
      int inFlight,
      int inFlightPerToken,
      long bodyMemory,
      Duration bodyDeadline,
      long bodyMinRate,
      Duration bodyRatePeriod,
      Duration requestWait,
      int anonymousConnections,
      int connectionsPerToken,
      int connectionsPerAddress) {}

  /** Starts all counts at zero. */
  public Traffic(Bounds bounds) {
    this.bounds = bounds;
    this.inFlight = new BoundedSum(bounds.inFlight());
    this.bodyBytes = new BoundedSum(bounds.bodyMemory());
    this.anonymous = new BoundedSum(bounds.anonymousConnections());
    for (Refusal refusal : Refusal.values()) {
      refusalToCount.put(refusal, new LongAdder());
    }
    for (Closing closing : Closing.values()) {
      closingToCount.put(closing, new LongAdder());
    }
  }

  /** Returns the limits. */
  public Bounds bounds() {
    return bounds;
  }

  /** Returns the account of a caller. All tokens of a subject share one. */
  Account account(Caller caller) {
    return subjectToAccount.get(
        new Subject(caller.tenant(), caller.subject()), _ -> new Account(bounds));
  }

  /** Requests being processed. */
  public BoundedSum inFlight() {
    return inFlight;
  }

  /** Reserves memory for bytes of a body, or returns the reason for the refusal. */
  Optional<Refusal> acquireBody(Account account, int bytes) {
    if (!account.bodyBytes().tryAcquire(bytes)) {
      return Optional.of(Refusal.BODY_MEMORY_PER_TOKEN);
    }
    if (!bodyBytes.tryAcquire(bytes)) {
      account.bodyBytes().release(bytes);
      return Optional.of(Refusal.BODY_MEMORY);
    }
    return Optional.empty();
  }

  void releaseBody(Account account, long bytes) {
    account.bodyBytes().release(bytes);
    bodyBytes.release(bytes);
  }

  /** Connections on which no token has been accepted yet. */
  BoundedSum anonymous() {
    return anonymous;
  }

  /** Counts a connection. Returns whether the limit of its address allows it. */
  boolean open(String address) {
    connections.increment();
    int limit = bounds.connectionsPerAddress();
    return limit == 0 || addressToConnections.merge(address, 1, Integer::sum) <= limit;
  }

  /** Uncounts a connection, whether or not its address was allowed to have it. */
  void close(String address) {
    connections.decrement();
    addressToConnections.computeIfPresent(address, (_, open) -> open == 1 ? null : open - 1);
  }

  /** Counts a refusal. */
  public void count(Refusal refusal) {
    refusalToCount.get(refusal).increment();
  }

  void count(Closing closing) {
    closingToCount.get(closing).increment();
  }

  /** Requests being processed. */
  public long requests() {
    return inFlight.sum();
  }

  /** Bytes of bodies of requests being received or processed. */
  public long bodies() {
    return bodyBytes.sum();
  }

  /** Open connections. */
  public long connections() {
    return connections.sum();
  }

  /** Open connections on which no token has been accepted yet. */
  public long anonymousConnections() {
    return anonymous.sum();
  }

  /** Calls the action with each reason for a refusal and the supplier of its count. */
  public void forEachRefusal(BiConsumer<String, LongSupplier> action) {
    refusalToCount.forEach((refusal, count) -> action.accept(refusal.label(), count::sum));
  }

  /** Calls the action with each reason for closing a connection and the supplier of its count. */
  public void forEachClosing(BiConsumer<String, LongSupplier> action) {
    closingToCount.forEach((closing, count) -> action.accept(closing.label(), count::sum));
  }
}
