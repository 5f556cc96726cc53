package org.workerservice.search.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexableField;
import org.junit.jupiter.api.Test;
import org.workerservice.model.ContactPoint;
import org.workerservice.model.ContactPointSystem;
import org.workerservice.model.DocumentType;
import org.workerservice.model.IdentityDocument;
import org.workerservice.model.Worker;
import org.workerservice.search.SearchPeople;
import org.workerservice.search.analysis.WordAnalyzer;

class DocumentsTest {
  private static final UUID TENANT = UUID.randomUUID();

  private final Documents documents = new Documents(new WordAnalyzer());

  @Test
  void shouldIndexSearchableValues() {
    Worker doctor = SearchPeople.doctor().build();

    Document document = document(doctor);

    assertThat(values(document, "tenant")).containsExactly(TENANT.toString());
    assertThat(values(document, "id")).containsExactly(doctor.id().orElseThrow().toString());
    assertThat(values(document, "npi")).containsExactly("1234567893");
    assertThat(values(document, "identifier")).containsExactly("1234567893");
    assertThat(values(document, "reversed")).containsExactly("3987654321");
    assertThat(values(document, "postal_code")).containsExactly("sw1a1aa", "sw1a");
    assertThat(values(document, "birth_year")).containsExactly("1984");
    assertThat(values(document, "birth_date")).containsExactly("1984-03-17");
    assertThat(values(document, "soundex")).contains("H634", "A540", "R200");
    assertThat(values(document, "shown")).containsExactly("Amelia Rose Hartley");
  }

  @Test
  void shouldNeverIndexSensitiveValues() {
    IdentityDocument passport =
        new IdentityDocument(
            DocumentType.PASSPORT,
            "810290404",
            Optional.of("US"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            true);

    Document document = document(SearchPeople.doctor().documents(List.of(passport)).build());

    assertThat(document.getFields())
        .allSatisfy(
            field ->
                assertThat(String.valueOf(field.stringValue()).replaceAll("\\W", ""))
                    .doesNotContain("425506748")
                    .doesNotContain("912345678")
                    .doesNotContain("810290404"));
  }

  @Test
  void shouldIndexSuffixesOfNumbersAndPartsOfMailAddresses() {
    Document document =
        document(
            SearchPeople.named("Hartley", "Amelia")
                .telecom(
                    List.of(
                        ContactPoint.of(ContactPointSystem.PHONE, "+14155550132"),
                        ContactPoint.of(ContactPointSystem.EMAIL, "Amelia@Example.org")))
                .build());

    assertThat(values(document, "phone"))
        .containsExactly("14155550132", "4155550132", "155550132", "55550132", "5550132");
    assertThat(values(document, "email"))
        .containsExactly("amelia@example.org", "amelia", "example.org");
  }

  @Test
  void shouldSkipValuesThatAreTooLong() {
    String long40k = "x".repeat(40_000);

    Document document =
        document(
            SearchPeople.named(long40k, "Amelia")
                .telecom(List.of(ContactPoint.of(ContactPointSystem.URL, long40k)))
                .build());

    assertThat(values(document, "url")).isEmpty();
  }

  private Document document(Worker worker) {
    return documents.of(TENANT, new SearchSource.Entry(worker, Optional.empty()));
  }

  private static List<String> values(Document document, String field) {
    return document.getFields().stream()
        .filter(one -> one.name().equals(field))
        .map(IndexableField::stringValue)
        .toList();
  }
}
