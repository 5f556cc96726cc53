package org.workerservice.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
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

class CsvSourceTest {
  private static final Mapping NAMES =
      MappingReader.read(
          "names", "worker: {name: {family: {column: family}, given: [{column: given}]}}");

  private static List<SourceRow> read(String text, Mapping mapping) throws IOException {
    return read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), mapping);
  }

  private static List<SourceRow> read(InputStream stream, Mapping mapping) throws IOException {
    try (CsvSource source = new CsvSource(new LineReader(stream), mapping)) {
      List<SourceRow> rows = new ArrayList<>();
      for (Optional<SourceRow> row = source.next(); row.isPresent(); row = source.next()) {
        rows.add(row.get());
      }
      return rows;
    }
  }

  private static Worker worker(SourceRow row) throws IOException {
    return Json.MAPPER.readValue(((SourceRow.Readable) row).json(), Worker.class);
  }

  @Test
  void shouldReadQuotedValuesWithLineBreaksAndDelimiters() throws IOException {
    List<SourceRow> rows =
        read("\uFEFFfamily,given\r\n\"O\"\"Neil,\nSr\",Ann\r\n\r\nLee,Bo", NAMES);

    assertThat(rows).hasSize(2);
    assertThat(worker(rows.get(0)).name().family()).isEqualTo("O\"Neil,\nSr");
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
            tuple(1L, "malformed", "The row has 1 columns, the header has 2."),
            tuple(2L, "malformed", "The row is not CSV."),
            tuple(3L, "malformed", "The row has a quote that is never closed."));
    assertThat(worker(rows.get(3)).name().given()).containsExactly("Cy");
  }

  @Test
  void shouldRefuseAHeaderThatLacksMappedColumns() {
    assertThatThrownBy(() -> read("family,first\nLee,Bo", NAMES))
        .isInstanceOf(MappingException.class)
        .hasMessage("The mapping names needs columns that the file lacks: given.");
  }

  @Test
  void shouldRefuseAFileWithoutHeader() {
    assertThatThrownBy(() -> read("", NAMES))
        .isInstanceOf(ImportStopped.class)
        .hasMessage("The file has no readable CSV header.");
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
}
