package org.workerservice.flow.model;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.workerservice.bus.Bus;
import org.workerservice.bus.Deadline;
import org.workerservice.bus.RequestContext;
import org.workerservice.flow.Toolbox;
import org.workerservice.model.Role;
import org.workerservice.persistence.model.MatchModelCommand;
import org.workerservice.persistence.model.StoredModel;

/**
 * Trains a model in the background when a registry has become large enough, and again whenever it
 * has doubled. Several nodes may try at the same time: the row of the job lets one of them train.
 */
public final class ProposeModels {
  private static final Logger LOG = LoggerFactory.getLogger(ProposeModels.class);
  private static final String USER = "worker-service";
  private static final Duration TIMEOUT = Duration.ofMinutes(10);

  private final Bus bus;
  private final TrainModel training;
  private final MatchModels models;
  private final ProposedModels proposed;
  private final long from;
  private final boolean automatic;

  /**
   * Creates the flow.
   *
   * @param proposed told which models wait for a person
   * @param from min number of living workers of a tenant, at least 2
   * @param automatic whether to activate a model that passes the checks
   */
  public ProposeModels(Toolbox tools, ProposedModels proposed, long from, boolean automatic) {
    this.bus = tools.bus();
    this.training = new TrainModel(tools);
    this.models = new MatchModels(tools);
    this.proposed = proposed;
    this.from = from;
    this.automatic = automatic;
  }

  /** Returns the tenants to call {@link #check} for. */
  public Future<List<UUID>> tenants(UUID anyTenant) {
    return ask(new MatchModelCommand.ListTenants(anyTenant));
  }

  /** Starts a training if one is due; completes without waiting for its end. */
  public Future<Void> check(UUID tenant) {
    RequestContext context = context(tenant);
    return models
        .list(context)
        .compose(
            known -> {
              proposed.note(tenant, waiting(known));
              return ask(new MatchModelCommand.CountLiving(tenant))
                  .compose(living -> isDue(living, known) ? start(context) : ended());
            });
  }

  /** The newest model, unless it was used or trained without a trial. */
  private static Optional<ModelTrial> waiting(List<StoredModel> newestFirst) {
    return newestFirst.stream()
        .findFirst()
        .filter(model -> model.status().equals("trained"))
        .flatMap(StoredModel::trial)
        .map(ModelTrial::read);
  }

  private boolean isDue(long living, List<StoredModel> known) {
    long last = known.stream().mapToLong(model -> model.training().living()).max().orElse(0);
    return living >= from && living >= 2 * last;
  }

  private Future<Void> start(RequestContext context) {
    return training.startAutomatically(context, TrainingPlan.STANDARD).mapEmpty();
  }

  /** Returns what a training that {@link #check} has started does in addition. */
  TrainingHooks hooks() {
    return new TrainingHooks(this::isStillDue, this::decide);
  }

  /** Another node may have trained between the check and the start of the job. */
  private Future<Boolean> isStillDue(RequestContext context, long living) {
    return models.list(context).map(known -> isDue(living, known));
  }

  private Future<?> decide(RequestContext context, StoredModel model, ModelTrial trial) {
    boolean passes = trial.isHarmless() && model.training().candidatePairs() >= from;
    boolean activates = automatic && passes;
    LOG.info(
        "Match model {} of tenant {} was trained on {} workers. Of {} pairs, it decides {}"
            + " differently from the model in use, loses {} definite ones and has {} contradictions"
            + " instead of {}. {}",
        model.version(),
        context.tenant(),
        model.training().living(),
        trial.pairs(),
        trial.decidedDifferently(),
        trial.definiteLost(),
        trial.contradictions(),
        trial.contradictionsBefore(),
        activates ? "It is activated." : "A person may activate it.");
    proposed.note(context.tenant(), activates ? Optional.empty() : Optional.of(trial));
    return activates ? models.activate(context, model.id()) : ended();
  }

  private static RequestContext context(UUID tenant) {
    byte[] trace = new byte[16];
    ThreadLocalRandom.current().nextBytes(trace);
    return new RequestContext(
        USER,
        Set.of(Role.SERVICE),
        tenant,
        Optional.empty(),
        Optional.empty(),
        HexFormat.of().formatHex(trace),
        Deadline.in(TIMEOUT));
  }

  private static Future<Void> ended() {
    return Future.succeededFuture();
  }

  private <R> Future<R> ask(MatchModelCommand<R> command) {
    return bus.ask(MatchModelCommand.ADDRESS, command, Deadline.in(TIMEOUT));
  }
}
