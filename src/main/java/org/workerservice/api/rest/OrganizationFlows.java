package org.workerservice.api.rest;

import org.workerservice.flow.CreateOrganization;
import org.workerservice.flow.DeleteOrganization;
import org.workerservice.flow.ImportOrganizations;
import org.workerservice.flow.ReadOrganizations;
import org.workerservice.flow.RestoreOrganization;
import org.workerservice.flow.Toolbox;
import org.workerservice.flow.UpdateOrganization;

/** The operations on organisations behind the interface. */
record OrganizationFlows(
    CreateOrganization create,
    ReadOrganizations read,
    UpdateOrganization update,
    DeleteOrganization delete,
    RestoreOrganization restore,
    ImportOrganizations imports) {
  static OrganizationFlows of(Toolbox tools) {
    return new OrganizationFlows(
        new CreateOrganization(tools),
        new ReadOrganizations(tools),
        new UpdateOrganization(tools),
        new DeleteOrganization(tools),
        new RestoreOrganization(tools),
        new ImportOrganizations(tools));
  }
}
