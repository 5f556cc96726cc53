package org.workerservice.support;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpHeaders;
import java.util.Optional;

/**
 * An answer of the service.
 *
 * @param body the JSON; missing ({@link JsonNode#isMissingNode()}) if there was none
 */
public record ApiAnswer(int status, HttpHeaders headers, JsonNode body) {
  /** The {@code data} of the envelope; missing when there is none. */
  public JsonNode data() {
    return body.path("data");
  }

  /** The {@code error.code} of the envelope; empty when there is none. */
  public String errorCode() {
    return body.path("error").path("code").asText("");
  }

  /** The first header of that name, in any case. */
  public Optional<String> header(String name) {
    return headers.firstValue(name);
  }

  /** Shows only status and error code: the body may hold personal data. */
  @Override
  public String toString() {
    return status + (errorCode().isEmpty() ? "" : " " + errorCode());
  }
}
