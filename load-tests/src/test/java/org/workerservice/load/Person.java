package org.workerservice.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.regex.Pattern;

/** The parts of a worker of the registry that requests need. */
record Person(String id, String family, String given, Optional<String> birthDate) {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Pattern WORD = Pattern.compile("\\p{L}{3,}");

  static Person of(JsonNode worker) {
    JsonNode name = worker.path("name");
    return new Person(
        worker.path("id").asText(),
        name.path("family").asText(),
        name.path("given").path(0).asText(),
        Optional.ofNullable(worker.path("birth_date").textValue()));
  }

  /** Returns whether the name starts with a word that is long enough to search for. */
  boolean named() {
    return WORD.matcher(family).lookingAt() && WORD.matcher(given).lookingAt();
  }

  /**
   * Returns the body of a match request as a clerk would type it, with a typing error in the name.
   */
  String matchBody() {
    ObjectNode body = MAPPER.createObjectNode();
    body.putObject("name").put("family", Slip.in(family)).putArray("given").add(given);
    birthDate.ifPresent(date -> body.put("birth_date", date));
    return body.toString();
  }

  @Override
  public String toString() {
    return "Person[" + id + "]";
  }
}
