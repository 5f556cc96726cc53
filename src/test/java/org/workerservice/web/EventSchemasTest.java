package org.workerservice.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.workerservice.json.Json;

/** The schemas of what is published change only by additions. */
class EventSchemasTest {
  private static JsonNode read(String path) throws IOException {
    try (InputStream stream = EventSchemasTest.class.getResourceAsStream(path)) {
      return Json.MAPPER.readTree(stream);
    }
  }

  private static List<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
  }

  /**
   * The files in {@code test/resources/published} are what subscribers rely on. Add to them what
   * has been released; never remove anything.
   */
  @ParameterizedTest
  @ValueSource(strings = {"event-1.json", "worker-state-1.json"})
  void shouldKeepEveryFieldThatWasPublished(String name) throws IOException {
    JsonNode published = read("/published/" + name);
    JsonNode now = read("/api-docs/events/" + name);

    assertThat(now.path("$id")).isEqualTo(published.path("$id"));
    assertThat(texts(now.path("required"))).containsAll(texts(published.path("required")));
    for (Map.Entry<String, JsonNode> field : published.path("properties").properties()) {
      JsonNode kept = now.path("properties").path(field.getKey());
      assertThat(kept.path("type")).as(field.getKey()).isEqualTo(field.getValue().path("type"));
      assertThat(kept.path("format")).as(field.getKey()).isEqualTo(field.getValue().path("format"));
    }
    assertThat(texts(now.at("/properties/type/anyOf/0/enum")))
        .containsAll(texts(published.at("/properties/type/anyOf/0/enum")));
    assertThat(now.path("additionalProperties").asBoolean()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"event-1.json", "worker-state-1.json"})
  void shouldBeValidSchemas(String name) throws IOException {
    JsonSchemaFactory factory = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7);

    assertThat(
            factory
                .getSchema(SchemaLocation.of(SpecVersion.VersionFlag.V7.getId()))
                .validate(read("/api-docs/events/" + name)))
        .isEmpty();
  }

  @Test
  void shouldReferToTheSchemasFromTheDescriptionOfTheTopics() throws IOException {
    try (InputStream stream =
        EventSchemasTest.class.getResourceAsStream("/api-docs/asyncapi.yaml")) {
      JsonNode description = new YAMLMapper().readTree(stream);

      assertThat(description.path("asyncapi").asText()).isEqualTo("3.0.0");
      assertThat(description.at("/components/messages/event/payload/$ref").asText())
          .isEqualTo("./events/event-1.json");
      assertThat(description.at("/components/messages/state/payload/$ref").asText())
          .isEqualTo("./events/worker-state-1.json");
      assertThat(description.at("/components/messages/command/payload/$ref").asText())
          .isEqualTo("./commands/command-1.json");
      assertThat(description.at("/components/messages/result/payload/$ref").asText())
          .isEqualTo("./commands/command-result-1.json");
    }
  }
}
