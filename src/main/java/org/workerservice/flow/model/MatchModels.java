package org.workerservice.flow.model;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.workerservice.bus.Bus;
import org.workerservice.bus.RequestContext;
import org.workerservice.flow.ActiveModels;
import org.workerservice.flow.Toolbox;
import org.workerservice.flow.WorkerPool;
import org.workerservice.matching.score.FellegiSunterModel;
import org.workerservice.persistence.model.MatchModelCommand;
import org.workerservice.persistence.model.StoredModel;

/** Reads the models of a tenant and activates one of them. */
public final class MatchModels {
  private final Bus bus;
  private final WorkerPool pool;
  private final ActiveModels active;

  public MatchModels(Toolbox tools) {
    this.bus = tools.bus();
    this.pool = tools.pool();
    this.active = tools.policy().models();
  }

  /** A model that can be activated. */
  public sealed interface Listed {
    /**
     * The built-in model.
     *
     * @param active whether the tenant uses it
     */
    record BuiltIn(boolean active) implements Listed {}

    /** A model trained on the registry. */
    record Trained(StoredModel stored) implements Listed {}
  }

  /** A model with its content. */
  public record Whole(Listed listed, FellegiSunterModel model) {}

  /** Returns the trained models, newest first, without the built-in one. */
  public Future<List<StoredModel>> list(RequestContext context) {
    return ask(context, new MatchModelCommand.ListModels(context.tenant()));
  }

  /** Returns a model with its content. */
  public Future<Optional<Whole>> find(RequestContext context, UUID id) {
    if (id.equals(ActiveModels.BUILT_IN_ID)) {
      return list(context)
          .map(
              models ->
                  Optional.of(
                      new Whole(
                          new Listed.BuiltIn(noneActive(models)), FellegiSunterModel.shipped())));
    }
    return ask(context, new MatchModelCommand.FindModel(context.tenant(), id))
        .compose(found -> pool.run(() -> found.map(MatchModels::whole)));
  }

  /** Whether the built-in model is in use. */
  public static boolean noneActive(List<StoredModel> models) {
    return models.stream().noneMatch(model -> model.status().equals("active"));
  }

  private static Whole whole(StoredModel stored) {
    return new Whole(
        new Listed.Trained(stored), FellegiSunterModel.fromJson(stored.content().orElseThrow()));
  }

  /**
   * Activates a model, on this node before the future completes and on all others within about a
   * second.
   *
   * @return the model; empty if there is none with this id
   */
  public Future<Optional<Whole>> activate(RequestContext context, UUID id) {
    Optional<UUID> stored =
        id.equals(ActiveModels.BUILT_IN_ID) ? Optional.empty() : Optional.of(id);
    // Reads the model first, so that an unreadable model is never activated.
    return find(context, id)
        .compose(
            found ->
                found.isEmpty()
                    ? Future.succeededFuture(Optional.empty())
                    : ask(context, new MatchModelCommand.Activate(context, stored))
                        .compose(done -> refresh(context))
                        .compose(done -> find(context, id)));
  }

  private Future<Void> refresh(RequestContext context) {
    return new WatchModels(bus, pool, active, context.tenant()).refresh();
  }

  private <R> Future<R> ask(RequestContext context, MatchModelCommand<R> command) {
    return bus.ask(MatchModelCommand.ADDRESS, command, context.deadline());
  }
}
