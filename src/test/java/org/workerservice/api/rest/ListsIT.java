package org.workerservice.api.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.workerservice.json.Json;
import org.workerservice.model.Role;
import org.workerservice.support.ApiAnswer;
import org.workerservice.support.ApiClient;
import org.workerservice.support.SamplePeople;
import org.workerservice.support.SharedService;
import org.workerservice.support.TestTenant;

/** Filters, orders and pages of lists, with a tenant for each test. */
class ListsIT {
  private final TestTenant tenant = SharedService.tenant();
  private final ApiClient admin = tenant.client(Role.HR_ADMIN);

  @Test
  void shouldListWhatWasWrittenSinceATime() {
    String old = worker(null);
    String oldOrganization = organization(null);
    String since = answer("/api/workers/" + worker(null)).data().path("updated_at").asText();
    String changed = old;
    admin.patch("/api/workers/" + changed, "{\"employment_status\": \"on_leave\"}");
    String organization = organization(null);

    assertThat(workers("?updated_since=" + since)).contains(changed).hasSize(2);
    assertThat(workers("?updated_since=2999-01-01T00:00:00Z")).isEmpty();
    assertThat(organizations("?updated_since=" + since))
        .contains(organization)
        .doesNotContain(oldOrganization);
    assertThat(found("?q=*&updated_since=" + since)).contains(changed).hasSize(2);
    assertThat(Instant.parse(since)).isBefore(Instant.now());
  }

  @Test
  void shouldListDeletedRecordsForThoseWhoMayReadAuditTrails() {
    String living = worker(null);
    String deleted = worker(null);
    admin.delete("/api/workers/" + deleted);
    String gone = organization(null);
    admin.delete("/api/organizations/" + gone);

    assertThat(workers("")).containsExactly(living);
    assertThat(workers("?deleted=exclude")).containsExactly(living);
    assertThat(workers("?deleted=only")).containsExactly(deleted);
    assertThat(workers("?deleted=include")).containsExactlyInAnyOrder(living, deleted);
    assertThat(organizations("?deleted=only")).containsExactly(gone);
    for (Role role : List.of(Role.READ_ONLY, Role.SERVICE)) {
      ApiClient client = tenant.client(role);
      assertThat(client.get("/api/workers?deleted=only").status()).isEqualTo(403);
      assertThat(client.get("/api/organizations?deleted=include").status()).isEqualTo(403);
      assertThat(client.get("/api/workers?deleted=exclude").status()).isEqualTo(200);
    }
  }

  @Test
  void shouldListTheWorkersOfAnOrganizationAndAllBelowIt() {
    String top = organization(null);
    String middle = organization(top);
    String bottom = organization(middle);
    String atTop = worker(top);
    String atBottom = worker(bottom);
    worker(organization(null));

    assertThat(workers("?organization_tree=" + top)).containsExactlyInAnyOrder(atTop, atBottom);
    assertThat(workers("?organization_tree=" + middle)).containsExactly(atBottom);
    assertThat(workers("?organization=" + top)).containsExactly(atTop);
    assertThat(found("?q=*&organization_tree=" + top)).containsExactlyInAnyOrder(atTop, atBottom);
    assertThat(found("?q=*&organization_tree=" + middle)).containsExactly(atBottom);
    assertThat(organizations("?organization_tree=" + top))
        .containsExactlyInAnyOrder(top, middle, bottom);
    assertThat(workers("?organization_tree=00000000-0000-7000-8000-000000000001")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"id", "-id"})
  void shouldPageInEitherOrderWhileOthersWrite(String sort) {
    List<String> workers = new ArrayList<>();
    List<String> organizations = new ArrayList<>();
    for (int count = 0; count < 7; count++) {
      workers.add(worker(null));
      organizations.add(organization(null));
    }

    assertThat(paged("workers", sort)).doesNotHaveDuplicates().containsAll(workers);
    assertThat(paged("organizations", sort)).doesNotHaveDuplicates().containsAll(organizations);
    List<String> first = workers("?sort=" + sort);
    assertThat(first)
        .isSortedAccordingTo(
            sort.equals("id") ? String::compareTo : (one, other) -> other.compareTo(one));
  }

  private List<String> paged(String kind, String sort) {
    List<String> seen = new ArrayList<>();
    String after = "";
    int written = 0;
    do {
      ApiAnswer page = answer("/api/" + kind + "?limit=3&sort=" + sort + after);
      seen.addAll(ids(page, kind));
      after =
          page.data().path("next").isNull() ? "" : "&after=" + page.data().path("next").asText();
      if (written++ < 3) {
        worker(null);
        organization(null);
        admin.patch("/api/" + kind + "/" + seen.getFirst(), "{\"active\": true}");
      }
    } while (!after.isEmpty());
    return seen;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "?limit=0",
        "?limit=501",
        "?limit=x",
        "?after=x",
        "?sort=name",
        "?deleted=perhaps",
        "?updated_since=yesterday",
        "?updated_since=2026-01-01",
        "?updated_since=%2B999999999-01-01T00:00:00Z",
        "?updated_since=-2026-01-01T00:00:00Z",
        "?organization_tree=x",
        "?colour=red"
      })
  void shouldRefuseTheSameParametersInEveryList(String query) {
    for (String kind : List.of("workers", "organizations")) {
      ApiAnswer refused = admin.get("/api/" + kind + query);
      assertThat(refused.status()).as(kind + query).isEqualTo(400);
      assertThat(refused.errorCode()).isEqualTo("MALFORMED_REQUEST");
    }
  }

  private String worker(String organization) {
    ObjectNode person = SamplePeople.next();
    if (organization != null) {
      person.put("managing_organization", organization);
    }
    return created("/api/workers", person);
  }

  private String organization(String partOf) {
    ObjectNode organization = Json.MAPPER.createObjectNode();
    organization.put(
        "name", "Organisation " + SamplePeople.next().path("name").path("family").asText());
    if (partOf != null) {
      organization.put("part_of", partOf);
    }
    return created("/api/organizations", organization);
  }

  private String created(String path, ObjectNode body) {
    ApiAnswer created = admin.post(path, body);
    assertThat(created.status()).as("%s", created.body()).isEqualTo(201);
    return created.data().path("id").asText();
  }

  private ApiAnswer answer(String path) {
    ApiAnswer answer = admin.get(path);
    assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
    return answer;
  }

  private List<String> workers(String query) {
    return ids(answer("/api/workers" + query), "workers");
  }

  private List<String> organizations(String query) {
    return ids(answer("/api/organizations" + query), "organizations");
  }

  private List<String> found(String query) {
    return ids(answer("/api/workers/search" + query), "workers");
  }

  private static List<String> ids(ApiAnswer page, String kind) {
    List<String> ids = new ArrayList<>();
    page.data().path(kind).forEach(one -> ids.add(one.path("id").asText()));
    return ids;
  }
}
