package org.workerservice.api.rest.organization;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.workerservice.json.Json;
import org.workerservice.model.Role;
import org.workerservice.model.organization.Organization;
import org.workerservice.support.ApiAnswer;
import org.workerservice.support.ApiClient;
import org.workerservice.support.OrganizationArbitraries;
import org.workerservice.support.SharedService;

class OrganizationRoundTripIT {
  private static final String PATH = "/api/organizations";

  @Provide
  Arbitrary<List<Organization>> pairs() {
    return OrganizationArbitraries.validOrganizations().list().ofSize(2);
  }

  @Provide
  Arbitrary<List<Organization>> chunks() {
    return OrganizationArbitraries.validOrganizations()
        .list()
        .uniqueElements(Organization::odsCode)
        .ofMinSize(1)
        .ofMaxSize(15);
  }

  @Property(tries = 15, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
  void shouldReturnCreatedAndReplacedOrganisationsUnchanged(
      @ForAll("pairs") List<Organization> versions) throws JsonProcessingException {
    ApiClient client = SharedService.tenant().client(Role.HR_ADMIN);

    ApiAnswer created = client.post(PATH, versions.getFirst());

    assertThat(created.status()).as("%s", created.body()).isEqualTo(201);
    String path = created.header("Location").orElseThrow();
    assertThat(content(client.get(path).data())).isEqualTo(versions.getFirst());

    ObjectNode body = Json.MAPPER.valueToTree(versions.getLast());
    body.remove("version");
    ApiAnswer replaced = client.put(path, body);

    assertThat(replaced.status()).as("%s", replaced.body()).isEqualTo(200);
    assertThat(content(client.get(path).data())).isEqualTo(versions.getLast());
    JsonNode change = client.get(path + "/audit").data().path(0);
    assertThat(List.of(content(change.path("old_values")), content(change.path("new_values"))))
        .isEqualTo(versions);
  }

  @Property(tries = 6, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
  void shouldReturnImportedOrganisationsUnchanged(
      @ForAll("chunks") List<Organization> organizations) throws JsonProcessingException {
    ApiClient client = SharedService.tenant().client(Role.HR_ADMIN);

    ApiAnswer imported =
        client.post(
            PATH + "/import",
            Map.of("organizations", organizations),
            Map.of("Import-Id", UUID.randomUUID().toString()));

    assertThat(imported.status()).as("%s", imported.body()).isEqualTo(200);
    List<Organization> read = new ArrayList<>();
    for (JsonNode outcome : imported.data().path("outcomes")) {
      assertThat(outcome.path("outcome").asText()).as("%s", outcome).isEqualTo("created");
      read.add(content(client.get(PATH + "/" + outcome.path("id").asText()).data()));
    }
    assertThat(read).isEqualTo(organizations);
  }

  private static Organization content(JsonNode data) throws JsonProcessingException {
    return Json.MAPPER.treeToValue(data, Organization.class).toBuilder()
        .id(null)
        .version(0)
        .createdAt(null)
        .updatedAt(null)
        .build();
  }
}
