package org.workerservice.api.rest.organization;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.workerservice.support.ApiAnswer;
import org.workerservice.support.ApiClient;

/** Calls that organisation tests share. */
record OrganizationCalls(ApiClient client) {
  static final String PATH = "/api/organizations";

  static String path(String id) {
    return PATH + "/" + id;
  }

  /** Creates an organisation and returns its id. */
  String create(ObjectNode organization) {
    ApiAnswer created = client.post(PATH, organization);
    assertThat(created.status()).as("%s", created.body()).isEqualTo(201);
    return created.data().path("id").asText();
  }

  /** Returns the names on the first page of a list with these filters. */
  List<String> listed(String conditions) {
    return names(PATH + conditions);
  }

  /** Returns the names that a search finds, best first. */
  List<String> found(String words) {
    return names(PATH + "/search?q=" + words.replace(" ", "%20"));
  }

  private List<String> names(String path) {
    ApiAnswer page = client.get(path);
    assertThat(page.status()).as("%s", page.body()).isEqualTo(200);
    return page.data().path("organizations").findValuesAsText("name");
  }
}
