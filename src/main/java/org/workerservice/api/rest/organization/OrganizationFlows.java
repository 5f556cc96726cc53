package org.workerservice.api.rest.organization;

import org.workerservice.flow.Toolbox;
import org.workerservice.flow.organization.CreateOrganization;
import org.workerservice.flow.organization.DeleteOrganization;
import org.workerservice.flow.organization.ImportOrganizations;
import org.workerservice.flow.organization.ReadOrganizations;
import org.workerservice.flow.organization.RestoreOrganization;
import org.workerservice.flow.organization.UpdateOrganization;

/** The operations on organisations behind the interface. */
public record OrganizationFlows(
    CreateOrganization create,
    ReadOrganizations read,
    UpdateOrganization update,
    DeleteOrganization delete,
    RestoreOrganization restore,
    ImportOrganizations imports) {
  /** Creates the operations with these tools. */
  public static OrganizationFlows of(Toolbox tools) {
    return new OrganizationFlows(
        new CreateOrganization(tools),
        new ReadOrganizations(tools),
        new UpdateOrganization(tools),
        new DeleteOrganization(tools),
        new RestoreOrganization(tools),
        new ImportOrganizations(tools));
  }
}
