package org.workerservice.matching.feature;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.workerservice.matching.People;
import org.workerservice.matching.text.BirthDates;
import org.workerservice.matching.text.NameToken;
import org.workerservice.matching.text.PlaceText;
import org.workerservice.model.DocumentType;
import org.workerservice.model.Gender;
import org.workerservice.model.Identifier;
import org.workerservice.model.IdentifierType;
import org.workerservice.model.IdentityDocument;
import org.workerservice.model.PartialDate;

/** Holds the stored form of features to a golden file, so that it cannot change unnoticed. */
class FeatureFormatTest {
  private static final String FOLDER = "src/test/resources/org/workerservice/matching/feature/";

  @Test
  void shouldEncodeTheGoldenBytes() throws IOException {
    String encoded =
        records().entrySet().stream()
            .map(record -> record.getKey() + " " + hex(record.getValue().encode()) + "\n")
            .collect(Collectors.joining());

    assertThat(golden(MatchFeatures.FORMAT_VERSION))
        .withFailMessage(
            """
            Version %d of the stored features has no golden file, or features encode differently.
            Not intended? Undo the change: stored features would become wrong or unreadable.
            Intended? Raise MatchFeatures.FORMAT_VERSION as its Javadoc says, update the tables of
            FeatureCodec, keep the old golden file and write this to %s%s:

            %s""",
            MatchFeatures.FORMAT_VERSION, FOLDER, file(MatchFeatures.FORMAT_VERSION), encoded)
        .contains(encoded);
  }

  @Test
  void shouldDecodeTheGoldenBytes() throws IOException {
    String golden = golden(MatchFeatures.FORMAT_VERSION).orElseThrow();

    assertThat(decoded(golden)).isEqualTo(records());
  }

  @Test
  void shouldDecodeTheGoldenBytesOfEveryReadableVersion() {
    assertThat(
            IntStream.rangeClosed(MatchFeatures.OLDEST_READABLE, MatchFeatures.FORMAT_VERSION)
                .boxed())
        .allSatisfy(version -> golden(version).ifPresent(FeatureFormatTest::decoded));
  }

  private static Map<String, MatchFeatures> records() {
    Map<String, MatchFeatures> nameToRecord = new LinkedHashMap<>();
    nameToRecord.put("nothing_known", nothingKnown());
    nameToRecord.put("every_field", everyField());
    nameToRecord.put("prepared_worker", preparedWorker());
    nameToRecord.put("partial_birth_date", monthOfBirth());
    nameToRecord.put("survivor", everyField().with(List.of(monthOfBirth(), preparedWorker())));
    return nameToRecord;
  }

  private static MatchFeatures nothingKnown() {
    return new MatchFeatures(
        List.of(),
        BirthDates.MISSING,
        Gender.UNKNOWN,
        List.of(),
        List.of(),
        Hashes.NONE,
        Hashes.NONE,
        List.of(),
        List.of(),
        List.of(),
        EmploymentFeatures.NONE,
        false,
        KeyPrints.NONE,
        new LiteralFeatures("", 0, "", List.of(), List.of(), false, "", "", "", ""),
        List.of());
  }

  /** Neighbouring fields have different values, so that swapping two of them fails the test. */
  private static MatchFeatures everyField() {
    return new MatchFeatures(
        List.of(
            new NameFeatures(
                token("garcialopez", 1),
                List.of(token("garcia", 2), token("lopez", 3)),
                List.of(token("anna", 4), token("maría", 5)),
                token("annamaria", 6),
                2,
                true)),
        1984_07_23,
        Gender.FEMALE,
        List.of(
            new AddressFeatures(
                "62704",
                PlaceText.of("springfield"),
                "il",
                "US",
                "12b",
                PlaceText.of("oak street"),
                PlaceText.of("park view"),
                true)),
        List.of(new IdentifierFeatures(-11, 12, -13, Long.MAX_VALUE, Long.MIN_VALUE, 16)),
        21,
        22,
        List.of(new DocumentFeatures(31, 32, "CH", 33)),
        List.of(new PhoneFeatures(41, 42), new PhoneFeatures(43, 44)),
        List.of(new EmailFeatures(51, 52, 53, 54, 55)),
        new EmploymentFeatures(61, 62, List.of("md", "phd")),
        true,
        new KeyPrints(new int[] {Integer.MIN_VALUE, -71, 72, Integer.MAX_VALUE}),
        new LiteralFeatures(
            "garcía lópez",
            81,
            "anna",
            List.of("dr"),
            List.of("jr", "md"),
            true,
            "62704-1234",
            "s".repeat(200),
            "illinois",
            "12 oak st"),
        List.of());
  }

  private static NameToken token(String text, int number) {
    return new NameToken(text, 1000 + number, 2000 + number, Character.toString(300 + number));
  }

  private static MatchFeatures preparedWorker() {
    return People.features(
        People.person("García López", "Anna María")
            .addresses(People.home())
            .telecom(People.email("anna.garcia77123@example.org"))
            .identifiers(
                List.of(
                    Identifier.of(
                        IdentifierType.NPI, "http://hl7.org/fhir/sid/us-npi", "1234567893")))
            .documents(
                List.of(
                    new IdentityDocument(
                        DocumentType.PASSPORT,
                        "X1234567",
                        Optional.of("CH"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        false)))
            .managingOrganization(new UUID(0, 7))
            .build());
  }

  private static MatchFeatures monthOfBirth() {
    return People.features(
        People.person("Okafor", "Ada").birthDate(PartialDate.parse("1984-07")).build());
  }

  private static Map<String, MatchFeatures> decoded(String golden) {
    return Arrays.stream(golden.split("\n"))
        .map(line -> line.split(" "))
        .collect(
            Collectors.toMap(
                cells -> cells[0],
                cells -> MatchFeatures.decode(HexFormat.of().parseHex(cells[1]))));
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  private static String file(int version) {
    return "match-features-v" + version + ".txt";
  }

  private static Optional<String> golden(int version) throws IOException {
    try (InputStream input = FeatureFormatTest.class.getResourceAsStream(file(version))) {
      return input == null
          ? Optional.empty()
          : Optional.of(new String(input.readAllBytes(), StandardCharsets.UTF_8));
    }
  }
}
