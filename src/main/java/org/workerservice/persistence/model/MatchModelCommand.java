package org.workerservice.persistence.model;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.workerservice.bus.Address;
import org.workerservice.bus.ChangeCommand;
import org.workerservice.bus.Command;
import org.workerservice.bus.RequestContext;
import org.workerservice.model.MatchDecision;
import org.workerservice.persistence.review.DecidedPair;

/**
 * A question or change to the models of matching and to what they are learned from and measured by.
 *
 * @param <R> the answer
 */
public sealed interface MatchModelCommand<R> extends Command<R> {
  /** Where the keeper of the models of matching listens. */
  Address<MatchModelCommand<?>> ADDRESS = new Address<>("persistence.match-models");

  /** The models of a tenant without their content, the newest first. */
  record ListModels(UUID tenant) implements MatchModelCommand<List<StoredModel>> {}

  /** A model with its content. */
  record FindModel(UUID tenant, UUID id) implements MatchModelCommand<Optional<StoredModel>> {}

  /** The model that each tenant uses; those without one use the model of the program. */
  record ListActive(UUID tenant) implements MatchModelCommand<List<Active>> {}

  /** About how many workers the whole registry has; 0 while that is not known yet. */
  record EstimateRegistry(UUID tenant) implements MatchModelCommand<Long> {}

  /** A model in use. */
  record Active(UUID tenant, UUID id, int version) {}

  /** Stores a new model under the next version, audited. */
  record StoreModel(
      RequestContext context, String name, String content, StoredModel.Training training)
      implements MatchModelCommand<StoredModel>, ChangeCommand<StoredModel> {
    @Override
    public String toString() {
      return "StoreModel[" + name + "]";
    }
  }

  /**
   * Puts a model in use instead of the one that is, audited; nothing happens when it is in use. The
   * answer is whether there is such a model.
   *
   * @param id empty for the model of the program
   */
  record Activate(RequestContext context, Optional<UUID> id)
      implements MatchModelCommand<Boolean>, ChangeCommand<Boolean> {}

  /** Living workers picked at random; the same seed picks the same from the same registry. */
  record PickWorkers(UUID tenant, long seed, int limit) implements MatchModelCommand<Picked> {}

  /**
   * Workers picked at random.
   *
   * @param living how many there are to pick from
   */
  record Picked(long living, List<UUID> ids) {}

  /** What workers are found and compared by, deleted or not. */
  record FindPrepared(UUID tenant, List<UUID> ids)
      implements MatchModelCommand<List<PreparedWorker>> {}

  /** The decisions of stewards of the latest time, the newest first. */
  record ReadDecisions(UUID tenant, Duration within, int limit)
      implements MatchModelCommand<List<StewardDecision>> {}

  /**
   * Replaces what was decided about two workers before, audited for both; does nothing when the
   * decision is the same.
   */
  record Decide(RequestContext context, DecidedPair pair)
      implements MatchModelCommand<MatchDecision>, ChangeCommand<MatchDecision> {}

  /** What a steward said of a pair. */
  record StewardDecision(UUID left, UUID right, boolean confirmed, Instant decidedAt) {}
}
