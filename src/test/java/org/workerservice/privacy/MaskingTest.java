package org.workerservice.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.workerservice.json.Json;
import org.workerservice.model.Address;
import org.workerservice.model.AddressUse;
import org.workerservice.model.ContactPoint;
import org.workerservice.model.ContactPointSystem;
import org.workerservice.model.DocumentType;
import org.workerservice.model.EmergencyContact;
import org.workerservice.model.HumanName;
import org.workerservice.model.Identifier;
import org.workerservice.model.IdentifierType;
import org.workerservice.model.IdentityDocument;
import org.workerservice.model.PartialDate;
import org.workerservice.model.Worker;
import org.workerservice.model.WorkerBuilder;
import org.workerservice.model.organization.Organization;

class MaskingTest {
  private static final String NATIONAL = "urn:national";

  private final Masking masking = new Masking(identifier -> identifier.system().equals(NATIONAL));

  private static WorkerBuilder ada() {
    return Worker.named(HumanName.of("Okafor", "Ada"));
  }

  private static Address address(Optional<AddressUse> use) {
    return new Address(
        use,
        Optional.of("12 Main Street"),
        Optional.of("Flat 3"),
        Optional.of("San Francisco"),
        Optional.of("CA"),
        Optional.of("94110-1234"),
        Optional.of("US"));
  }

  private static Address masked(Optional<AddressUse> use) {
    return new Address(
        use,
        Optional.of("** **** **reet"),
        Optional.of("**** *"),
        Optional.of("San Francisco"),
        Optional.of("**"),
        Optional.of("*****-1234"),
        Optional.of("US"));
  }

  @ParameterizedTest
  @CsvSource({
    "123-45-6789,***-**-6789",
    "+1-555-123-4567,+*-***-***-4567",
    "ada.okafor@example.com,***.******@*******.com",
    "1234567,*******",
    "AB-1234,**-****",
    "12345678,****5678",
    "قضيةاسمي12,******مي12",
    "王李張陳山田中村,****山田中村",
    "𠮷𠮷𠮷𠮷𠮷𠮷𠮷𠮷,****𠮷𠮷𠮷𠮷",
    "'',''"
  })
  void shouldKeepOnlyTheEndOfLongTexts(String text, String expected) {
    assertThat(Masking.maskText(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "***-**-6789,true",
    "' *****6789 ',true",
    "+********0001,true",
    "***.******@*******.com,true",
    "**-****,true",
    "*******,true",
    "*,true",
    "*** ***,true",
    "*6789,false",
    "A*1234567,false",
    "*31#01134960999,false",
    "----------*1,false",
    "123-45-6789,false",
    "--,false"
  })
  void shouldTellMaskedTextsFromOthers(String text, boolean masked) {
    Worker worker = ada().taxId(text).build();

    assertThat(masking.maskedFields(worker)).isEqualTo(masked ? List.of("tax_id") : List.of());
  }

  @ParameterizedTest
  @EnumSource(
      value = IdentifierType.class,
      names = {"SSN", "TAX", "DEA", "DL", "PPN"})
  void shouldMaskSensitiveIdentifiers(IdentifierType type) {
    Worker worker = ada().identifiers(List.of(Identifier.of(type, "urn:any", "AB1234563"))).build();

    assertThat(masking.mask(worker).identifiers())
        .containsExactly(Identifier.of(type, "urn:any", "*****4563"));
  }

  @Test
  void shouldMaskOtherIdentifiersOnlyIfTheyAreNational() {
    Identifier national = Identifier.of(IdentifierType.OTHER, NATIONAL, "9434765919");
    Identifier plain = Identifier.of(IdentifierType.OTHER, "urn:badge", "9434765919");
    Identifier provider = Identifier.of(IdentifierType.NPI, "", "1234567893");

    Worker masked = masking.mask(ada().identifiers(List.of(national, plain, provider)).build());

    assertThat(masked.identifiers())
        .containsExactly(national.withValue("******5919"), plain, provider);
  }

  @Test
  void shouldMaskTaxIdAndDocumentNumbers() {
    IdentityDocument passport =
        new IdentityDocument(
            DocumentType.PASSPORT,
            "C01X00T47",
            Optional.of("DE"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            true);

    Worker masked = masking.mask(ada().taxId("123-45-6789").documents(List.of(passport)).build());

    assertThat(masked.taxId()).contains("***-**-6789");
    assertThat(masked.documents()).containsExactly(passport.withNumber("*****0T47"));
  }

  @Test
  void shouldMaskTelephoneAndMailAndTheirOriginals() {
    ContactPoint phone =
        new ContactPoint(
            ContactPointSystem.PHONE,
            "+14155552671",
            Optional.empty(),
            Optional.of("(415) 555-2671"));
    ContactPoint url = ContactPoint.of(ContactPointSystem.URL, "https://example.org/ada");

    Worker masked = masking.mask(ada().telecom(List.of(phone, url)).build());

    assertThat(masked.telecom())
        .containsExactly(
            new ContactPoint(
                ContactPointSystem.PHONE,
                "+*******2671",
                Optional.empty(),
                Optional.of("(***) ***-2671")),
            url);
  }

  @Test
  void shouldMaskHomesExceptCityAndCountry() {
    Optional<AddressUse> home = Optional.of(AddressUse.HOME);
    Optional<AddressUse> work = Optional.of(AddressUse.WORK);
    List<Address> sent = List.of(address(home), address(Optional.empty()), address(work));

    Worker result = masking.mask(ada().addresses(sent).build());

    assertThat(result.addresses())
        .containsExactly(masked(home), masked(Optional.empty()), address(work));
  }

  @Test
  void shouldMaskEmergencyContactsWithAnyAddressUse() {
    Optional<AddressUse> work = Optional.of(AddressUse.WORK);
    EmergencyContact contact =
        new EmergencyContact(
            "Ben Okafor",
            "spouse",
            List.of(ContactPoint.of(ContactPointSystem.EMAIL, "ben@example.com")),
            Optional.of(address(work)),
            true);

    Worker result = masking.mask(ada().emergencyContacts(List.of(contact)).build());

    assertThat(result.emergencyContacts())
        .containsExactly(
            new EmergencyContact(
                "*** **afor",
                "spouse",
                List.of(ContactPoint.of(ContactPointSystem.EMAIL, "***@*******.com")),
                Optional.of(masked(work)),
                true));
  }

  @Test
  void shouldShowOnlyTheYearOfBirth() {
    Worker worker = ada().birthDate(LocalDate.of(1980, 2, 29)).build();

    ObjectNode json = masking.maskedJson(worker);

    assertThat(json.get("birth_date").textValue()).isEqualTo("1980");
    assertThat(json.toString()).doesNotContain("02-29");
    assertThat(masking.mask(worker).birthDate()).contains(PartialDate.ofYear(1980));
    assertThat(masking.maskedJson(ada().build()).has("birth_date")).isFalse();
  }

  @Test
  void shouldShowTheYearOfAPartialBirthDate() {
    Worker year = ada().birthDate(PartialDate.parse("1980")).build();
    Worker month = ada().birthDate(PartialDate.parse("1980-02")).build();

    assertThat(masking.maskedJson(year).get("birth_date").textValue()).isEqualTo("1980");
    assertThat(masking.maskedJson(month).get("birth_date").textValue()).isEqualTo("1980");
  }

  @Test
  void shouldWriteMaskedContentWithoutEnvelopeFields() throws Exception {
    Worker worker =
        ada()
            .id(new UUID(0, 1))
            .version(3)
            .taxId("123-45-6788")
            .birthDate(LocalDate.of(1980, 2, 29))
            .build();

    JsonNode content = Json.MAPPER.readTree(masking.maskedContent(worker));

    assertThat(content.get("birth_date").textValue()).isEqualTo("1980");
    assertThat(content.get("tax_id").textValue()).isEqualTo("***-**-6788");
    assertThat(content.at("/name/family").textValue()).isEqualTo("Okafor");
    assertThat(content.has("id")).isFalse();
    assertThat(content.has("version")).isFalse();
    assertThat(content.toString()).doesNotContain("02-29", "123-45");
  }

  @Test
  void shouldShowTheContentOfAnOrganisationWithoutServerOwnedFields() throws Exception {
    Organization organization =
        Organization.named("Quay")
            .id(UUID.randomUUID())
            .version(3)
            .identifiers(List.of(Identifier.of(IdentifierType.OTHER, NATIONAL, "GB123456789")))
            .createdAt(Instant.EPOCH)
            .updatedAt(Instant.EPOCH)
            .build();

    JsonNode content = Json.MAPPER.readTree(masking.maskedContent(organization));

    assertThat(content.fieldNames())
        .toIterable()
        .containsExactlyInAnyOrder("active", "name", "identifiers");
    assertThat(content.at("/identifiers/0/value").asText()).isEqualTo("*******6789");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "***-**-7303",
        "•••-••-7303",
        "●●●●●7303",
        "＊＊＊-＊＊-7303",
        "∗∗∗∗",
        "•••",
        "XXX-XX-7303",
        "xxxxx7303",
        "XX-XXX7303",
        "(XXX) XXX-0132",
        "###-##-7303",
        "XXX",
        "＊＊＊7303",
        "█████1",
        "∗∗∗1",
        "✱✱✱7303",
        "***7303",
        "***7303 ext 5",
        "•@example.org",
        "•••@example.org",
        "***@example.org"
      })
  void shouldFindMasksWithOtherStars(String number) {
    Worker worker = ada().taxId(number).build();

    assertThat(masking.maskedFields(worker)).containsExactly("tax_id");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "A•1234567",
        "1•••4567",
        "XX1234567",
        "X1234567X",
        "#12-1234",
        "XXA1X234567",
        "#-1234567",
        "XX",
        "XXX7303",
        "4155***303",
        "**7303",
        "*31#01134960999",
        "a*@example.org",
        "***call at the back door***"
      })
  void shouldNotTakeReadableTextsForMasked(String number) {
    Worker worker = ada().taxId(number).build();

    assertThat(masking.maskedFields(worker)).isEmpty();
  }
}
