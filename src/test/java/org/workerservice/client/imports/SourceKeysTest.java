package org.workerservice.client.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.workerservice.client.file.SourceFormat;
import org.workerservice.client.mapping.Entity;
import org.workerservice.json.Json;

class SourceKeysTest {
  @TempDir private Path directory;

  private static String row(String system, String id) {
    return Json.MAPPER
        .createObjectNode()
        .set(
            "sources",
            Json.MAPPER
                .createArrayNode()
                .add(Json.MAPPER.createObjectNode().put("system", system).put("id", id)))
        .toString();
  }

  private SourceKeys read(String... rows) throws IOException {
    Path file = Files.write(directory.resolve("in.ndjson"), List.of(rows));
    return SourceKeys.of(
        new ImportSettings(
            Entity.WORKERS,
            URI.create("http://localhost"),
            "secret",
            SourceFormat.NDJSON,
            Optional.empty(),
            OnDuplicate.UPDATE,
            file,
            directory.resolve("rejected.csv"),
            1,
            1,
            false));
  }

  @Test
  void shouldReadKeysInTheNormalFormOfTheService() throws IOException {
    SourceKeys keys =
        read(
            row("hr\u00A0", "1\u00A0"),
            row("hr", "\u200B2"),
            row("\uFEFFhr", "\uFEFF3\u2060"),
            row(" hr", "\t4 a "),
            row("hr", "e\u0301"));

    assertThat(keys.system()).isEqualTo("hr");
    assertThat(keys.ids()).containsExactlyInAnyOrder("1", "2", "3", "4 a", "\u00E9");
  }
}
