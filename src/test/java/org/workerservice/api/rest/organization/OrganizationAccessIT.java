package org.workerservice.api.rest.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.workerservice.api.rest.organization.OrganizationCalls.PATH;
import static org.workerservice.api.rest.organization.OrganizationCalls.path;
import static org.workerservice.support.SampleOrganizations.named;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.workerservice.model.Role;
import org.workerservice.support.ApiClient;
import org.workerservice.support.SharedService;
import org.workerservice.support.TestTenant;

/** The access of each role to organisations. */
class OrganizationAccessIT {
  private final TestTenant tenant = SharedService.tenant();
  private final ApiClient client = tenant.client("ada", Role.HR_ADMIN);
  private final OrganizationCalls calls = new OrganizationCalls(client);

  @Test
  void shouldAllowWhatTheRolesPermit() {
    String path = path(calls.create(named("A")));
    ApiClient reader = tenant.client("read_only", Role.READ_ONLY);
    ApiClient system = tenant.client("service", Role.SERVICE);

    assertThat(reader.get(path).status()).isEqualTo(200);
    assertThat(reader.post(PATH, named("B")).status()).isEqualTo(403);
    assertThat(reader.put(path, named("B")).status()).isEqualTo(403);
    assertThat(system.put(path, named("B")).status()).isEqualTo(200);
    assertThat(system.delete(path).status()).isEqualTo(403);
    assertThat(new ApiClient(tenant.service()::url, "").get(path).status()).isEqualTo(401);
  }

  @Test
  void shouldShowATenantItsOwnOrganisationsOnly() {
    String path = path(calls.create(named("A")));
    ApiClient stranger = SharedService.tenant().client(Role.HR_ADMIN);

    assertThat(stranger.get(path).status()).isEqualTo(404);
    assertThat(stranger.delete(path).status()).isEqualTo(404);
    assertThat(stranger.post(path + "/restore", "").status()).isEqualTo(404);
    assertThat(stranger.get(PATH).data().path("organizations")).isEmpty();
    ObjectNode below = named("B").put("part_of", path.substring(PATH.length() + 1));
    assertThat(stranger.post(PATH, below).status()).isEqualTo(422);
  }
}
