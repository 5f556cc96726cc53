package org.workerservice.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.workerservice.search.TestIndex.MASKED;
import static org.workerservice.search.TestIndex.PLAIN;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.workerservice.model.ContactPoint;
import org.workerservice.model.ContactPointSystem;
import org.workerservice.model.Identifier;
import org.workerservice.model.IdentifierType;
import org.workerservice.search.language.Expression;
import org.workerservice.search.language.SearchField;

/** Numbers, addresses and names as they are copied from elsewhere. */
class PastedTextTest {
  @RegisterExtension private final TestIndex index = new TestIndex();
  private UUID id;

  @BeforeEach
  void fill() throws IOException {
    id =
        index.put(
            SearchPeople.named("O'Brien-Smith", "John")
                .birthDate(LocalDate.of(1980, 12, 31))
                .telecom(
                    List.of(
                        contact(ContactPointSystem.PHONE, "+442079460958"),
                        contact(ContactPointSystem.PHONE, "+14155552671"),
                        contact(ContactPointSystem.EMAIL, "john.o'brien+work@example.org"),
                        contact(ContactPointSystem.URL, "https://example.org/people/john")))
                .identifiers(List.of(Identifier.of(IdentifierType.NPI, "", "1234567893")))
                .build());
    // Parts of the number are numbers of others.
    index.put(
        SearchPeople.named("Other", "Person")
            .birthDate(LocalDate.of(1944, 1, 1))
            .identifiers(
                List.of(
                    Identifier.of(IdentifierType.MRN, "", "20"),
                    Identifier.of(IdentifierType.EMPLOYEE, "", "44"),
                    Identifier.of(IdentifierType.EMPLOYEE, "", "7946")))
            .build());
  }

  private static ContactPoint contact(ContactPointSystem system, String value) {
    return ContactPoint.of(system, value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+44 20 7946 0958",
        "+442079460958",
        "+44 (0)20 7946 0958",
        "+44 (0) 20 7946-0958",
        "+44(20)79460958",
        "(+44) 20 7946 0958",
        "(020) 7946-0958",
        "(020) 7946 0958",
        "tel:+44-20-7946-0958",
        "tel:020-7946-0958",
        "TEL: +44 20 7946 0958",
        "Tel: +44 20 7946 0958",
        "phone:+44 20 7946 0958",
        "00 44 20 7946 0958",
        "0044 20 7946 0958",
        "+44\u00a020\u00a07946\u00a00958",
        "+44\u201120\u20117946\u20110958",
        "\u202a+44 20 7946 0958\u202c",
        "\uff0b\uff14\uff14 20 7946 0958",
        "+44.20.7946.0958",
        "+1 415 555 2671",
        "011 1 415 555 2671",
        "011-1-415-555-2671",
        "(011) 1 415 555 2671",
        "011 44 20 7946 0958",
        "+44 20 7946 0958?",
        "tel: 020 7946 0958?",
        "+1 415 555 2671!",
        "+1 (415) 555-2671",
        "(415) 555-2671",
        "sms:+14155552671",
        "npi:1234567893",
        "NPI:1234567893",
        "NPI#1234567893",
        "NPI-1234567893",
        "123-456-7893",
        "john.o'brien+work@example.org",
        "<john.o'brien+work@example.org>,",
        "mailto:john.o'brien+work@example.org",
        "https://example.org/people/john O'Brien",
        "31.12.1980",
        "31/12/1980",
        "12/31/1980",
        "1980/12/31",
        "1980-12-31",
      })
  void shouldFindExactlyOneWorker(String text) throws IOException {
    assertThat(index.ids(text, PLAIN)).as(text).containsExactly(id);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "NPI 1234567893",
        "Smith, John (Jr)",
        "Smith,John",
        "O'Brien/Smith",
        "O'Brien & Smith",
        "O'Brien&Smith",
        "Dr. med. John Smith",
        "Name: John Smith",
        "John Smith <john.o'brien+work@example.org>",
        "John Smith!",
        "John - Smith",
        "Smith; John",
        "Smith /John",
        "Contact: John Smith",
        "John O\u2019Brien",
        "Smith +1980",
        "Smith 02079460958?",
        "+1980 John",
      })
  void shouldFindTheWorkerFirst(String text) throws IOException {
    assertThat(index.ids(text, PLAIN)).as(text).startsWith(id);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "+44 20 7946 0958",
        "(020) 7946-0958",
        "tel:+442079460958",
        "31.12.1980",
        "john.o'brien+work@example.org"
      })
  void shouldConfirmNothingThatIsMasked(String text) throws IOException {
    assertThat(index.ids(text, MASKED)).doesNotContain(id);
  }

  @Test
  void shouldKeepOperatorsAndSyntax() {
    assertThat(TestIndex.expression("+ada +okafor"))
        .isEqualTo(TestIndex.expression("ada AND okafor"));
    assertThat(TestIndex.expression("birth_year:[1980 TO 1990]"))
        .isEqualTo(
            new Expression.Range(SearchField.BIRTH_YEAR, Optional.of("1980"), Optional.of("1990")));
    assertThat(TestIndex.expression("0012345*")).isInstanceOf(Expression.Prefix.class);
    assertThat(TestIndex.expression("(1980 OR 1990)")).isInstanceOf(Expression.Group.class);
    assertThat(TestIndex.expression("identifier:AB/CD"))
        .isEqualTo(new Expression.Word(SearchField.IDENTIFIER, "AB/CD"));
  }
}
