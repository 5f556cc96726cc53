package org.workerservice.client.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The description of the language must be true. */
class MappingDocumentationTest {
  private static final Pattern YAML = Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL);

  private final String text = text();

  private static String text() {
    try (var file = MappingDocumentationTest.class.getResourceAsStream("/conf/import/README.md")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException error) {
      throw new AssertionError(error);
    }
  }

  @Test
  void shouldShowAMappingThatWorks() {
    String yaml =
        YAML.matcher(text)
            .results()
            .map(found -> found.group(1))
            .filter(found -> found.contains("worker:"))
            .findFirst()
            .orElseThrow();
    Map<String, String> row =
        Map.of(
            "Nachname", "Müller",
            "Geschlecht", "W",
            "Geburtsdatum", "31413",
            "Telefon", "0221 4711001",
            "Straße", "Hauptstr.",
            "PLZ", "01067");

    assertThat(
            MappingReader.read("example", yaml)
                .apply(column -> row.getOrDefault(column, ""))
                .toString())
        .contains("\"female\"", "\"1986-01-01\"", "\"+492214711001\"", "\"Hauptstr.\"");
  }

  @Test
  void shouldDescribeEveryKeyOfTheLanguage() {
    assertThat(Stream.concat(MappingReader.TOP.stream(), RuleReader.KEYS.stream()))
        .allSatisfy(key -> assertThat(text).containsPattern("\\b" + key + "\\b"));
  }

  @Test
  void shouldListEveryMappingOfTheDirectory() throws IOException {
    List<String> listed =
        Pattern.compile("`([a-z-]+)`")
            .matcher(text.substring(text.indexOf("## Mappings in this directory")))
            .results()
            .map((MatchResult found) -> found.group(1))
            .toList();

    try (Stream<Path> files = Files.list(Path.of("conf", "import"))) {
      assertThat(
              files
                  .map(file -> file.getFileName().toString())
                  .filter(name -> name.endsWith(".yaml"))
                  .map(name -> name.replace(".yaml", "")))
          .allSatisfy(name -> assertThat(listed).contains(name));
    }
  }
}
