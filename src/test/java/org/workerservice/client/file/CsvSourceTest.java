package org.workerservice.client.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.workerservice.client.CommandStopped;
import org.workerservice.client.mapping.Mapping;
import org.workerservice.client.mapping.MappingException;
import org.workerservice.client.mapping.MappingFiles;
import org.workerservice.client.mapping.MappingReader;
import org.workerservice.json.Json;
import org.workerservice.model.AddressUse;
import org.workerservice.model.Gender;
import org.workerservice.model.Identifier;
import org.workerservice.model.IdentifierType;
import org.workerservice.model.NameUse;
import org.workerservice.model.Worker;
import org.workerservice.model.WorkerType;
import org.workerservice.support.NppesFile;

class CsvSourceTest {
  private static final Mapping NAMES =
      MappingReader.read(
          "names", "worker: {name: {family: {column: family}, given: [{column: given}]}}");

  private static List<SourceRow> read(String text, Mapping mapping) throws IOException {
    return read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), mapping);
  }

  private static List<SourceRow> read(InputStream stream, Mapping mapping) throws IOException {
    try (CsvSource source =
        new CsvSource(
            new LineReader(SourceBytes.open(stream, mapping.form().encoding())), mapping)) {
      List<SourceRow> rows = new ArrayList<>();
      for (Optional<SourceRow> row = source.next(); row.isPresent(); row = source.next()) {
        rows.add(row.get());
      }
      return rows;
    }
  }

  private static Worker worker(SourceRow row) throws IOException {
    ObjectNode worker = json(row);
    worker.remove("assignments");
    return Json.MAPPER.treeToValue(worker, Worker.class);
  }

  private static JsonNode assignments(SourceRow row) throws IOException {
    return json(row).path("assignments");
  }

  private static ObjectNode json(SourceRow row) throws IOException {
    return (ObjectNode) Json.MAPPER.readTree(((SourceRow.Readable) row).json());
  }

  @Test
  void shouldReadQuotedValuesWithLineBreaksAndDelimiters() throws IOException {
    List<SourceRow> rows =
        read("\uFEFFfamily,given\r\n\"O\"\"Neil,\nSr\",Ann\r\n\r\nLee,Bo", NAMES);

    assertThat(rows).hasSize(2);
    assertThat(worker(rows.get(0)).name().family()).isEqualTo("O\"Neil, Sr");
    assertThat(worker(rows.get(1)).name().given()).containsExactly("Bo");
  }

  @Test
  void shouldRejectMalformedRecordsAndContinue() throws IOException {
    List<SourceRow> rows =
        read("family,given\nLee\n\"Lee\"x,Bo\n\"Lee,Bo\nLee,Cy\n" + "Lee,Di\n".repeat(80), NAMES);

    assertThat(rows).hasSize(84);
    assertThat(rows.subList(0, 3))
        .extracting(row -> ((SourceRow.Malformed) row).rejection())
        .extracting(Rejection::row, Rejection::code, Rejection::message)
        .containsExactly(
            tuple(
                1L,
                "malformed",
                "The row has 1 column, the header has 2. The delimiter is comma; a cell that"
                    + " holds it or a line break must be in quotes."),
            tuple(2L, "malformed", "The row is not CSV."),
            tuple(3L, "malformed", "The row has a quote that is never closed."));
    assertThat(worker(rows.get(3)).name().given()).containsExactly("Cy");
  }

  @Test
  void shouldRefuseAHeaderThatLacksMappedColumns() {
    assertThatThrownBy(() -> read("family,first\nLee,Bo", NAMES))
        .isInstanceOf(MappingException.class)
        .hasMessage(
            "The mapping names needs columns that the file lacks: given. Line 1 was read as UTF-8"
                + " with the delimiter comma (the best of comma, semicolon, tab and pipe). Its"
                + " columns are: family; first.");
  }

  @Test
  void shouldRefuseAFileWithoutHeader() {
    assertThatThrownBy(() -> read("", NAMES))
        .isInstanceOf(CommandStopped.class)
        .hasMessage("The file has no readable CSV header.");
  }

  @ParameterizedTest
  @ValueSource(chars = {',', ';', '\t', '|'})
  void shouldFindTheDelimiterByTheHeader(char delimiter) throws IOException {
    String text = "family;given\nLee;\"Bo;,|\tX\"\n".replace(';', delimiter);

    assertThat(worker(read(text, NAMES).getFirst()).name().family()).isEqualTo("Lee");
  }

  @Test
  void shouldFindTheDelimiterOfAFileWithoutAHeader() throws IOException {
    Mapping mapping =
        MappingReader.read(
            "x",
            "{columns: [a, b, c], worker: {name: {family: {column: c}, given: [{column: a}]}}}");

    assertThat(worker(read("Bo|x, y|Lee", mapping).getFirst()).name().family()).isEqualTo("Lee");
  }

  @Test
  void shouldReadTheDelimiterThatExcelStates() throws IOException {
    List<SourceRow> rows = read("sep=;\r\nfamily;given\r\nLee;Bo\r\n", NAMES);

    assertThat(worker(rows.getFirst()).name().given()).containsExactly("Bo");
  }

  @Test
  void shouldFindTheHeaderBelowTitles() throws IOException {
    List<SourceRow> rows =
        read("Staff list, all sites\n\n;;;\n\"Family\";Sex; GIVEN ;\nLee;f;Bo;\n;;;\n", NAMES);

    assertThat(rows).hasSize(1);
    assertThat(worker(rows.getFirst()).name().given()).containsExactly("Bo");
    assertThat(((SourceRow.Readable) rows.getFirst()).line().number()).isEqualTo(5);
  }

  @Test
  void shouldNameTheStatedDelimiter() {
    Mapping mapping =
        MappingReader.read("x", "{delimiter: semicolon, worker: {tax_id: {column: tax}}}");

    assertThatThrownBy(() -> read("name,tax\nLee,1", mapping))
        .hasMessageEndingWith(
            "Line 1 was read as UTF-8 with the delimiter semicolon. Its columns are: name,tax.");
  }

  @Test
  void shouldAcceptMissingAndEmptySurplusCellsAtTheEnd() throws IOException {
    Mapping mapping =
        MappingReader.read(
            "x",
            "worker: {name: {family: {column: f}, given: [{column: g}]}, tax_id: {column: t}}");

    List<SourceRow> rows = read("f,g,t\nLee,Bo\nLee,Cy,1,,\nLee,Di,2,lost\n", mapping);

    assertThat(worker(rows.get(0)).taxId()).isEmpty();
    assertThat(rows.get(0).notes().shortRows()).isEqualTo(1);
    assertThat(worker(rows.get(1)).taxId()).contains("1");
    assertThat(((SourceRow.Malformed) rows.get(2)).rejection().message())
        .startsWith("The row has 4 columns, the header has 3.");
  }

  @Test
  void shouldReadLineBreaksInCells() throws IOException {
    Mapping mapping =
        MappingReader.read(
            "x",
            "worker: {name: {family: {column: f}}, addresses: [{line1: {column: a}}],"
                + " marital_status: {column: m}}");

    Worker read =
        worker(
            read("f,a,m\r\nLee,\"1 Elm Road\r\n\r\nFlat 2\",\"very\u000Bmarried\"\r\n", mapping)
                .getFirst());

    assertThat(read.addresses().getFirst().line1()).contains("1 Elm Road, Flat 2");
    assertThat(read.maritalStatus()).contains("very married");
  }

  @Test
  void shouldKeepQuotesInsideCells() throws IOException {
    List<SourceRow> rows =
        read("family,given\nLee,12\" Bo\nLee, \"Cy, D\" \n=\"\"\"00\"\"\",=\"07\"\n", NAMES);

    assertThat(worker(rows.get(0)).name().given()).containsExactly("12\" Bo");
    assertThat(worker(rows.get(1)).name().given()).containsExactly("Cy, D");
    assertThat(worker(rows.get(2)).name().given()).containsExactly("07");
  }

  @Test
  void shouldReadCellsWithoutQuotes() throws IOException {
    Mapping mapping =
        MappingReader.read(
            "x", "{quote: none, worker: {name: {family: {column: f}, given: [{column: g}]}}}");

    assertThat(worker(read("f,g\n\"Lee,Bo\n", mapping).getFirst()).name().family())
        .isEqualTo("\"Lee");
  }

  @Test
  void shouldReadLinesThatEndInCarriageReturns() throws IOException {
    assertThat(read("family,given\rLee,Bo\rKim,Cy\r", NAMES)).hasSize(2);
  }

  @ParameterizedTest
  @org.junit.jupiter.params.provider.CsvSource({
    "UTF-16LE, \uFEFF",
    "UTF-16BE, \uFEFF",
    "UTF-16LE, ''",
    "UTF-16BE, ''",
    "UTF-8, \uFEFF",
    "UTF-8, ''"
  })
  void shouldFindUnicodeEncodings(String encoding, String mark) throws IOException {
    String text = mark + "family;given\r\nMüller;Łucja 😀\r\n" + "Lee;Bo\r\n".repeat(9000);

    List<SourceRow> rows =
        read(new ByteArrayInputStream(text.getBytes(Charset.forName(encoding))), NAMES);

    assertThat(worker(rows.getFirst()).name().family()).isEqualTo("Müller");
    assertThat(worker(rows.getFirst()).name().given()).containsExactly("Łucja 😀");
    assertThat(rows).hasSize(9001);
  }

  @ParameterizedTest
  @ValueSource(strings = {"windows-1252", "latin-1", "ANSI"})
  void shouldReadTheStatedEncoding(String name) throws IOException {
    Mapping mapping =
        MappingReader.read(
            "x", "{encoding: " + name + ", worker: {name: {family: {column: Größe €}}}}");
    byte[] bytes = "Größe €;x\nGöß–Łee;1\n".replace("Ł", "").getBytes(Charset.forName("cp1252"));

    assertThat(worker(read(new ByteArrayInputStream(bytes), mapping).getFirst()).name().family())
        .isEqualTo("Göß–ee");
  }

  @Test
  void shouldSayHowToReadAnotherEncoding() throws IOException {
    byte[] bytes = "family,given\nMüller,Bo\n".getBytes(StandardCharsets.ISO_8859_1);

    List<SourceRow> rows = read(new ByteArrayInputStream(bytes), NAMES);

    assertThat(((SourceRow.Malformed) rows.getFirst()).rejection().message())
        .isEqualTo(
            "The row is not UTF-8. Set encoding in the mapping, for example to windows-1252.");
  }

  @Test
  void shouldRefuseAHalfCharacterOfUtf16() throws IOException {
    byte[] bytes = "family;given\nLee;\uD83D\nKim;Cy\n".getBytes(StandardCharsets.UTF_16LE);
    bytes["family;given\nLee;".length() * 2] = 0x3D;
    bytes["family;given\nLee;".length() * 2 + 1] = (byte) 0xD8;

    List<SourceRow> rows = read(new ByteArrayInputStream(bytes), NAMES);

    assertThat(((SourceRow.Malformed) rows.getFirst()).rejection().message())
        .startsWith("The row is not UTF-16LE.");
    assertThat(worker(rows.getLast()).name().given()).containsExactly("Cy");
  }

  @Test
  void shouldSayThatAWorkbookIsNoText() {
    byte[] bytes = {'P', 'K', 3, 4, 0, 0};

    assertThatThrownBy(() -> read(new ByteArrayInputStream(bytes), NAMES))
        .isInstanceOf(CommandStopped.class)
        .hasMessageStartingWith("The file is an Excel workbook (.xlsx)")
        .hasMessageContaining("CSV UTF-8");
  }

  @Test
  void shouldCountSkippedRowsAndOmittedValues() throws IOException {
    Mapping mapping =
        MappingReader.read(
            "x",
            """
            skip:
              - {when: {kind: "2"}, reason: organisations}
              - {unless: family, reason: nameless}
            tables: {sex: {m: male}}
            worker:
              name: {family: {column: family}}
              birth_date: {column: born, date: d.M.yyyy, unreadable: omit}
              gender: {column: sex, table: sex}
            """);

    List<SourceRow> rows =
        read("kind;family;born;sex\n2;X;;\n1;Lee;31.2.1980;x\n1;;1.1.1990;\n1;Kim;;M\n", mapping);

    assertThat(rows).extracting(SourceRow::row).containsExactly(1L, 2L);
    Notes all = rows.stream().map(SourceRow::notes).reduce(Notes.NONE, Notes::plus);
    assertThat(all.sentences())
        .containsExactly(
            "Skipped by the mapping: nameless 1, organisations 1",
            "Values left out because they could not be read: born 1, sex 1");
    assertThat(worker(rows.getLast()).gender()).isEqualTo(Gender.MALE);
  }

  @Test
  void shouldReadPractitionersThroughTheBuiltInMapping() throws IOException {
    List<SourceRow> rows;
    try (InputStream stream = CsvSourceTest.class.getResourceAsStream("practitioners.csv")) {
      rows = read(stream, MappingFiles.find("nppes"));
    }

    assertThat(rows).hasSize(3);
    Worker first = worker(rows.get(0));
    assertThat(first.name().family()).isEqualTo("QUILLFEATHER");
    assertThat(first.name().given()).containsExactly("MARIGOLD", "T");
    assertThat(first.name().prefix()).containsExactly("DR");
    assertThat(first.name().suffix()).containsExactly("JR", "M.D., PH.D");
    assertThat(first.additionalNames())
        .singleElement()
        .satisfies(
            name -> {
              assertThat(name.useType()).contains(NameUse.OLD);
              assertThat(name.family()).isEqualTo("THIMBLE");
              assertThat(name.given()).containsExactly("MARIGOLD");
            });
    assertThat(first.gender()).isEqualTo(Gender.FEMALE);
    assertThat(first.workerType()).contains(WorkerType.DOCTOR);
    assertThat(first.identifiers())
        .extracting(Identifier::identifierType, Identifier::system, Identifier::value)
        .containsExactly(tuple(IdentifierType.NPI, "http://hl7.org/fhir/sid/us-npi", "1234567893"));
    assertThat(first.addresses().getFirst().useType()).contains(AddressUse.WORK);
    assertThat(first.addresses().getFirst().postalCode()).contains("01002");
    Worker second = worker(rows.get(1));
    assertThat(second.additionalNames()).isEmpty();
    assertThat(second.workerType()).contains(WorkerType.NURSE);
    assertThat(second.addresses().getFirst().country()).contains("US");
    assertThat(worker(rows.get(2)).addresses()).isEmpty();
    assertThat(worker(rows.get(2)).gender()).isEqualTo(Gender.UNKNOWN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Provider Sex Code", "Provider Gender Code"})
  void shouldReadThePublishedFileOfPractitioners(String sexColumn) throws IOException {
    NppesFile file = new NppesFile(sexColumn);
    assertThat(file.columns()).hasSize(330);
    String text =
        String.join(
            "\n",
            file.header(),
            file.row(
                Map.ofEntries(
                    Map.entry("NPI", "1234567893"),
                    Map.entry("Entity Type Code", "1"),
                    Map.entry("Provider Last Name (Legal Name)", "QUILLFEATHER"),
                    Map.entry("Provider First Name", "MARIGOLD"),
                    Map.entry("Provider Organization Name (Legal Business Name)", "<UNAVAIL>"),
                    Map.entry("Provider Name Suffix Text", "--"),
                    Map.entry("Provider Other Last Name", "THIMBLE"),
                    Map.entry("Provider Other Last Name Type Code", "2"),
                    Map.entry(sexColumn, "F"),
                    Map.entry("Provider Enumeration Date", "05/23/2006"),
                    Map.entry("Healthcare Provider Taxonomy Code_1", "207Q00000X"),
                    Map.entry("Healthcare Provider Primary Taxonomy Switch_1", "N"),
                    Map.entry("Healthcare Provider Taxonomy Code_2", "363LF0000X"),
                    Map.entry("Healthcare Provider Primary Taxonomy Switch_2", "Y"),
                    Map.entry(
                        "Provider First Line Business Practice Location Address", "12 INKWELL LN"),
                    Map.entry("Provider Second Line Business Practice Location Address", "STE 4"),
                    Map.entry("Provider Business Practice Location Address City Name", "AMHERST"),
                    Map.entry("Provider Business Practice Location Address State Name", "MA"),
                    Map.entry(
                        "Provider Business Practice Location Address Postal Code", "010021234"),
                    Map.entry(
                        "Provider Business Practice Location Address Country Code (If outside"
                            + " U.S.)",
                        "US"),
                    Map.entry(
                        "Provider Business Practice Location Address Telephone Number",
                        "4135550101"))),
            file.row(
                Map.of(
                    "NPI", "1245319599",
                    "Entity Type Code", "2",
                    "Provider Organization Name (Legal Business Name)", "ACME CLINIC")),
            file.row(Map.of("NPI", "1902809999", "NPI Deactivation Date", "05/11/2022")),
            file.row(
                Map.of(
                    "NPI",
                    "1104829415",
                    "Entity Type Code",
                    "1",
                    "Provider Last Name (Legal Name)",
                    "PEPPERCORN",
                    "Provider First Name",
                    "BARNABY",
                    sexColumn,
                    "X",
                    "Healthcare Provider Taxonomy Code_1",
                    "208D00000X")));

    List<SourceRow> rows = read(text, MappingFiles.find("nppes"));

    assertThat(rows).hasSize(2);
    Worker nurse = worker(rows.get(0));
    assertThat(nurse.workerType()).contains(WorkerType.NURSE);
    assertThat(nurse.gender()).isEqualTo(Gender.FEMALE);
    assertThat(nurse.name().suffix()).isEmpty();
    assertThat(nurse.additionalNames().getFirst().useType()).contains(NameUse.USUAL);
    assertThat(nurse.addresses().getFirst().line1()).contains("12 INKWELL LN");
    assertThat(nurse.addresses().getFirst().line2()).contains("STE 4");
    assertThat(nurse.telecom().getFirst().value()).isEqualTo("+1 4135550101");
    assertThat(assignments(rows.get(0)))
        .hasToString(
            "[{\"role\":{\"code\":\"363LF0000X\"},\"specialties\":[{\"code\":\"207Q00000X\"}],"
                + "\"location\":\"AMHERST, MA\",\"period\":{\"start\":\"2006-05-23\"},"
                + "\"is_primary\":true,\"source\":{\"system\":\"http://hl7.org/fhir/sid/us-npi\","
                + "\"id\":\"1234567893\"}}]");
    assertThat(assignments(rows.get(1)).at("/0/role/code").asText()).isEqualTo("208D00000X");
    assertThat(worker(rows.get(1)).workerType()).contains(WorkerType.DOCTOR);
    assertThat(worker(rows.get(1)).gender()).isEqualTo(Gender.OTHER);
    assertThat(rows.get(1).notes().sentences())
        .containsExactly("Skipped by the mapping: deactivated 1, organisations 1");
  }

  @Test
  void shouldFillANestedObjectOfConstantsWithTheItemAroundIt() throws IOException {
    Mapping mapping =
        MappingReader.read(
            "x",
            "worker: {name: {family: {column: f}}, assignments: [{when: p,"
                + " organization_ods_code: {column: p}, role: {code: {constant: gp}}}]}");

    List<SourceRow> rows = read("f,p\nLee,A81001\nKim,\n", mapping);

    assertThat(assignments(rows.get(0)).at("/0/role/code").asText()).isEqualTo("gp");
    assertThat(assignments(rows.get(1)).isMissingNode()).isTrue();
  }

  @Test
  void shouldRefuseAnItemOfConstantsThatNeverAppears() {
    assertThatThrownBy(
            () ->
                MappingReader.read("x", "worker: {assignments: [{role: {code: {constant: gp}}}]}"))
        .isInstanceOf(MappingException.class)
        .hasMessageContaining("only constants");
  }
}
