package org.workerservice.api.rest.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.workerservice.support.ApiClient;
import org.workerservice.support.TestTenant;

/** Calls and queries that link tests share. */
record LinkCalls(TestTenant tenant, ApiClient client) {
  static String path(String id) {
    return "/api/workers/" + id;
  }

  /**
   * The links of a worker, such as {@code refer <id>}. Checks that the record, the links and the
   * table agree.
   */
  List<String> links(String id) {
    List<String> shown = new ArrayList<>();
    client
        .get(path(id) + "/links")
        .data()
        .path("links")
        .forEach(
            link ->
                shown.add(
                    link.path("link_type").asText() + " " + link.path("other_worker_id").asText()));
    assertThat(client.get(path(id)).data().path("links"))
        .isEqualTo(client.get(path(id) + "/links").data().path("links"));
    assertThat(
            tenant.query(
                "SELECT link_type || ' ' || other_worker_id AS link FROM worker_links"
                    + " WHERE worker_id = ? ORDER BY position",
                UUID.fromString(id)))
        .extracting(row -> row.get("link"))
        .isEqualTo(shown);
    return shown;
  }

  long version(String id) {
    return client.get(path(id)).data().path("version").asLong();
  }
}
