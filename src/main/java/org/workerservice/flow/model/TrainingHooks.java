package org.workerservice.flow.model;

import io.vertx.core.Future;
import org.workerservice.bus.RequestContext;
import org.workerservice.persistence.model.StoredModel;

/**
 * What a training does in addition.
 *
 * @param needed whether to train at all
 * @param trained called when the model and its trial are stored
 */
record TrainingHooks(Needed needed, Trained trained) {
  static final TrainingHooks NONE =
      new TrainingHooks(
          (_, _) -> Future.succeededFuture(true), (_, _, _) -> Future.succeededFuture());

  /** Whether to train, given the number of living workers. */
  interface Needed {
    Future<Boolean> isNeeded(RequestContext context, long living);
  }

  /** Uses a trained model. */
  interface Trained {
    Future<?> trained(RequestContext context, StoredModel model, ModelTrial trial);
  }
}
