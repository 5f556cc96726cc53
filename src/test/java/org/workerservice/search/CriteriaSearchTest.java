package org.workerservice.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.workerservice.search.TestIndex.PLAIN;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.workerservice.model.Address;
import org.workerservice.model.Coding;
import org.workerservice.model.Communication;
import org.workerservice.model.ContactPoint;
import org.workerservice.model.ContactPointSystem;
import org.workerservice.model.DocumentType;
import org.workerservice.model.Gender;
import org.workerservice.model.HumanName;
import org.workerservice.model.Identifier;
import org.workerservice.model.IdentifierType;
import org.workerservice.model.IdentityDocument;
import org.workerservice.model.PartialDate;
import org.workerservice.model.PartialDateTime;
import org.workerservice.model.Worker;
import org.workerservice.search.SearchOutcome.Hit;
import org.workerservice.search.TestIndex.Page;
import org.workerservice.search.criteria.CodedValue;
import org.workerservice.search.criteria.Criterion;
import org.workerservice.search.criteria.DateField;
import org.workerservice.search.criteria.DateRelation;
import org.workerservice.search.criteria.MissingField;
import org.workerservice.search.criteria.TextField;
import org.workerservice.search.criteria.TextMatch;
import org.workerservice.search.criteria.TokenField;
import org.workerservice.search.query.SearchFilters;

/** Typed criteria find exactly the workers that they describe. */
class CriteriaSearchTest {
  private static final String NPI = "http://hl7.org/fhir/sid/us-npi";

  @RegisterExtension private final TestIndex index = new TestIndex();
  private final Map<UUID, String> idToName = new LinkedHashMap<>();

  @BeforeEach
  void fill() throws IOException {
    put(
        "berg",
        Worker.named(HumanName.of("von Berg", "Jürgen", "Karl"))
            .gender(Gender.MALE)
            .birthDate(PartialDate.parse("1980-05-17"))
            .communication(List.of(new Communication("de", true)))
            .identifiers(
                List.of(
                    Identifier.of(IdentifierType.NPI, NPI, "1234567893"),
                    Identifier.of(IdentifierType.EMPLOYEE, "urn:acme", "77")))
            .telecom(
                List.of(
                    contact(ContactPointSystem.EMAIL, "j.berg@example.org"),
                    contact(ContactPointSystem.PHONE, "+442079460123")))
            .addresses(List.of(address("12 Rue Haute", "Bruxelles", "1000", "BE")))
            .documents(List.of(degree("MD", "2001-02-03", "2011-02-03")))
            .updatedAt(Instant.parse("2026-01-02T03:04:05Z"))
            .build());
    put(
        "bergman",
        Worker.named(HumanName.of("Bergman", "Ingrid"))
            .gender(Gender.FEMALE)
            .active(false)
            .birthDate(PartialDate.parse("1980"))
            .deceased(true)
            .deceasedDatetime(PartialDateTime.parse("2020-03"))
            .identifiers(List.of(Identifier.of(IdentifierType.EMPLOYEE, "urn:other", "77")))
            .addresses(List.of(address("1 High Street", "Leeds", "LS1 1AA", "GB")))
            .updatedAt(Instant.parse("2026-05-01T00:00:00Z"))
            .build());
    put("smith", Worker.named(HumanName.of("SMITH", "Jon")).build());
  }

  private void put(String name, Worker worker) throws IOException {
    UUID id = new UUID(9, idToName.size());
    index.put(worker.toBuilder().id(id).version(1).build());
    idToName.put(id, name);
  }

  private static ContactPoint contact(ContactPointSystem system, String value) {
    return new ContactPoint(system, value, Optional.empty(), Optional.empty());
  }

  private static Address address(String line, String city, String code, String country) {
    return new Address(
        Optional.empty(),
        Optional.of(line),
        Optional.empty(),
        Optional.of(city),
        Optional.empty(),
        Optional.of(code),
        Optional.of(country));
  }

  private static IdentityDocument degree(String code, String from, String to) {
    return new IdentityDocument(
        DocumentType.CERTIFICATE,
        "",
        Optional.empty(),
        Optional.empty(),
        Optional.of(LocalDate.parse(from)),
        Optional.of(LocalDate.parse(to)),
        false,
        Optional.of(new Coding(code, Optional.of("urn:degrees"), Optional.empty())),
        Optional.empty());
  }

  private List<String> found(Criterion... criteria) throws IOException {
    SearchFilters filters = SearchFilters.NONE.withCriteria(List.of(criteria));
    Page page = Page.first(10).by(Ranking.ID).with(filters);
    SearchOutcome.Found found = index.find("*", PLAIN, page);
    assertThat(found.total()).isEqualTo(found.hits().size());
    return found.hits().stream().map(Hit::id).map(idToName::get).toList();
  }

  private static List<String> names(String list) {
    return list == null ? List.of() : Arrays.asList(list.split(" "));
  }

  @ParameterizedTest
  @CsvSource({
    "FAMILY, BEGINS, berg, berg bergman",
    "FAMILY, BEGINS, VON B, berg",
    "FAMILY, BEGINS, erg,",
    "FAMILY, BEGINS, jurgen,",
    "FAMILY, EXACT, Bergman, bergman",
    "FAMILY, EXACT, bergman,",
    "FAMILY, EXACT, Berg,",
    "FAMILY, CONTAINS, ERG, berg bergman",
    "FAMILY, CONTAINS, von berg, berg",
    "FAMILY, CONTAINS, *,",
    "GIVEN, BEGINS, jurg, berg",
    "GIVEN, BEGINS, karl, berg",
    "GIVEN, EXACT, Jürgen, berg",
    "GIVEN, EXACT, Jurgen,",
    "NAME, BEGINS, j, berg smith",
    "NAME, CONTAINS, ng, bergman",
    "CITY, BEGINS, brux, berg",
    "ADDRESS_LINE, BEGINS, rue, berg",
    "ADDRESS, BEGINS, leeds, bergman",
    "POSTAL_CODE, BEGINS, ls11, bergman",
    "POSTAL_CODE, EXACT, LS1 1AA, bergman",
    "COUNTRY, BEGINS, be, berg"
  })
  void shouldCompareTexts(TextField field, TextMatch match, String value, String expected)
      throws IOException {
    assertThat(found(new Criterion.Text(field, match, List.of(value)))).isEqualTo(names(expected));
  }

  @ParameterizedTest
  @CsvSource({
    "IDENTIFIER, , 77, , berg bergman",
    "IDENTIFIER, urn:acme, 77, , berg",
    "IDENTIFIER, urn:acme, , , berg",
    "IDENTIFIER, '', 77, ,",
    "IDENTIFIER, , 7, ,",
    "IDENTIFIER, , 77, EMPLOYEE, berg bergman",
    "IDENTIFIER, , 1234567893, NPI, berg",
    "IDENTIFIER, , 1234567893, EMPLOYEE,",
    "EMAIL, , J.Berg@example.org, , berg",
    "EMAIL, , j.berg, ,",
    "PHONE, , 020 7946 0123, , berg",
    "TELECOM, email, j.berg@example.org, , berg",
    "TELECOM, phone, +44 20 7946 0123, , berg",
    "TELECOM, phone, j.berg@example.org, ,",
    "GENDER, , female, , bergman",
    "ACTIVE, , true, , berg smith",
    "DECEASED, , true, , bergman",
    "DECEASED, , false, , berg smith",
    "COMMUNICATION, , DE, , berg",
    "QUALIFICATION_CODE, , MD, , berg",
    "QUALIFICATION_CODE, urn:degrees, MD, , berg",
    "QUALIFICATION_CODE, urn:other, MD, ,"
  })
  void shouldCompareTokens(
      TokenField field, String system, String code, String type, String expected)
      throws IOException {
    CodedValue value =
        new CodedValue(
            Optional.ofNullable(system), Optional.ofNullable(code), Optional.ofNullable(type));

    assertThat(found(new Criterion.Token(field, List.of(value)))).isEqualTo(names(expected));
  }

  @ParameterizedTest
  @CsvSource({
    "BIRTH_DATE, EQUAL, 1980, berg bergman",
    "BIRTH_DATE, EQUAL, 1980-05, berg",
    "BIRTH_DATE, NOT_EQUAL, 1980-05, bergman smith",
    "BIRTH_DATE, GREATER, 1980-05-17, bergman",
    "BIRTH_DATE, GREATER_OR_EQUAL, 1980-05-17, berg bergman",
    "BIRTH_DATE, LESS, 1980-05-17, bergman",
    "BIRTH_DATE, LESS_OR_EQUAL, 1980-05, berg bergman",
    "BIRTH_DATE, STARTS_AFTER, 1980-04, berg",
    "BIRTH_DATE, STARTS_AFTER, 1979, berg bergman",
    "BIRTH_DATE, ENDS_BEFORE, 1981, berg bergman",
    "BIRTH_DATE, ENDS_BEFORE, 1980-06, berg",
    "DEATH_DATE, EQUAL, 2020, bergman",
    "DEATH_DATE, LESS, 2020-03-01T12:00:00Z, bergman",
    "DEATH_DATE, STARTS_AFTER, 2020-03-01,",
    "QUALIFICATION_PERIOD, GREATER, 2010, berg",
    "QUALIFICATION_PERIOD, GREATER, 2012,",
    "LAST_UPDATED, GREATER, 2026-02, bergman",
    "LAST_UPDATED, EQUAL, 2026-01-02, berg"
  })
  void shouldCompareDates(DateField field, DateRelation relation, String value, String expected)
      throws IOException {
    assertThat(found(new Criterion.Date(field, relation, PartialDateTime.parse(value))))
        .isEqualTo(names(expected));
  }

  @Test
  void shouldFindWhatSoundsAlike() throws IOException {
    assertThat(found(new Criterion.SoundsLike(List.of("Smythe")))).containsExactly("smith");
    assertThat(found(new Criterion.SoundsLike(List.of("John Smyth")))).containsExactly("smith");
  }

  @Test
  void shouldCombine() throws IOException {
    Criterion berg = new Criterion.Text(TextField.FAMILY, TextMatch.BEGINS, List.of("berg"));
    Criterion male = new Criterion.Token(TokenField.GENDER, List.of(CodedValue.of("male")));

    assertThat(found(berg, male)).containsExactly("berg");
    assertThat(found(berg, new Criterion.Not(male))).containsExactly("bergman");
    assertThat(found(new Criterion.Not(berg))).containsExactly("smith");
    assertThat(found(new Criterion.Missing(MissingField.EMAIL)))
        .containsExactly("bergman", "smith");
    assertThat(found(new Criterion.Not(new Criterion.Missing(MissingField.BIRTH_DATE))))
        .containsExactly("berg", "bergman");
    assertThat(found(new Criterion.Ids(Set.of(new UUID(9, 2))))).containsExactly("smith");
    assertThat(found(new Criterion.AnyOf(List.of(male, new Criterion.Ids(Set.of(new UUID(9, 2)))))))
        .containsExactly("berg", "smith");
    assertThat(found(new Criterion.Text(TextField.NAME, TextMatch.BEGINS, List.of("jon", "ing"))))
        .containsExactly("bergman", "smith");
  }
}
