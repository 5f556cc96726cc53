package org.workerservice.client.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

  @ParameterizedTest
  @CsvSource({
    "yyyy, 1980, 1980",
    "MM/yyyy, 05/1980, 1980-05",
    "M.yyyy, 5.1980, 1980-05",
    "MMM yyyy, May 1980, 1980-05",
    "MM/yy, 05/80, 1980-05",
    "MM/yy, 12/26, 1926-12",
    "d.M.yyyy|M.yyyy|yyyy, 17.5.1980, 1980-05-17",
    "d.M.yyyy|M.yyyy|yyyy, 5.1980, 1980-05",
    "d.M.yyyy|M.yyyy|yyyy, 1980, 1980",
    "MM/yyyy, 13/1980, 13/1980"
  })
  void shouldReadYearsAndMonths(String patterns, String text, String date) {
    String mapping = "worker: {birth_date: {column: d, date: '" + patterns + "'}}";

    assertThat(
            MappingReader.read("test", mapping, LocalDate.of(2026, 11, 30))
                .apply(column -> text)
                .toString())
        .isEqualTo("{\"birth_date\":\"" + date + "\"}");
  }

  @ParameterizedTest
  @CsvSource({
    "birth_date, 3/1/70, 1970-03-01",
    "birth_date, 10/15/26, 2026-10-15",
    "birth_date, 12/15/26, 1926-12-15",
    "birth_date, 6/30/27, 1927-06-30",
    "expiry_date, 6/30/27, 2027-06-30",
    "expiry_date, 12/31/95, 2095-12-31",
    "expiry_date, 12/31/96, 1996-12-31",
    "issue_date, 1/1/27, 2027-01-01",
    "issue_date, 1/1/28, 1928-01-01"
  })
  void shouldPlaceYearsOfTwoDigitsByTheField(String field, String text, String date) {
    String rule = ": {column: d, date: M/d/yy}";
    String mapping =
        field.equals("birth_date")
            ? "worker: {birth_date" + rule + "}"
            : "worker: {documents: [{" + field + rule + "}]}";

    assertThat(
            MappingReader.read("test", mapping, LocalDate.of(2026, 11, 30))
                .apply(column -> text)
                .toString())
        .contains("\"" + date + "\"");
  }

  @Test
  void shouldPlaceYearsOfTwoDigitsAsTheMappingSays() {
    String mapping = "worker: {birth_date: {column: d, date: ddMMyy, century: future}}";

    assertThat(
            MappingReader.read("test", mapping, LocalDate.of(2026, 11, 30))
                .apply(column -> "010130")
                .toString())
        .contains("2030-01-01");
  }

  @ParameterizedTest
  @CsvSource({
    "excel, 31413, 1986-01-01",
    "excel, 31413.75, 1986-01-01",
    "excel, '31413,75', 1986-01-01",
    "excel, 1, 1900-01-01",
    "excel, 59, 1900-02-28",
    "excel, 60, 60",
    "excel, 61, 1900-03-01",
    "excel, 2958465, 9999-12-31",
    "excel, 2958466, 2958466",
    "excel, -1, -1",
    "excel-1904, 29951, 1986-01-01",
    "excel-1904, 0, 1904-01-01",
    "dd.MM.yyyy|excel, 07.02.1980, 1980-02-07",
    "dd.MM.yyyy|excel, 29258, 1980-02-07",
    "yyyyMMdd|excel, 19800207, 1980-02-07"
  })
  void shouldReadTheDayNumbersOfSpreadsheets(String pattern, String text, String date) {
    assertThat(
            apply("worker: {birth_date: {column: d, date: '" + pattern + "'}}", Map.of("d", text)))
        .contains("\"" + date + "\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"DD.MM.YYYY", "TT.MM.JJJJ", "JJ.MM.AAAA", "dd.mm.aaaa", "dd.mm.yyyy"})
  void shouldReadPatternsInTheLettersOfSpreadsheets(String pattern) {
    assertThat(
            apply(
                "worker: {birth_date: {column: d, date: " + pattern + "}}",
                Map.of("d", "07.02.1980")))
        .contains("\"1980-02-07\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1980-02-07 00:00:00",
        "1980-02-07T00:00",
        "1980-02-07T00:00:00.000Z",
        "1980-02-07 12:00:00 AM"
      })
  void shouldIgnoreTheBeginningOfTheDay(String text) {
    assertThat(apply("worker: {birth_date: {column: d, date: yyyy-MM-dd}}", Map.of("d", text)))
        .contains("\"1980-02-07\"");
  }

  @Test
  void shouldNotCutATimeThatMayBelongToAnotherDay() {
    assertThat(
            apply(
                "worker: {birth_date: {column: d, date: yyyy-MM-dd}}",
                Map.of("d", "1980-02-06T23:00:00Z")))
        .contains("1980-02-06T23:00:00Z");
  }

  @Test
  void shouldReadTheUsualMarkersOfEmptyCells() {
    String mapping =
        "worker: {name: {family: {column: f}}, tax_id: {column: t}, addresses: [{country: {column:"
            + " c}}]}";

    for (String marker :
        List.of("N/A", "n/a", "#N/A", "NULL", "null", "None", "-", "k.A.", "N/D")) {
      assertThat(apply(mapping, Map.of("f", "Lee", "t", marker)))
          .isEqualTo("{\"name\":{\"family\":\"Lee\"}}");
    }
    assertThat(apply(mapping, Map.of("f", "Null", "c", "NA")))
        .isEqualTo("{\"name\":{\"family\":\"Null\"},\"addresses\":[{\"country\":\"NA\"}]}");
  }

  @Test
  void shouldReadTheStatedMarkersOfEmptyCells() {
    String mapping =
        "{empty: [NULL, unbekannt, 0], worker: {name: {family: {column: f}}, tax_id: {column: t}}}";

    assertThat(apply(mapping, Map.of("f", "Unbekannt", "t", "null"))).isEqualTo("{}");
    assertThat(apply(mapping, Map.of("t", "0"))).isEqualTo("{}");
    assertThat(apply(mapping, Map.of("t", "N/A"))).contains("N/A");
    assertThat(apply("{empty: [], worker: {tax_id: {column: t}}}", Map.of("t", "-")))
        .contains("\"-\"");
  }

  @Test
  void shouldKnowColumnsByOtherNamesAndNeedOnlySomeOfThem() {
    Mapping mapping =
        MappingReader.read(
            "test",
            """
            aliases: {sex: [gender, m/f]}
            worker:
              name: {family: {column: [surname, last name]}}
              gender: {column: sex, optional: true}
              tax_id: {column: [tax, vat], optional: true}
              telecom: [{when: mail, value: {column: mail}, system: {constant: email}}]
            """);

    assertThat(mapping.missing(new Header(List.of("LAST  NAME")))).containsExactly("mail");
    assertThat(mapping.missing(new Header(List.of("mail"))))
        .containsExactly("surname or last name");
    assertThat(mapping.indexes(new Header(List.of("M/F", "last name", "mail"))))
        .isEqualTo(Map.of("sex", 0, "last name", 1, "mail", 2));
  }

  @Test
  void shouldReadTheFirstOfSeveralColumnsThatHasAValue() {
    String mapping = "worker: {tax_id: {column: [a, b]}}";

    assertThat(apply(mapping, Map.of("a", "1", "b", "2"))).contains("1");
    assertThat(apply(mapping, Map.of("a", "N/A", "b", "2"))).contains("2");
  }

  @Test
  void shouldNeedOnlyTheRequiredColumns() {
    Mapping mapping =
        MappingReader.read(
            "test", "{required: [b], worker: {name: {family: {column: a}, text: {column: b}}}}");

    assertThat(mapping.missing(new Header(List.of("c")))).containsExactly("b");
  }

  @Test
  void shouldChooseTheFirstValueWhoseConditionHoldsAmongRepeatedColumns() {
    String mapping =
        """
        tables: {kind: {"207*": doctor, "20*": staff, "363L*": nurse}}
        worker:
          worker_type:
            first:
              - {repeat: 3, when: {"primary_#": y}, column: "code_#", table: kind, otherwise: other}
              - {column: code_1, table: kind, otherwise: other}
          identifiers:
            - {repeat: 3, when: "id_#", value: {template: "{id_#}-#"}, system: {constant: "s#"}}
        """;

    assertThat(apply(mapping, Map.of("code_1", "207Q", "code_2", "363LX", "primary_2", "Y")))
        .isEqualTo("{\"worker_type\":\"nurse\"}");
    assertThat(apply(mapping, Map.of("code_1", "207Q", "primary_2", "Y")))
        .isEqualTo("{\"worker_type\":\"doctor\"}");
    assertThat(apply(mapping, Map.of("code_1", "208"))).isEqualTo("{\"worker_type\":\"staff\"}");
    assertThat(apply(mapping, Map.of("id_2", "x")))
        .isEqualTo("{\"identifiers\":[{\"value\":\"x-2\",\"system\":\"s2\"}]}");
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
        "worker: {deceased: {constant: maybe}}|In the mapping test the target deceased cannot hold"
            + " the value maybe.",
        "worker: {birth_date: {constant: 1980-13-01}}|In the mapping test the target birth_date"
            + " cannot hold the value 1980-13-01.",
        "worker: {assignments: [{when: a, period: {start: {constant: soon}}}]}|In the mapping test"
            + " the target assignments[0].period.start cannot hold the value soon.",
        "worker: {managing_organization: {column: a, otherwise: none}}|In the mapping test the"
            + " target managing_organization cannot hold the value none.",
        "worker: {addresses: {city: {column: a}}}|In the mapping test the target addresses must be"
            + " a list.",
        "worker: {name: {column: a}}|The mapping test fills an unknown target: name.column.",
        "{delimiter: ab, worker: {}}|The delimiter of the mapping test must be auto, comma, semicolon,"
            + " tab, pipe, or one character.",
        "{encoding: klingon, worker: {}}|The encoding of the mapping test must be auto, utf-8, utf-16,"
            + " windows-1252 or another name that Java knows, not klingon.",
        "{empty: NULL, worker: {}}|The key empty of the mapping test must be a list of texts, such as"
            + " [NULL, N/A].",
        "{skip: {reason: a}, worker: {}}|In the mapping test the target skip needs the key when or"
            + " unless.",
        "worker: {birth_date: {column: a, date: M/d/yy, century: next}}|In the mapping test the target"
            + " birth_date allows only past, recent or future for the key century, not next.",
        "worker: {birth_date: {column: a, date: dd.MM}}|In the mapping test the target birth_date has"
            + " an invalid date pattern: dd.MM.",
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

    assertThat(mapping.missing(new Header(List.of("c")))).containsExactly("a", "d", "b");
  }

  @Test
  void shouldPreferAMappingInTheWorkingDirectory(@TempDir Path directory) throws IOException {
    Files.writeString(directory.resolve("nppes.yaml"), "worker: {tax_id: {column: mine}}");

    Mapping mapping = MappingFiles.find("nppes", directory);

    assertThat(mapping.missing(new Header(List.of()))).containsExactly("mine");
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
    assertThat(read.form().header()).contains(List.of("code", "place", "county", "left", "kind"));
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
          {organization: {name: {column: a}, roles: [{when: {b: {list: x}}, role_code: {column: a}}]}} | must name values
          {lists: {x: y}, organization: {name: {column: a}}} | must be a list of values
          {organization: {name: {column: a}, roles: [{when: {}, role_code: {column: a}}]}} | must name a column
          """)
  void shouldExplainWhatIsWrongWithAMappingOfOrganisations(String mapping, String complaint) {
    assertThatThrownBy(() -> MappingReader.read("test", mapping))
        .isInstanceOf(MappingException.class)
        .hasMessageContaining(complaint);
  }
}
