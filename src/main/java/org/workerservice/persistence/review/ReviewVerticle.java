package org.workerservice.persistence.review;

import io.vertx.core.Future;
import org.workerservice.bus.Mailbox;
import org.workerservice.persistence.database.Database;

/** Answers queries about review items and changes them; one instance on each event loop. */
public final class ReviewVerticle extends Mailbox<ReviewCommand<?>> {
  private final ReviewReader reader;
  private final ReviewWriter writer;
  private final ReviewClusters clusters;
  private final DecisionWriter pairs;
  private final MatchScoreReader scores;

  /** Shares the connections of the node. */
  public ReviewVerticle(Database database) {
    super(ReviewCommand.ADDRESS);
    reader = new ReviewReader(database);
    writer = new ReviewWriter(database);
    clusters = new ReviewClusters(database);
    pairs = new DecisionWriter(database);
    scores = new MatchScoreReader(database);
  }

  @Override
  protected Future<?> handle(ReviewCommand<?> command) {
    return switch (command) {
      case ReviewCommand.ListItems list -> reader.list(list);
      case ReviewCommand.CountItems count -> reader.count(count);
      case ReviewCommand.FindItem find -> reader.find(find.tenant(), find.id());
      case ReviewCommand.FindCompared find -> reader.compared(find);
      case ReviewCommand.FindSeeds find -> clusters.seeds(find);
      case ReviewCommand.FindEdges find -> clusters.edges(find);
      case ReviewCommand.ListScores list -> scores.list(list);
      case ReviewCommand.FindPending find -> reader.pending(find);
      case ReviewCommand.Decide decide -> writer.decide(decide);
      case ReviewCommand.TakeBack takeBack -> writer.takeBack(takeBack);
      case ReviewCommand.DecidePair decide -> pairs.decide(decide);
    };
  }
}
