package org.workerservice.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.NumericChars;
import net.jqwik.api.constraints.StringLength;
import org.workerservice.json.Json;
import org.workerservice.model.ContactPoint;
import org.workerservice.model.EmergencyContact;
import org.workerservice.model.Identifier;
import org.workerservice.model.IdentityDocument;
import org.workerservice.model.Worker;
import org.workerservice.support.WorkerArbitraries;

class MaskingPropertyTest {
  private static final int TOO_TELLING = 5;

  private final Masking masking = new Masking(_ -> true);

  @Provide
  Arbitrary<Worker> workers() {
    return WorkerArbitraries.validWorkers();
  }

  @Property(tries = 1000)
  void shouldMaskEveryMeaningfulCharacter(
      @ForAll @AlphaChars @NumericChars @StringLength(max = 20) String text) {
    String masked = Masking.maskText(text);

    assertThat(masked).hasSameSizeAs(text);
    assertThat(
            IntStream.rangeClosed(0, text.length() - TOO_TELLING)
                .mapToObj(start -> text.substring(start, start + TOO_TELLING)))
        .noneMatch(masked::contains);
  }

  @Property(tries = 1000)
  void shouldMaskAnyTextIdempotently(@ForAll String text) {
    String masked = Masking.maskText(text);

    assertThat(Masking.maskText(masked)).isEqualTo(masked);
    assertThat(masked.codePointCount(0, masked.length()))
        .isEqualTo(text.codePointCount(0, text.length()));
  }

  @Property(tries = 150)
  void shouldLeaveNoSensitiveValueOfAWorkerReadable(@ForAll("workers") Worker worker) {
    Worker masked = masking.mask(worker);

    assertThat(masking.mask(masked)).isEqualTo(masked);
    assertThat(sensitiveValues(masked))
        .allSatisfy(value -> assertThat(value).isEqualTo(Masking.maskText(value)));
    assertThat(masked.name()).isEqualTo(worker.name());
    assertThat(masked.gender()).isEqualTo(worker.gender());
  }

  @Property(tries = 300)
  void shouldFindEveryValueThatItMasks(@ForAll("workers") Worker worker) {
    Worker masked = masking.mask(worker);
    JsonNode before = Json.MAPPER.valueToTree(worker);
    List<String> changed = new ArrayList<>();
    differences(before, Json.MAPPER.valueToTree(masked), "", changed);

    assertThat(masking.maskedFieldsOfReplacement(masked, worker))
        .containsExactlyInAnyOrderElementsOf(changed);
    changed.remove("birth_date");
    assertThat(masking.maskedFields(masked)).isEqualTo(changed);
    assertThat(masking.maskedFields(masked, worker)).isEqualTo(changed);
    assertThat(masking.maskedFields(worker)).isEmpty();
    assertThat(masking.maskedFieldsOfReplacement(masked, masked)).isEmpty();
  }

  private static void differences(
      JsonNode before, JsonNode after, String path, List<String> changed) {
    if (after.isTextual() && !after.equals(before)) {
      changed.add(path);
    }
    for (int index = 0; after.isArray() && index < after.size(); index++) {
      differences(before.get(index), after.get(index), path + "[" + index + "]", changed);
    }
    after
        .properties()
        .forEach(
            member ->
                differences(
                    before.get(member.getKey()),
                    member.getValue(),
                    path.isEmpty() ? member.getKey() : path + "." + member.getKey(),
                    changed));
  }

  private static Stream<String> sensitiveValues(Worker worker) {
    return Stream.of(
            worker.identifiers().stream().map(Identifier::value),
            worker.documents().stream().map(IdentityDocument::number),
            worker.emergencyContacts().stream().map(EmergencyContact::name),
            worker.taxId().stream(),
            worker.telecom().stream()
                .filter(contact -> contact.value().contains("@"))
                .map(ContactPoint::value))
        .flatMap(values -> values);
  }
}
