package org.workerservice.promises;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.workerservice.support.ApiAnswer;

/**
 * Repeats a request until it gets a final answer, like a careful client during an outage. Records
 * the answers and the unexpected ones among them. Safe for any thread.
 */
final class Insistence {
  private static final Duration PATIENCE = Duration.ofSeconds(120);
  private static final long PAUSE_MILLISECONDS = 50;

  private final List<String> surprises = new CopyOnWriteArrayList<>();
  private final Map<String, LongAdder> answerToCount = new ConcurrentHashMap<>();

  /**
   * A final answer.
   *
   * @param repeated whether an earlier attempt may already have been carried out
   */
  record Settled(ApiAnswer answer, boolean repeated) {}

  Settled settle(String what, Supplier<ApiAnswer> request) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    boolean repeated = false;
    while (System.nanoTime() < deadline) {
      try {
        ApiAnswer answer = request.get();
        count(answer.toString());
        if (answer.status() != 503) {
          noteSurprise(what, answer);
          return new Settled(answer, repeated);
        }
        if (answer.header("Retry-After").isEmpty()) {
          surprises.add(what + " was answered 503 without Retry-After");
        }
      } catch (UncheckedIOException broken) {
        count("no answer");
      }
      repeated = true;
      pause();
    }
    throw new AssertionError(what + " was not answered within " + PATIENCE + ": " + answerToCount);
  }

  /** Answers that a service must never give. */
  List<String> surprises() {
    return List.copyOf(surprises);
  }

  Map<String, LongAdder> answers() {
    return Map.copyOf(answerToCount);
  }

  private void noteSurprise(String what, ApiAnswer answer) {
    if (answer.status() >= 500) {
      surprises.add(what + " was answered " + answer);
    }
  }

  private void count(String answer) {
    answerToCount.computeIfAbsent(answer, ignored -> new LongAdder()).increment();
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while waiting for an answer");
    }
  }
}
