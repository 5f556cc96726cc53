package org.workerservice.client.guess;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.workerservice.client.file.CsvSample;
import org.workerservice.client.mapping.Header;
import org.workerservice.client.mapping.Mapping;
import org.workerservice.client.mapping.MappingReader;
import org.workerservice.json.Json;
import org.workerservice.model.ContactPoint;
import org.workerservice.model.Gender;
import org.workerservice.model.Identifier;
import org.workerservice.model.IdentifierType;
import org.workerservice.model.PartialDate;
import org.workerservice.model.Worker;
import org.workerservice.model.WorkerType;

class ProposalTest {
  @TempDir private Path directory;

  /** A file, its proposal, and the first row read by the proposal. */
  private record Guessed(String yaml, Worker first) {}

  private Guessed guess(String text, Charset encoding) throws IOException {
    Path file = Files.write(directory.resolve("in.csv"), text.getBytes(encoding));
    CsvSample sample = CsvSample.read(file, 100);
    String yaml = Proposal.of(sample, "in.csv");
    Mapping mapping = MappingReader.read("guess", yaml);
    Header header = new Header(sample.columns());
    assertThat(mapping.missing(header)).as(yaml).isEmpty();
    List<String> row = sample.rows().getFirst();
    String json = mapping.apply(column -> row.get(mapping.indexes(header).get(column))).toString();
    return new Guessed(yaml, Json.MAPPER.readValue(json, Worker.class));
  }

  @Test
  void shouldReadAGermanExport() throws IOException {
    Guessed guessed =
        guess(
            """
            sep=;
            Personal-Nr.;Nachname;Vorname;Geschlecht;Geburtsdatum;Straße;Hausnr.;PLZ;Ort;Land;Telefon dienstlich;Handy;E-Mail;Eintritt;Beruf
            0070815;Müller;Jürgen;m;31413;Hauptstr.;1a;01067;Dresden;Österreich;0221/4711001;0171 2345100;j@beispiel.de;45292;Krankenpfleger
            0070816;Weiß;Änne;w;12.03.1985;Weg;2;01067;Dresden;Deutschland;0221/4711002;N/A;N/A;45292;Ärztin
            0070817;Groß;Kim;d;07.02.80;Weg;3;01067;Dresden;Österreich;0221/4711003;;-;45292;Köchin
            """,
            Charset.forName("windows-1252"));

    Worker worker = guessed.first();
    assertThat(worker.name().family()).isEqualTo("Müller");
    assertThat(worker.gender()).isEqualTo(Gender.MALE);
    assertThat(worker.birthDate()).hasToString("Optional[1986-01-01]");
    assertThat(worker.workerType()).contains(WorkerType.NURSE);
    assertThat(worker.addresses().getFirst().line1()).contains("Hauptstr. 1a");
    assertThat(worker.addresses().getFirst().country()).contains("AT");
    assertThat(worker.telecom())
        .extracting(ContactPoint::value)
        .containsExactly("j@beispiel.de", "+432214711001", "+431712345100");
    assertThat(worker.identifiers()).extracting(Identifier::value).containsExactly("0070815");
    assertThat(guessed.yaml())
        .contains(
            "encoding: windows-1252 # CHECK: the file is not Unicode",
            "date: \"d.M.yyyy|d.M.yy|excel\"",
            "region: AT} # CHECK: numbers without a country code are of AT",
            "# CHECK: name your personnel system",
            "it lacks Köchin",
            "# Not imported, because no field was recognised: Eintritt");
  }

  @Test
  void shouldReadAnAmericanExport() throws IOException {
    Guessed guessed =
        guess(
            """
            LastName,FirstName,MI,Sex,DOB,SSN,NPI,Zip Code,State,Work Phone
            Lee,Bo,J,F,03/04/1985,123-45-6789,1234567893,02139,MA,(617) 555-0101
            Kim,Cy,,M,03/05/1985,223-45-6789,1245319599,02139,MA,(617) 555-0102
            """,
            StandardCharsets.UTF_8);

    assertThat(guessed.first().birthDate()).hasToString("Optional[1985-03-04]");
    assertThat(guessed.first().name().given()).containsExactly("Bo", "J");
    assertThat(guessed.first().identifiers())
        .extracting(Identifier::identifierType)
        .containsExactly(IdentifierType.NPI, IdentifierType.SSN);
    assertThat(guessed.first().telecom().getFirst().value()).isEqualTo("+16175550101");
    assertThat(guessed.yaml()).contains("# CHECK: no value tells day from month");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Cognome;Nome;Data di nascita;Sesso;Cellulare|Rossi;Anna;12/03/1985;F;347 1234567|IT",
        "Achternaam;Voornaam;Geboortedatum;Geslacht;Mobiel|Berg;Anna;12-03-1985;V;06 12345678|NL",
        "Nazwisko;Imię;Data urodzenia;Płeć;Komórka|Nowak;Anna;12.03.1985;K;512 123 456|PL",
        "Фамилия;Имя;Дата рождения;Пол;Мобильный|Иванова;Анна;12.03.1985;ж;912 345-67-89|RU",
        "Efternamn;Förnamn;Födelsedatum;Kön;Mobil|Berg;Anna;1985-03-12;kvinna;070 123 45 67|SE"
      })
  void shouldKnowTheUsualColumnsOfOtherLanguages(String header, String row, String region)
      throws IOException {
    Guessed guessed = guess(header + "\n" + row + "\n", StandardCharsets.UTF_8);

    Worker worker = guessed.first();
    assertThat(worker.name().family()).isEqualTo(row.substring(0, row.indexOf(';')));
    assertThat(worker.name().given()).hasSize(1);
    assertThat(worker.gender()).as(guessed.yaml()).isEqualTo(Gender.FEMALE);
    assertThat(worker.birthDate()).hasToString("Optional[1985-03-12]");
    assertThat(worker.telecom().getFirst().value()).startsWith("+");
    assertThat(guessed.yaml()).contains("region: " + region);
  }

  @Test
  void shouldReadDatesOfDeathThatArePartlyKnown() throws IOException {
    Guessed guessed = guess("Name,DOB,Died\nAda Okafor,1950,2024-05\n", StandardCharsets.UTF_8);

    assertThat(guessed.first().deceasedDatetime()).hasToString("Optional[2024-05]");
  }

  @Test
  void shouldReadAPortugueseExportInUtf16() throws IOException {
    Guessed guessed =
        guess(
            "\uFEFFListagem;;;;\r\n"
                + "N.º mecanográfico;Nome próprio;Apelidos;Data de nascimento;Telemóvel\r\n"
                + "12;Inês;Araújo;28/11/1977;912345678\r\n"
                + "13;João;Simões;N/D;912345679\r\n",
            StandardCharsets.UTF_16LE);

    assertThat(guessed.first().name().family()).isEqualTo("Araújo");
    assertThat(guessed.first().birthDate()).contains(PartialDate.of(LocalDate.of(1977, 11, 28)));
    assertThat(guessed.first().telecom().getFirst().value()).isEqualTo("+351912345678");
    assertThat(guessed.first().identifiers()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Nombre;Apellidos;Sexo;Fecha de nacimiento    | Ana;García López;M;03/04/1985 | FEMALE
          Prénom;Nom;Sexe;Date de naissance            | Ana;García López;F;03/04/1985 | FEMALE
          First Name;Surname;Gender;Date of Birth      | Ana;García López;f;03/04/1985 | FEMALE
          Vorname;Name;Geschlecht;Geb.-Datum           | Ana;García López;w;03.04.1985 | FEMALE
          """)
  void shouldKnowTheNamesOfColumnsInFiveLanguages(String header, String row, Gender gender)
      throws IOException {
    String other = row.contains(";M;") ? "Bo;Gil;H;13/04/1985" : "Bo;Gil;m;";

    Worker worker =
        guess(header + "\n" + row + "\n" + other + "\n", StandardCharsets.UTF_8).first();

    assertThat(worker.name().family()).isEqualTo("García López");
    assertThat(worker.name().given()).containsExactly("Ana");
    assertThat(worker.gender()).isEqualTo(gender);
    assertThat(worker.birthDate()).contains(PartialDate.of(LocalDate.of(1985, 4, 3)));
  }

  @Test
  void shouldRecogniseColumnsByTheirValues() throws IOException {
    StringBuilder text = new StringBuilder("Name,X,Y,Z\n");
    for (String number :
        List.of(
            "9434765919",
            "9434765870",
            "4010232137",
            "4505577104",
            "9876543210",
            "8548124350",
            "9999999468",
            "9000000009",
            "9990548609")) {
      text.append("Lee,").append(number).append(",a@b.example,+44 20 7946 0958\n");
    }

    Guessed guessed = guess(text.toString(), StandardCharsets.UTF_8);

    assertThat(guessed.first().telecom()).hasSize(2);
    assertThat(guessed.yaml())
        .contains("# CHECK: recognised by its values only", "urn:national:uk_nhs_number");
  }

  @Test
  void shouldQuoteNamesThatYamlWouldMisread() throws IOException {
    Guessed guessed =
        guess("\"Last name: legal, #1\",First name\nLee,Bo\n", StandardCharsets.UTF_8);

    assertThat(guessed.first().name().family()).isEqualTo("Lee");
  }
}
