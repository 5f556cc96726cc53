package org.workerservice.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.workerservice.model.Role;
import org.workerservice.support.RawHttp;
import org.workerservice.support.ServiceProcess;
import org.workerservice.support.SharedService;

class EscapesIT {
  private static final ServiceProcess SERVICE = SharedService.process();

  private static String request(String target, String authorization) {
    return "GET %s HTTP/1.1\r\nHost: localhost\r\n%sConnection: close\r\n\r\n"
        .formatted(target, authorization);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/%s",
        "/?%s",
        "/api/%s",
        "/api/workers/%s",
        "/api/workers/search?q=%s",
        "/api/workers?limit=%s",
        "/api/health?x=%s",
        "/health/%s",
        "/health/live?x=%s",
        "/metrics?%s",
        "/metrics/%s",
        "/docs?x=%s",
        "/docs/%s"
      })
  void shouldRefuseBrokenEscapesWithAndWithoutAToken(String target) throws Exception {
    String token = "Authorization: Bearer " + SERVICE.token(Role.HR_ADMIN) + "\r\n";

    for (String escape : new String[] {"%", "%2", "%zz", "%ff", "%00"}) {
      for (String authorization : new String[] {"", token}) {
        String request = request(target.replace("%s", escape), authorization);

        RawHttp.Conversation talk = RawHttp.send(SERVICE.url(), request);

        assertThat(talk.statuses()).as(request).containsExactly(400);
        assertThat(talk.text()).contains("\"code\":\"MALFORMED_REQUEST\"");
      }
    }
    assertThat(SERVICE.output()).doesNotContain("IllegalArgumentException");
  }
}
