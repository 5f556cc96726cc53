package org.workerservice.flow;

import org.workerservice.model.Worker;
import org.workerservice.model.organization.Organization;
import org.workerservice.privacy.Masking;

/** Creates the content of an event: the record with its sensitive values masked. */
public final class EventData {
  private final Masking masking;

  public EventData(Masking masking) {
    this.masking = masking;
  }

  /**
   * Returns the content of a worker's event. The envelope carries id and version, because the
   * version is not known before the commit.
   */
  public String of(Worker worker) {
    return masking.maskedContent(worker);
  }

  /** Returns the content of an organisation's event, as for a worker. */
  public String of(Organization organization) {
    return masking.maskedContent(organization);
  }

  /** Returns the searchable text of an organisation, without its sensitive identifiers. */
  public String searchText(Organization organization) {
    return OrganizationSearchText.of(masking.withoutSensitive(organization));
  }
}
