package org.workerservice.persistence.model;

import io.vertx.core.Future;
import org.workerservice.bus.Mailbox;
import org.workerservice.persistence.database.Database;
import org.workerservice.persistence.database.TenantDirectory;

/** Stores match models; one instance, on an event loop. */
public final class MatchModelVerticle extends Mailbox<MatchModelCommand<?>> {
  private final MatchModelStore models;
  private final SampleReader samples;
  private final OpenReviews reviews;
  private final Database database;

  /** Shares the connections of the node. */
  public MatchModelVerticle(Database database) {
    super(MatchModelCommand.ADDRESS);
    models = new MatchModelStore(database);
    samples = new SampleReader(database);
    reviews = new OpenReviews(database);
    this.database = database;
  }

  @Override
  protected Future<?> handle(MatchModelCommand<?> command) {
    return switch (command) {
      case MatchModelCommand.ListModels list -> models.list(list.tenant());
      case MatchModelCommand.FindModel find -> models.find(find.tenant(), find.id());
      case MatchModelCommand.ListActive list -> models.active(list.tenant());
      case MatchModelCommand.ListTenants list -> new TenantDirectory(database, list.tenant()).ids();
      case MatchModelCommand.CountLiving count -> samples.living(count.tenant());
      case MatchModelCommand.StoreTrial store -> models.storeTrial(store);
      case MatchModelCommand.ListOutdatedReviews list -> reviews.tenants(list.tenant());
      case MatchModelCommand.FindOutdatedReviews find -> reviews.outdated(find);
      case MatchModelCommand.RescoreReviews rescore -> reviews.rescore(rescore);
      case MatchModelCommand.EstimateRegistry estimate -> samples.size(estimate.tenant());
      case MatchModelCommand.StoreModel store -> models.store(store);
      case MatchModelCommand.Activate activate -> models.activate(activate);
      case MatchModelCommand.PickWorkers pick -> samples.pick(pick);
      case MatchModelCommand.FindPrepared find -> samples.prepared(find.tenant(), find.ids());
      case MatchModelCommand.ReadDecisions read -> samples.decisions(read);
    };
  }
}
