package org.workerservice.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.workerservice.intake.CommandOutcome;
import org.workerservice.intake.CommandReader;
import org.workerservice.intake.Reading;
import org.workerservice.json.Json;

/** The schemas of commands and their results change only by additions, and say what is read. */
class CommandSchemasTest {
  private static final JsonSchemaFactory FACTORY =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7);

  private static JsonNode read(String path) throws IOException {
    try (InputStream stream = CommandSchemasTest.class.getResourceAsStream(path)) {
      return Json.MAPPER.readTree(stream);
    }
  }

  private static List<String> texts(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).map(JsonNode::asText).toList();
  }

  /** The files in {@code test/resources/published} are what senders rely on. */
  @ParameterizedTest
  @ValueSource(strings = {"command-1.json", "command-result-1.json"})
  void shouldKeepEveryFieldThatWasPublished(String name) throws IOException {
    JsonNode published = read("/published/" + name);
    JsonNode now = read("/api-docs/commands/" + name);

    assertThat(now.path("$id")).isEqualTo(published.path("$id"));
    for (Map.Entry<String, JsonNode> field : published.path("properties").properties()) {
      JsonNode kept = now.path("properties").path(field.getKey());
      assertThat(kept.path("type")).as(field.getKey()).isEqualTo(field.getValue().path("type"));
      assertThat(kept.path("format")).as(field.getKey()).isEqualTo(field.getValue().path("format"));
    }
  }

  /** Old commands stay valid, and readers of results find what they found. */
  @Test
  void shouldDemandNoMoreOfSendersAndGiveNoLessToReaders() throws IOException {
    assertThat(texts(read("/published/command-1.json").path("required")))
        .containsAll(texts(read("/api-docs/commands/command-1.json").path("required")));
    assertThat(texts(read("/api-docs/commands/command-result-1.json").path("required")))
        .containsAll(texts(read("/published/command-result-1.json").path("required")));
    assertThat(texts(read("/api-docs/commands/command-1.json").at("/properties/type/enum")))
        .containsAll(texts(read("/published/command-1.json").at("/properties/type/enum")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"command-1.json", "command-result-1.json"})
  void shouldBeValidSchemas(String name) throws IOException {
    assertThat(
            FACTORY
                .getSchema(SchemaLocation.of(SpecVersion.VersionFlag.V7.getId()))
                .validate(read("/api-docs/commands/" + name)))
        .isEmpty();
  }

  @Test
  void shouldListEveryOutcome() throws IOException {
    JsonNode outcomes =
        read("/api-docs/commands/command-result-1.json").at("/properties/outcome/anyOf/0/enum");

    assertThat(texts(outcomes))
        .containsExactlyElementsOf(
            Arrays.stream(CommandOutcome.values()).map(CommandOutcome::code).toList());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'schema_version':1,'command_id':'1','type':'delete','source':{'system':'a','id':'b'}}",
        "{'schema_version':1,'command_id':'1','correlation_id':'c','type':'upsert','source':"
            + "{'system':'a','id':'b','updated_at':'2026-01-01T00:00:00Z'},'worker':{'name':"
            + "{'family':'Okafor','given':['Ada']}},'on_duplicate':'attach',"
            + "'acknowledge_duplicates':['00000000-0000-0000-0000-000000000001']}",
        "{'schema_version':2,'command_id':'1','type':'delete','source':{'system':'a','id':'b'}}",
        "{'schema_version':1,'type':'delete','source':{'system':'a','id':'b'}}",
        "{'schema_version':1,'command_id':'1','type':'promote','source':{'system':'a','id':'b'}}",
        "{'schema_version':1,'command_id':'1','type':'upsert','source':{'system':'a','id':'b'}}",
        "{'schema_version':1,'command_id':'1','type':'delete','source':{'system':'a','id':'b'},"
            + "'worker':{}}",
        "{'schema_version':1,'command_id':'1','type':'delete','source':'a'}",
        "{'schema_version':1,'command_id':'1','type':'delete','source':{'system':'a','id':'b'},"
            + "'surprise':1}",
        "{'schema_version':1,'command_id':7,'type':'delete','source':{'system':'a','id':'b'}}"
      })
  void shouldReadWhatTheSchemaAllowsAndNothingElse(String text) throws IOException {
    String command = text.replace('\'', '"');
    JsonSchema schema = FACTORY.getSchema(read("/api-docs/commands/command-1.json"));

    Reading reading =
        new CommandReader(10_000).read(command.getBytes(StandardCharsets.UTF_8), Optional.empty());

    assertThat(reading instanceof Reading.Readable)
        .as(command)
        .isEqualTo(schema.validate(tree(command)).isEmpty());
  }

  private static JsonNode tree(String text) throws JsonProcessingException {
    return Json.MAPPER.readTree(text);
  }
}
