package org.workerservice.load;

import static io.gatling.javaapi.core.CoreDsl.details;
import static io.gatling.javaapi.core.CoreDsl.global;

import io.gatling.javaapi.core.Assertion;
import java.util.List;

/** The conditions of a run. If one does not hold, the build fails. */
final class Expectations {
  private static final double ONE_IN_A_THOUSAND = 0.1;
  private static final int LONGEST_MILLIS = 30_000;

  private Expectations() {}

  static List<Assertion> of(Shape shape) {
    return switch (shape) {
      case CREATE, READ, SEARCH, MATCH, MIX -> List.of(global().failedRequests().count().is(0L));
      case SOAK, RAMP -> List.of(global().failedRequests().percent().lt(ONE_IN_A_THOUSAND));
      case STEWARDS -> List.of(global().failedRequests().count().is(0L));
      case SPIKE ->
          // The service may refuse requests during a spike, but must not hang or fail afterwards.
          List.of(
              details("before", "read").failedRequests().count().is(0L),
              details("after", "read").failedRequests().count().is(0L),
              global().responseTime().max().lt(LONGEST_MILLIS));
    };
  }
}
