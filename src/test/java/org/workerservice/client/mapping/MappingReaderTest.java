package org.workerservice.client.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MappingReaderTest {
  private static String apply(String mapping, Map<String, String> columnToValue) {
    return MappingReader.read("test", mapping)
        .apply(column -> columnToValue.getOrDefault(column, ""))
        .toString();
  }

  @Test
  void shouldFillTargetsFromEveryKindOfRule() {
    String mapping =
        """
        tables: {sex: {m: male}}
        worker:
          name:
            text: {template: "{first} of {city}"}
            given: [{column: first, split: " "}, {column: second, case: upper}]
          gender: {column: sex, table: sex, otherwise: unknown}
          birth_date: {column: born, date: d.M.yyyy}
          deceased: {column: dead, otherwise: "false"}
          worker_type: {constant: nurse}
        """;

    String json =
        apply(
            mapping,
            Map.of(
                "first", "Ann  Bo", "second", "cy", "city", "$1", "sex", "x", "born", "7.2.1980"));

    assertThat(json)
        .isEqualTo(
            "{\"name\":{\"text\":\"Ann  Bo of $1\",\"given\":[\"Ann\",\"Bo\",\"CY\"]},"
                + "\"gender\":\"unknown\",\"birth_date\":\"1980-02-07\",\"deceased\":false,"
                + "\"worker_type\":\"nurse\"}");
  }

  @Test
  void shouldLeaveOutObjectsWithoutValuesOrCondition() {
    String mapping =
        """
        worker:
          name: {family: {column: family}}
          identifiers:
            - {identifier_type: {constant: NPI}, value: {column: npi}}
            - {when: licensed, identifier_type: {constant: LICENSE}, value: {column: licence}}
        """;

    assertThat(apply(mapping, Map.of("family", "A", "licence", "7")))
        .isEqualTo("{\"name\":{\"family\":\"A\"}}");
    assertThat(apply(mapping, Map.of("family", "A", "licence", "7", "licensed", "y")))
        .endsWith("\"identifiers\":[{\"identifier_type\":\"LICENSE\",\"value\":\"7\"}]}");
  }

  @Test
  void shouldReadDatesInAnyOfSeveralForms() {
    String mapping = "worker: {birth_date: {column: born, date: M/d/yyyy|M/d/yy|d-MMM-yy}}";

    assertThat(apply(mapping, Map.of("born", "3/1/1970"))).contains("1970-03-01");
    assertThat(apply(mapping, Map.of("born", "3/1/70"))).contains("1970-03-01");
    assertThat(apply(mapping, Map.of("born", "19-Feb-05"))).contains("2005-02-19");
  }

  @Test
  void shouldCountAnImpossibleDateAsMissingWhenTheMappingSaysSo() {
    String mapping =
        """
        worker:
          name: {family: {column: family}}
          birth_date: {column: born, date: yyyyMMdd, unreadable: omit}
        """;

    assertThat(apply(mapping, Map.of("family", "A", "born", "19162429")))
        .isEqualTo("{\"name\":{\"family\":\"A\"}}");
    assertThatThrownBy(
            () ->
                apply("worker: {birth_date: {column: a, date: yyyy, unreadable: keep}}", Map.of()))
        .hasMessageContaining("unreadable");
  }

  @Test
  void shouldLeaveAGapWhereATemplateAllowsIt() {
    String mapping = "worker: {name: {text: {template: '{a} {b} {c}', missing: blank}}}";

    assertThat(apply(mapping, Map.of("a", "x", "c", "z"))).contains("\"x z\"");
    assertThat(apply(mapping, Map.of())).isEqualTo("{}");
  }

  @Test
  void shouldKeepATextThatIsNotADate() {
    String mapping = "worker: {birth_date: {column: born, date: d.M.yyyy}}";

    assertThat(apply(mapping, Map.of("born", "30.2.1980"))).contains("30.2.1980");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "worker: {nme: {column: a}}|The mapping test fills an unknown target: nme.",
        "worker: {version: {column: a}}|The mapping test fills an unknown target: version.",
        "worker: {name: {famly: {column: a}}}|The mapping test fills an unknown target: name.famly.",
        "workers: {}|The mapping test has an unknown key: workers",
        "worker: 5|The mapping test needs fields under exactly one of the keys worker and"
            + " organization.",
        "worker: {gender: {colum: a}}|In the mapping test the target gender needs exactly one of"
            + " the keys constant, column, template and join.",
        "worker: {gender: {column: a, tabel: b}}|In the mapping test the target gender has an"
            + " unknown key: tabel.",
        "worker: {gender: {column: a, table: b}}|In the mapping test the target gender uses an"
            + " unknown table: b.",
        "worker: {gender: {constant: man}}|In the mapping test the target gender cannot hold the"
            + " value man.",
        "worker: {addresses: {city: {column: a}}}|In the mapping test the target addresses must be"
            + " a list.",
        "worker: {name: {column: a}}|The mapping test fills an unknown target: name.column.",
        "worker: {name: [1]}|In the mapping test the target name must hold fields.",
        "worker: {marital_status: {template: a}}|In the mapping test the target marital_status has"
            + " a template without a column in braces."
      })
  void shouldNameWhatItRefuses(String mapping, String sentence) {
    assertThatThrownBy(() -> MappingReader.read("test", mapping))
        .isInstanceOf(MappingException.class)
        .hasMessage(sentence);
  }

  @Test
  void shouldNameEveryMissingColumnOnce() {
    Mapping mapping =
        MappingReader.read(
            "test",
            "worker: {name: {family: {column: a}, text: {template: '{b} {c}'}, when: [a, d]}}");

    assertThatThrownBy(() -> mapping.requireColumns(List.of("c")))
        .hasMessage("The mapping test needs columns that the file lacks: a; d; b.");
  }

  @Test
  void shouldPreferAMappingInTheWorkingDirectory(@TempDir Path directory) throws IOException {
    Files.writeString(directory.resolve("nppes.yaml"), "worker: {tax_id: {column: mine}}");

    Mapping mapping = MappingFiles.find("nppes", directory);

    assertThatThrownBy(() -> mapping.requireColumns(List.of())).hasMessageContaining("mine");
  }

  @Test
  void shouldFindOnlyTheBuiltInMappings(@TempDir Path directory) {
    assertThat(MappingFiles.find("nppes", directory).checksum()).hasSize(64);
    assertThatThrownBy(() -> MappingFiles.find("nothing", directory))
        .isInstanceOf(MappingException.class)
        .hasMessageStartingWith("The mapping nothing was not found: ");
    assertThatThrownBy(() -> MappingFiles.find(directory.resolve("x.yaml").toString(), directory))
        .isInstanceOf(MappingException.class)
        .hasMessageEndingWith("cannot be read.");
  }

  @Test
  void shouldMapOrganisationsOfFilesWithoutAHeader() {
    String mapping =
        """
        columns: [code, place, county, left, kind]
        organization:
          ods_code: {column: code}
          addresses:
            - {city: {join: [place, county], with: ", "}}
          roles:
            - {when: code, role_code: {constant: RO177}, is_primary: {constant: "true"}}
            - {when: {kind: ["4", "5"]}, role_code: {constant: RO76}}
          ods_status: {column: left, present: inactive, otherwise: active}
        """;
    Mapping read = MappingReader.read("test", mapping);

    assertThat(read.entity()).isEqualTo(Entity.ORGANIZATIONS);
    assertThat(read.header()).contains(List.of("code", "place", "county", "left", "kind"));
    assertThat(apply(mapping, Map.of("code", "A1", "place", "Elmton", "kind", "4")))
        .isEqualTo(
            "{\"ods_code\":\"A1\",\"addresses\":[{\"city\":\"Elmton\"}],"
                + "\"roles\":[{\"role_code\":\"RO177\",\"is_primary\":true},"
                + "{\"role_code\":\"RO76\"}],\"ods_status\":\"active\"}");
    assertThat(
            apply(
                mapping,
                Map.of("code", "A1", "place", "E", "county", "F", "left", "2020", "kind", "6")))
        .isEqualTo(
            "{\"ods_code\":\"A1\",\"addresses\":[{\"city\":\"E, F\"}],"
                + "\"roles\":[{\"role_code\":\"RO177\",\"is_primary\":true}],"
                + "\"ods_status\":\"inactive\"}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {worker: {tax_id: {column: a}}, organization: {name: {column: a}}} | needs fields under
          {organization: {nmae: {column: a}}}                                | unknown target: nmae
          {columns: [a, a], organization: {name: {column: a}}}               | must be a list of distinct names
          {organization: {name: {join: []}}}                                 | joins no columns
          {organization: {name: {column: a}, roles: [{when: {}, role_code: {column: a}}]}} | must name a column
          """)
  void shouldExplainWhatIsWrongWithAMappingOfOrganisations(String mapping, String complaint) {
    assertThatThrownBy(() -> MappingReader.read("test", mapping))
        .isInstanceOf(MappingException.class)
        .hasMessageContaining(complaint);
  }
}
