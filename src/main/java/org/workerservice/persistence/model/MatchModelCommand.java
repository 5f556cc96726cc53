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
import org.workerservice.persistence.review.RescoredItem;

/**
 * Reads or changes match models and the data they are trained and evaluated on.
 *
 * @param <R> the answer
 */
public sealed interface MatchModelCommand<R> extends Command<R> {
  /** The address of {@link MatchModelVerticle}. */
  Address<MatchModelCommand<?>> ADDRESS = new Address<>("persistence.match-models");

  /** Lists the models of a tenant without their content, newest first. */
  record ListModels(UUID tenant) implements MatchModelCommand<List<StoredModel>> {}

  /** Finds a model with its content. */
  record FindModel(UUID tenant, UUID id) implements MatchModelCommand<Optional<StoredModel>> {}

  /** Lists the active model of each tenant; tenants without one use the built-in model. */
  record ListActive(UUID tenant) implements MatchModelCommand<List<Active>> {}

  /** Lists all tenants. */
  record ListTenants(UUID tenant) implements MatchModelCommand<List<UUID>> {}

  /** Lists the tenants that may have review items to score again. */
  record ListOutdatedReviews(UUID tenant) implements MatchModelCommand<List<UUID>> {}

  /** Counts the living workers of a tenant. */
  record CountLiving(UUID tenant) implements MatchModelCommand<Long> {}

  /** Estimates how many workers the whole registry has; 0 while that is unknown. */
  record EstimateRegistry(UUID tenant) implements MatchModelCommand<Long> {}

  /** The active model of a tenant. */
  record Active(UUID tenant, UUID id, int version) {}

  /** Stores a new model as the next version, audited. */
  record StoreModel(
      RequestContext context, String name, String content, StoredModel.Training training)
      implements MatchModelCommand<StoredModel>, ChangeCommand<StoredModel> {
    @Override
    public String toString() {
      return "StoreModel[" + name + "]";
    }
  }

  /**
   * Stores how a model decides in comparison with the one in use. The answer is whether the model
   * exists.
   *
   * @param trial JSON object
   */
  record StoreTrial(UUID tenant, UUID id, String trial) implements MatchModelCommand<Boolean> {}

  /**
   * Replaces the active model, audited; does nothing if the model is active already. The answer is
   * whether the model exists.
   *
   * @param id empty for the built-in model
   */
  record Activate(RequestContext context, Optional<UUID> id)
      implements MatchModelCommand<Boolean>, ChangeCommand<Boolean> {}

  /** Picks living workers at random; the same seed picks the same workers of the same registry. */
  record PickWorkers(UUID tenant, long seed, int limit) implements MatchModelCommand<Picked> {}

  /**
   * Workers picked at random.
   *
   * @param living number of living workers in the tenant
   */
  record Picked(long living, List<UUID> ids) {}

  /** Finds the features and match keys of workers; deleted and merged ones have none. */
  record FindPrepared(UUID tenant, List<UUID> ids)
      implements MatchModelCommand<List<PreparedWorker>> {}

  /** Reads the decisions of stewards within the last period, newest first. */
  record ReadDecisions(UUID tenant, Duration within, int limit)
      implements MatchModelCommand<List<StewardDecision>> {}

  /**
   * Finds open review items whose workers have changed what they are matched by since the items
   * were scored, or that were scored before the model in use was activated. Waits some seconds
   * after an activation, because other nodes may still score with the earlier model.
   */
  record FindOutdatedReviews(UUID tenant, int limit)
      implements MatchModelCommand<List<OpenReview>> {}

  /**
   * An open review item.
   *
   * @param changes how often either worker has changed what it is matched by
   */
  record OpenReview(UUID id, UUID left, UUID right, long changes) {}

  /** Replaces the scores of open review items. */
  record RescoreReviews(UUID tenant, List<RescoredItem> reviews)
      implements MatchModelCommand<Boolean> {}

  /**
   * A steward's decision on a pair.
   *
   * @param merged whether one of the two is merged into another worker now
   */
  record StewardDecision(
      UUID left, UUID right, boolean confirmed, Instant decidedAt, boolean merged) {}
}
