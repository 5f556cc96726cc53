package org.workerservice.api.rest.worker;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.CRC32;
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
    for (int count = 0; count < 3; count++) {
      createInTown("Thale");
    }
    String query = "/api/workers/search?q=city:thale&limit=2";
    byte[] cursor = Base64.getUrlDecoder().decode(admin.get(query).data().path("next").asText());

    ApiAnswer gone =
        admin.get(
            query
                + "&after="
                + Base64.getUrlEncoder().withoutPadding().encodeToString(ofAnotherState(cursor)));

    assertThat(gone.status()).isEqualTo(410);
    assertThat(gone.errorCode()).isEqualTo("CURSOR_EXPIRED");
  }

  /**
   * Changes the last bytes, which name the state of the index, and the checksum in the first ones:
   * how a CRC changes does not depend on the rest.
   */
  private static byte[] ofAnotherState(byte[] cursor) {
    byte[] change = new byte[cursor.length - Integer.BYTES];
    int unchanged = crc(change);
    change[change.length - 1] = 0x55;
    cursor[cursor.length - 1] ^= 0x55;
    ByteBuffer bytes = ByteBuffer.wrap(cursor);
    return bytes.putInt(0, bytes.getInt(0) ^ unchanged ^ crc(change)).array();
  }

  private static int crc(byte[] bytes) {
    CRC32 crc = new CRC32();
    crc.update(bytes);
    return (int) crc.getValue();
  }

  @Test
  void shouldRefuseAnAlteredCursor() {
    for (int count = 0; count < 3; count++) {
      createInTown("Quedlinburg");
    }
    String query = "/api/workers/search?q=city:quedlinburg&limit=2&sort=id";
    String next = admin.get(query).data().path("next").asText();

    for (int place = 0; place < next.length(); place++) {
      char other = next.charAt(place) == 'B' ? 'A' : 'B';
      String altered = next.substring(0, place) + other + next.substring(place + 1);
      assertThat(admin.get(query + "&after=" + altered).status()).as("%s", place).isEqualTo(400);
    }
    assertThat(admin.get(query + "&after=" + next).data().path("workers")).hasSize(1);
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

  @ParameterizedTest
  @ValueSource(strings = {"relevance", "id"})
  void shouldRefuseACursorOfAnotherQuery(String sort) {
    for (int count = 0; count < 3; count++) {
      createInTown("Blankenburg");
    }
    String path = "/api/workers/search?limit=2&sort=" + sort;
    String next = admin.get(path + "&q=city:blankenburg").data().path("next").asText();

    for (String query :
        List.of(
            "&q=city:ilsenburg",
            "&q=city:blankenburg&fuzzy=true",
            "&q=city:blankenburg&active=true",
            "&q=city:blankenburg&organization_tree=0198c0de-0000-7000-8000-000000000001")) {
      ApiAnswer refused = admin.get(path + query + "&after=" + next);
      assertThat(refused.status()).as(query).isEqualTo(400);
      assertThat(refused.body().at("/error/details/0/field").asText()).isEqualTo("after");
    }
    ApiAnswer same =
        admin.get(path + "&q=city:blankenburg&fuzzy=false&highlight=true&after=" + next);
    assertThat(same.data().path("workers")).as("%s", same.body()).hasSize(1);
  }
}
