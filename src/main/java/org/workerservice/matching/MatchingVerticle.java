package org.workerservice.matching;

import io.vertx.core.Future;
import java.util.List;
import org.workerservice.bus.Mailbox;

/** A scorer; deployed on the worker pool {@code matching}, one instance for each core. */
public final class MatchingVerticle extends Mailbox<MatchCommand> {
  private final MatchRecorder recorder;

  /** Listens at {@link Matching#ADDRESS}. */
  public MatchingVerticle(MatchRecorder recorder) {
    super(Matching.ADDRESS);
    this.recorder = recorder;
  }

  @Override
  protected Future<?> handle(MatchCommand command) {
    return switch (command) {
      case MatchCommand.Score score -> Future.succeededFuture(score(score));
    };
  }

  private List<List<ScoredCandidate>> score(MatchCommand.Score command) {
    long start = System.nanoTime();
    List<List<ScoredCandidate>> ranked = Scorer.score(command);
    recorder.scored(command, ranked, System.nanoTime() - start);
    return ranked;
  }
}
