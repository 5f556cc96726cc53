package org.workerservice.api.rest.worker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.workerservice.model.Role;
import org.workerservice.support.ApiAnswer;
import org.workerservice.support.ApiClient;
import org.workerservice.support.SamplePeople;
import org.workerservice.support.SharedService;
import org.workerservice.support.TestTenant;

/** Pages while others write. Each test has its own tenant, to page through all workers. */
class SearchPagingIT {
  private final TestTenant tenant = SharedService.tenant();
  private final ApiClient admin = tenant.client(Role.HR_ADMIN);

  @ParameterizedTest
  @ValueSource(strings = {"relevance", "id", "name", "-name", "updated_at", "-updated_at"})
  void shouldShowEachHitOnceWhileOthersWrite(String sort) {
    Set<String> throughout = new LinkedHashSet<>();
    for (int count = 0; count < 12; count++) {
      throughout.add(createInTown("Quedlinburg"));
    }

    List<String> seen = new ArrayList<>();
    String after = "";
    do {
      ApiAnswer page =
          admin.get("/api/workers/search?q=city:quedlinburg&limit=5&sort=" + sort + after);
      assertThat(page.status()).as("%s", page.body()).isEqualTo(200);
      page.data().path("workers").forEach(worker -> seen.add(worker.path("id").asText()));
      after =
          page.data().path("next").isNull() ? "" : "&after=" + page.data().path("next").asText();
      createInTown("Halle");
      change(throughout);
    } while (!after.isEmpty());

    assertThat(seen).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(throughout);
  }

  private void change(Set<String> ids) {
    for (String id : List.of(ids.iterator().next(), new ArrayList<>(ids).get(10))) {
      ApiAnswer changed =
          admin.patch("/api/workers/" + id, "{\"employment_status\": \"on_leave\"}");
      assertThat(changed.status()).as("%s", changed.body()).isEqualTo(200);
    }
  }

  private String createInTown(String town) {
    ObjectNode person = SamplePeople.next();
    person.putArray("addresses").addObject().put("city", town);
    ApiAnswer created = admin.post("/api/workers", person);
    assertThat(created.status()).as("%s", created.body()).isEqualTo(201);
    return created.data().path("id").asText();
  }

  @Test
  void shouldSaySoWhenAPageIsNotAvailableAnyMore() {
    // A cursor of another run: by relevance, with a state that this instance never had.
    String foreign = "AEAAAAAAAAAAAAAABwAAAAAAAAAHAAAAAAAAAAEAAAAAAAAAAg";

    ApiAnswer gone = admin.get("/api/workers/search?q=ada&after=" + foreign);

    assertThat(gone.status()).isEqualTo(410);
    assertThat(gone.errorCode()).isEqualTo("CURSOR_EXPIRED");
  }

  @Test
  void shouldRefuseACursorOfAnotherOrder() {
    for (int count = 0; count < 3; count++) {
      createInTown("Wernigerode");
    }
    String next =
        admin
            .get("/api/workers/search?q=city:wernigerode&limit=2&sort=name")
            .data()
            .path("next")
            .asText();

    ApiAnswer refused = admin.get("/api/workers/search?q=city:wernigerode&after=" + next);

    assertThat(refused.status()).isEqualTo(400);
    assertThat(admin.get("/api/workers/search?q=a&sort=birth_date").status()).isEqualTo(400);
  }
}
