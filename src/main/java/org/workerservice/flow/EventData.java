package org.workerservice.flow;

import org.workerservice.model.Organization;
import org.workerservice.model.Worker;
import org.workerservice.privacy.Masking;

/** Makes the content of an event: the record with its sensitive values masked. */
public final class EventData {
  private final Masking masking;

  /** Takes the rules of masking. */
  public EventData(Masking masking) {
    this.masking = masking;
  }

  /** Id and version are left to the envelope: the version is not known before the commit. */
  public String of(Worker worker) {
    return masking.maskedContent(worker);
  }

  /** As for a worker. */
  public String of(Organization organization) {
    return masking.maskedContent(organization);
  }

  /** Returns what an organisation is found by; its sensitive identifiers are no part of that. */
  public String searchText(Organization organization) {
    return OrganizationSearchText.of(masking.withoutSensitive(organization));
  }
}
