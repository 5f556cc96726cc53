package org.workerservice.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.workerservice.model.DocumentType;
import org.workerservice.model.HumanName;
import org.workerservice.model.Identifier;
import org.workerservice.model.IdentifierType;
import org.workerservice.model.IdentityDocument;
import org.workerservice.model.Worker;
import org.workerservice.support.WorkerArbitraries;

class SensitiveFieldsTest {
  private final SensitiveIdentifiers sensitive = new SensitiveIdentifiers(_ -> false);

  @Provide
  Arbitrary<Worker> workers() {
    return WorkerArbitraries.validWorkers();
  }

  private static IdentityDocument document(String number) {
    return new IdentityDocument(
        DocumentType.OTHER,
        number,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false);
  }

  @Example
  void shouldTransformExactlyTheSensitiveValues() {
    Identifier social = Identifier.of(IdentifierType.SSN, "urn:a", "abc");
    Identifier provider = Identifier.of(IdentifierType.NPI, "urn:b", "abc");
    Worker worker =
        Worker.named(HumanName.of("okafor", "ada"))
            .identifiers(List.of(social, provider))
            .documents(List.of(document("x1")))
            .taxId("t1")
            .build();

    Worker changed =
        SensitiveFields.transform(worker, sensitive, text -> text.toUpperCase(Locale.ROOT));

    assertThat(changed)
        .isEqualTo(
            worker.toBuilder()
                .identifiers(List.of(social.withValue("ABC"), provider))
                .documents(List.of(document("X1")))
                .taxId("T1")
                .build());
  }

  @Example
  void shouldReturnTheSameWorkerWithoutSensitiveValues() {
    Worker worker = Worker.named(HumanName.of("Okafor", "Ada")).build();

    assertThat(SensitiveFields.transform(worker, sensitive, _ -> "changed")).isSameAs(worker);
  }

  @Property(tries = 100)
  void shouldBeUndoneByTheInverse(@ForAll("workers") Worker worker) {
    Worker hidden = SensitiveFields.transform(worker, _ -> true, SensitiveFieldsTest::reverse);

    Worker shown = SensitiveFields.transform(hidden, _ -> true, SensitiveFieldsTest::reverse);

    assertThat(shown).isEqualTo(worker);
    assertThat(hidden.documents()).hasSameSizeAs(worker.documents());
  }

  private static String reverse(String text) {
    return new StringBuilder(text).reverse().toString();
  }
}
