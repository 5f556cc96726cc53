package org.workerservice.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import org.workerservice.json.Json;

/** The API contract with the version of the program, as the original YAML and as JSON. */
record Contract(String yaml, String json) {
  private static final String PATH = "/openapi/worker-service.yaml";

  static Contract read(String version) {
    String yaml = Resources.text(PATH).replace("{program-version}", version);
    try {
      JsonNode tree = new YAMLMapper().readTree(yaml);
      return new Contract(yaml, Json.MAPPER.writeValueAsString(tree));
    } catch (JsonProcessingException error) {
      throw new IllegalStateException("The contract in this build is not valid YAML.", error);
    }
  }
}
