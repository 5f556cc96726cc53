package org.workerservice.matching;

import io.vertx.core.Future;
import org.workerservice.bus.Mailbox;

/** A scorer; deployed on the worker pool {@code matching}, an instance for each core. */
public final class MatchingVerticle extends Mailbox<MatchCommand> {
  /** Listens at {@link Matching#ADDRESS}. */
  public MatchingVerticle() {
    super(Matching.ADDRESS);
  }

  @Override
  protected Future<?> handle(MatchCommand command) {
    return switch (command) {
      case MatchCommand.Score score -> Future.succeededFuture(Scorer.score(score));
    };
  }
}
