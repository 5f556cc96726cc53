package org.workerservice.app.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class EvaluateCommandTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir Path directory;
  private Path file;

  @BeforeEach
  void writeFile() throws IOException {
    file = directory.resolve("people.csv");
    Files.writeString(
        file,
        """
        rec_id, given_name, surname, street_number, address_1, suburb, postcode, state, date_of_birth, soc_sec_id
        rec-1-org, lachlan, berry, 69, giblin street, bittern, 4814, qld, 19990219, 7364009
        rec-1-dup-0, lachlan, bery, 69, giblin street, bittern, 4814, qld, 19992419, 7364009
        rec-2-org, deakin, sondergeld, 48, goldfinch circuit, canterbury, 2776, vic, 19600210, 2635962
        rec-2-dup-0, , sondergeld, 48, goldfinch circuit, canterbury, 2776, vic, 19600210, 1111119
        rec-3-org, kayla, harrington, , maltby circuit, coolaroo, 3465, nsw, 19150612, 9004242
        """);
  }

  private int run(String... arguments) {
    return new CommandLine(new EvaluateCommand())
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }

  private int evaluate(String... more) {
    String[] arguments = new String[5 + more.length];
    System.arraycopy(
        new String[] {file.toString(), "--mapping", "febrl", "--entity", "rec_id=^rec-(\\d+)"},
        0,
        arguments,
        0,
        5);
    System.arraycopy(more, 0, arguments, 5, more.length);
    return run(arguments);
  }

  @Test
  void shouldReportQualityBeforeAndAfterClustering() {
    assertThat(evaluate("--ignore", "soc_sec_id")).isZero();

    assertThat(out.toString())
        .contains("records 5, true pairs 2")
        .contains("pairs completeness 1.0000")
        .contains("pairwise at 0.85")
        .contains("after clustering")
        .contains("B3 after clustering: precision 1.0000, recall 1.0000, F1 1.0000")
        .contains("ranking by log odds: average precision 1.0000, best F1 1.0000 at ")
        .contains("band definite");
  }

  @Test
  void shouldCountAnImpossibleDateAsMissingAndKeepTheRow() {
    evaluate("--ignore", "soc_sec_id");

    assertThat(out.toString()).contains("pairwise at 0.85 : precision 1.0000, recall 1.0000");
  }

  @Test
  void shouldReadWhatGenerateWrites() throws IOException {
    Path workers = directory.resolve("workers.ndjson");
    Path truth = directory.resolve("truth.csv");
    Files.writeString(
        workers,
        """
        {"name":{"family":"Novak","given":["Anna"]},"birth_date":"1980-02-03"}
        {"name":{"family":"Nowak","given":["Anna"]},"birth_date":"1980-02-03"}
        {"name":{"family":"Silva","given":["Rui"]},"birth_date":"1971-07-30"}
        """);
    Files.writeString(truth, "row,entity\n1,1\n2,1\n3,2\n");

    assertThat(run(workers.toString(), "--truth", truth.toString())).isZero();
    assertThat(run(workers.toString())).isZero();

    assertThat(out.toString())
        .contains("records 3, true pairs 1")
        .contains("pairs completeness 1.0000")
        .contains("records 3, true pairs 0");
  }

  @Test
  void shouldAskForTheEntityOfMappedFiles() {
    assertThat(run(file.toString(), "--mapping", "febrl")).isEqualTo(2);

    assertThat(err.toString()).contains("--mapping needs --entity COLUMN[=REGEX].");
  }

  @Test
  void shouldWriteCurveErrorsAndModel() throws IOException {
    Path curve = directory.resolve("curve.svg");
    Path errors = directory.resolve("errors.csv");
    Path model = directory.resolve("model.json");

    int exitCode =
        evaluate(
            "--train",
            "--model",
            model.toString(),
            "--curve",
            curve.toString(),
            "--errors",
            errors.toString());

    assertThat(exitCode).isZero();
    assertThat(curve).content().startsWith("<svg");
    assertThat(errors).content().startsWith("kind,left,right,score,clustered,reasons");
    assertThat(model).content().contains("\"prior\"");
    assertThat(evaluate("--model", model.toString())).isZero();
  }

  @Test
  void shouldGiveTheSameResultForTheSameFiles() throws IOException {
    Path first = directory.resolve("first.csv");
    Path second = directory.resolve("second.csv");

    evaluate("--preset", "specification", "--errors", first.toString());
    evaluate("--preset", "specification", "--errors", second.toString());

    assertThat(first).content().contains("missed,").isEqualTo(Files.readString(second));
  }

  @Test
  void shouldSayWhichColumnHasNoEntity() {
    assertThat(run(file.toString(), "--mapping", "febrl", "--entity", "person")).isEqualTo(1);

    assertThat(err.toString()).contains("people.csv has no column person. Correct --entity.");
  }

  @Test
  void shouldReadTheByteOrderMarkOfASpreadsheet() throws IOException {
    Files.writeString(file, "\uFEFF" + Files.readString(file));

    assertThat(evaluate()).isZero();
    assertThat(out.toString()).contains("records 5, true pairs 2");
  }

  @Test
  void shouldNameAMissingColumnToIgnore() {
    assertThat(evaluate("--ignore", "soc_sec")).isZero();

    assertThat(out.toString()).contains("columns to ignore that the files lack: soc_sec");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--where|region=qld|1|people.csv has no column region. Correct --where.",
        "--where|state|1|--where must be COLUMN=VALUE, not state.",
        "--candidate-limit|0|2|--candidate-limit must be at least 1.",
        "--curve|/no/such/folder/curve.svg|2|The directory /no/such/folder does not exist.",
      })
  void shouldRefuseAnInvalidOption(String option, String value, int code, String sentence) {
    assertThat(evaluate(option, value)).isEqualTo(code);

    assertThat(err.toString()).contains(sentence);
  }

  @Test
  void shouldRefuseAnInvalidRegularExpression() {
    assertThat(run(file.toString(), "--mapping", "febrl", "--entity", "rec_id=(")).isOne();

    assertThat(err.toString()).contains("--entity must be COLUMN or COLUMN=REGEX");
  }

  @Test
  void shouldSayInASentenceWhyAFileCannotBeRead() throws IOException {
    Files.writeString(file, "rec_id,surname\n");
    assertThat(evaluate()).isOne();
    Files.writeString(file, "rec_id,surname\nrec-1-org,\"berry\n");
    assertThat(evaluate()).isOne();
    Files.writeString(file, "rec_id,surname,surname\nrec-1-org,berry,bery\n");
    assertThat(evaluate()).isOne();
    Files.write(file, "rec_id,surname\nrec-1-org,Müller\n".getBytes(StandardCharsets.ISO_8859_1));
    assertThat(evaluate()).isOne();

    assertThat(err.toString().lines())
        .hasSize(4)
        .anySatisfy(line -> assertThat(line).isEqualTo("people.csv holds no records."))
        .anySatisfy(line -> assertThat(line).startsWith("people.csv cannot be read: "))
        .anySatisfy(line -> assertThat(line).contains("surname"))
        .anySatisfy(
            line -> assertThat(line).isEqualTo("people.csv cannot be read: it is not in UTF-8."));
  }

  @Test
  void shouldSayWhatAModelLacks() throws IOException {
    Path model = Files.writeString(directory.resolve("model.json"), "{}");

    assertThat(evaluate("--model", model.toString())).isOne();

    assertThat(err.toString()).contains("the model has no \"name\"");
  }

  @Test
  void shouldRefuseAnUnknownPreset() {
    assertThat(evaluate("--preset", "best")).isEqualTo(2);

    assertThat(err.toString())
        .contains("Unknown value 'best' for --preset. Use one of: default, strict, lenient");
  }
}
