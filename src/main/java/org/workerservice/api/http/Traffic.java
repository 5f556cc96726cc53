package org.workerservice.api.http;

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

/** What comes in and is worked on at this node, over all event loops; safe for any thread. */
public final class Traffic {
  private final Bounds bounds;
  private final BoundedSum inFlight;
  private final BoundedSum bodyBytes;
  private final BoundedSum anonymous;
  private final LongAdder connections = new LongAdder();
  private final Map<String, Integer> addressToConnections = new ConcurrentHashMap<>();
  private final Map<Refusal, LongAdder> refusalToCount = new EnumMap<>(Refusal.class);
  private final Map<Closing, LongAdder> closingToCount = new EnumMap<>(Closing.class);

  /** An account is kept as long as a request or connection holds it: then all its sums are 0. */
  private final Cache<Subject, Account> subjectToAccount =
      Caffeine.newBuilder().weakValues().build();

  private record Subject(UUID tenant, String name) {}

  /**
   * How much there may be at a time.
   *
   * @param inFlight requests worked on
   * @param inFlightPerToken requests of one subject, received or worked on
   * @param bodyMemory bytes of bodies, half of them for one subject
   * @param bodyDeadline for a body to be complete
   * @param bodyMinRate bytes a second that a body brings
   * @param bodyRatePeriod over which the rate is measured
   * @param requestWait from the opening of a connection, or its last answer, to its next request
   * @param anonymousConnections on which no token has been accepted yet
   * @param connectionsPerToken of one subject
   * @param connectionsPerAddress of one client address; 0 for any number
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

  /** Counts from zero. */
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

  Bounds bounds() {
    return bounds;
  }

  /** The account of a caller, the same for all tokens of its subject. */
  Account account(Caller caller) {
    return subjectToAccount.get(
        new Subject(caller.tenant(), caller.subject()), _ -> new Account(bounds));
  }

  /** Requests that are worked on. */
  BoundedSum inFlight() {
    return inFlight;
  }

  /** Adds bytes of a body, or says why they may not come in. */
  Optional<Refusal> takeBody(Account account, int bytes) {
    if (!account.bodyBytes().take(bytes)) {
      return Optional.of(Refusal.BODY_MEMORY_PER_TOKEN);
    }
    if (!bodyBytes.take(bytes)) {
      account.bodyBytes().giveBack(bytes);
      return Optional.of(Refusal.BODY_MEMORY);
    }
    return Optional.empty();
  }

  void giveBackBody(Account account, long bytes) {
    account.bodyBytes().giveBack(bytes);
    bodyBytes.giveBack(bytes);
  }

  /** Connections on which no token has been accepted yet. */
  BoundedSum anonymous() {
    return anonymous;
  }

  /** Counts a connection; returns whether its address may have one more. */
  boolean open(String address) {
    connections.increment();
    int bound = bounds.connectionsPerAddress();
    return bound == 0 || addressToConnections.merge(address, 1, Integer::sum) <= bound;
  }

  /** Ends the count of a connection, whether its address was allowed to have it or not. */
  void close(String address) {
    connections.decrement();
    addressToConnections.computeIfPresent(address, (_, open) -> open == 1 ? null : open - 1);
  }

  void count(Refusal refusal) {
    refusalToCount.get(refusal).increment();
  }

  void count(Closing closing) {
    closingToCount.get(closing).increment();
  }

  /** Requests that are worked on. */
  public long requests() {
    return inFlight.sum();
  }

  /** Bytes of bodies that are received or worked on. */
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

  /** Names every reason to refuse a request, and where to ask for its count. */
  public void forEachRefusal(BiConsumer<String, LongSupplier> action) {
    refusalToCount.forEach((refusal, count) -> action.accept(refusal.label(), count::sum));
  }

  /** Names every reason to close a connection, and where to ask for its count. */
  public void forEachClosing(BiConsumer<String, LongSupplier> action) {
    closingToCount.forEach((closing, count) -> action.accept(closing.label(), count::sum));
  }
}
