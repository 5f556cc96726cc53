package org.workerservice.api.rest.organization;

import java.util.List;
import org.workerservice.bus.RequestContext;
import org.workerservice.model.organization.Organization;
import org.workerservice.privacy.Masking;

/**
 * Shows an organisation as the roles of the caller allow: readers without another role see its
 * sensitive identifiers masked.
 */
public final class OrganizationView {
  private final Masking masking;

  /** Creates a view that masks with these settings. */
  public OrganizationView(Masking masking) {
    this.masking = masking;
  }

  Object of(RequestContext context, Organization organization) {
    return seesEverything(context) ? organization : masking.maskedJson(organization);
  }

  List<Object> of(RequestContext context, List<Organization> organizations) {
    return organizations.stream().map(organization -> of(context, organization)).toList();
  }

  private static boolean seesEverything(RequestContext context) {
    return !Masking.appliesTo(context.roles());
  }
}
