package org.workerservice.support;

import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.Callable;
import org.workerservice.bus.Bus;
import org.workerservice.flow.ActiveModels;
import org.workerservice.flow.DuplicateSearch;
import org.workerservice.flow.EventData;
import org.workerservice.flow.MatchingPolicy;
import org.workerservice.flow.Toolbox;
import org.workerservice.flow.Turns;
import org.workerservice.flow.WorkerIdentity;
import org.workerservice.flow.WorkerPool;
import org.workerservice.matching.MatchPreset;
import org.workerservice.privacy.Masking;
import org.workerservice.survivorship.Rules;
import org.workerservice.survivorship.SystemTrust;
import org.workerservice.validation.NormalizationSettings;
import org.workerservice.validation.WorkerValidator;

/** The tools of flows, for tests: small limits, a fixed clock, no threads. */
public final class FlowTools {
  /** A candidate at or above this score is a duplicate. */
  public static final double THRESHOLD = 0.85;

  /** The number of candidates that are scored for one record. */
  public static final int CANDIDATES = 3;

  /** The number of candidates that a search adds. */
  public static final int SEARCH_CANDIDATES = 5;

  private static final int WAITING_CHANGES = 16;

  /** Treats no identifier as national. */
  public static final Masking MASKING = new Masking(identifier -> false);

  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");

  private FlowTools() {}

  /** Returns tools that ask the actors behind a bus. */
  public static Toolbox on(Bus bus) {
    Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    return new Toolbox(
        bus,
        new AtOnce(),
        clock,
        new WorkerValidator(NormalizationSettings.DEFAULT, clock),
        new WorkerIdentity(new TestHash()),
        new DuplicateSearch(bus),
        new MatchingPolicy(
            MatchPreset.DEFAULT.settings(), THRESHOLD, CANDIDATES, new ActiveModels()),
        new EventData(MASKING),
        MASKING,
        new Turns(WAITING_CHANGES),
        SEARCH_CANDIDATES,
        Rules.KEEP_MASTER,
        Duration.ofMinutes(30),
        SystemTrust.EQUAL);
  }

  /** Runs work on the calling thread. */
  private static final class AtOnce implements WorkerPool {
    @Override
    public <T> Future<T> run(Callable<T> work) {
      try {
        return Future.succeededFuture(work.call());
      } catch (Exception failure) {
        return Future.failedFuture(failure);
      }
    }
  }
}
