package org.workerservice.api.rest.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.workerservice.api.rest.organization.OrganizationCalls.PATH;
import static org.workerservice.api.rest.organization.OrganizationCalls.path;
import static org.workerservice.support.SampleOrganizations.named;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.workerservice.model.Role;
import org.workerservice.support.ApiAnswer;
import org.workerservice.support.ApiClient;
import org.workerservice.support.SamplePeople;
import org.workerservice.support.SharedService;

/** Parents and children of organisations. */
class OrganizationHierarchyIT {
  private final ApiClient client = SharedService.tenant().client("ada", Role.HR_ADMIN);
  private final OrganizationCalls calls = new OrganizationCalls(client);

  @Test
  void shouldKeepAnOrganisationThatOthersBelongTo() {
    String above = calls.create(named("Above"));
    String below = calls.create(named("Below").put("part_of", above));
    ObjectNode person = SamplePeople.next().put("managing_organization", below);
    String worker = client.post("/api/workers", person).data().path("id").asText();

    ApiAnswer byOrganizations = client.delete(path(above));
    ApiAnswer byWorkers = client.delete(path(below));

    assertThat(byOrganizations.errorCode()).isEqualTo("STILL_REFERENCED");
    assertThat(byOrganizations.body().at("/error/details/by_organizations").asBoolean()).isTrue();
    assertThat(byWorkers.body().at("/error/details/by_workers").asBoolean()).isTrue();
    assertThat(client.delete("/api/workers/" + worker).status()).isEqualTo(204);
    assertThat(client.delete(path(below)).status()).isEqualTo(204);
    assertThat(client.delete(path(above)).status()).isEqualTo(204);
    ApiAnswer orphan = client.post(path(below) + "/restore", "");
    assertThat(orphan.body().at("/error/details/0/code").asText()).isEqualTo("unknown_reference");
    assertThat(client.post("/api/workers", person).status())
        .as("a deleted organisation manages no workers")
        .isEqualTo(422);
  }

  @Test
  void shouldRefuseCyclesAndUnknownParents() {
    String above = calls.create(named("Above"));
    String between = calls.create(named("Between").put("part_of", above));
    String below = calls.create(named("Below").put("part_of", between));

    ApiAnswer cycle = client.put(path(above), named("Above").put("part_of", below));
    ApiAnswer itself = client.put(path(above), named("Above").put("part_of", above));
    ApiAnswer unknown = client.post(PATH, named("A").put("part_of", UUID.randomUUID().toString()));

    assertThat(List.of(cycle, itself, unknown))
        .extracting(answer -> answer.body().at("/error/details/0/code").asText())
        .containsExactly("cycle", "self_reference", "unknown_reference");
  }

  @Test
  void shouldShowAncestorsAndDescendants() {
    String top = calls.create(named("Top"));
    String left = calls.create(named("Left").put("part_of", top));
    String right = calls.create(named("Right").put("part_of", top));
    String low = calls.create(named("Low").put("part_of", left));
    String gone = calls.create(named("Gone").put("part_of", left));
    assertThat(client.delete(path(gone)).status()).isEqualTo(204);

    JsonNode ofTop = client.get(path(top) + "/hierarchy").data();
    JsonNode ofLow = client.get(path(low) + "/hierarchy").data();

    assertThat(ofTop.path("ancestors")).isEmpty();
    assertThat(ofTop.path("descendants").findValuesAsText("id")).containsExactly(left, right, low);
    assertThat(ofTop.path("descendants").findValuesAsText("level")).containsExactly("1", "1", "2");
    assertThat(ofTop.path("truncated").asBoolean()).isFalse();
    assertThat(ofLow.path("ancestors").findValuesAsText("id")).containsExactly(left, top);
    assertThat(ofLow.path("descendants")).isEmpty();
    JsonNode shallow = client.get(path(top) + "/hierarchy?depth=1").data();
    assertThat(shallow.path("descendants")).hasSize(2);
    assertThat(shallow.path("truncated").asBoolean()).isFalse();
    JsonNode few = client.get(path(top) + "/hierarchy?limit=2").data();
    assertThat(few.path("descendants")).hasSize(2);
    assertThat(few.path("truncated").asBoolean()).isTrue();
    assertThat(client.get(path(gone) + "/hierarchy").status()).isEqualTo(404);
  }

  @Test
  void shouldLimitTheLevels() {
    String above = calls.create(named("Level 1"));
    for (int level = 2; level <= 32; level++) {
      above = calls.create(named("Level " + level).put("part_of", above));
    }

    ApiAnswer refused = client.post(PATH, named("Level 33").put("part_of", above));

    assertThat(refused.body().at("/error/details/0/code").asText()).isEqualTo("too_deep");
    assertThat(client.get(path(above) + "/hierarchy").data().path("ancestors")).hasSize(31);
  }
}
