package org.workerservice.privacy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.workerservice.json.Json;
import org.workerservice.model.Identifier;
import org.workerservice.model.Role;
import org.workerservice.model.Worker;
import org.workerservice.model.organization.Organization;

/**
 * Masks workers for readers who may not see sensitive values; thread-safe if the predicate is.
 *
 * <p>Masks sensitive identifiers, {@code tax_id}, document numbers, telephone and fax numbers,
 * e-mail addresses, home addresses except city and country, the birth date except its year, and
 * names, telecom and addresses of emergency contacts.
 */
public final class Masking {
  /**
   * The fields of a worker that readers of masked records cannot see, or not completely. For these
   * readers, matching compares only what {@link #visible} keeps of them.
   */
  public static final List<String> HIDDEN_FIELDS = VisibleFields.HIDDEN;

  private final Predicate<Identifier> isSensitive;

  /**
   * Creates a masking.
   *
   * @param isNationalIdentifier recognises national person identifiers, usually by their system
   */
  public Masking(Predicate<Identifier> isNationalIdentifier) {
    isSensitive = new SensitiveIdentifiers(isNationalIdentifier);
  }

  /** Whether a reader with these roles sees only masked records. */
  public static boolean appliesTo(Set<Role> roles) {
    return roles.stream().allMatch(role -> role == Role.READ_ONLY);
  }

  /**
   * Returns a text with each letter and digit replaced by {@code *}, one per code point;
   * punctuation stays. The last four code points stay readable if there are at least eight.
   */
  public static String maskText(String value) {
    return TextMask.mask(value);
  }

  /**
   * Returns the masked worker, without the sources of its fields; of a birth date, whole or
   * partial, it has the year.
   */
  public Worker mask(Worker worker) {
    return transform(worker, TextMask::mask).toBuilder()
        .birthDate(VisibleFields.birthDate(worker))
        .fieldProvenance(Map.of())
        .build();
  }

  /** Returns the JSON form of the masked worker. */
  public ObjectNode maskedJson(Worker worker) {
    return Json.MAPPER.valueToTree(mask(worker));
  }

  /**
   * Returns the content of the masked worker as a JSON object, without the fields that the database
   * stores separately and without empty lists and texts.
   */
  public String maskedContent(Worker worker) {
    return content(mask(worker));
  }

  /** Returns the JSON form of the organisation with its sensitive identifiers masked. */
  public ObjectNode maskedJson(Organization organization) {
    return Json.MAPPER.valueToTree(masked(organization));
  }

  /** As {@link #maskedContent(Worker)}. */
  public String maskedContent(Organization organization) {
    return content(masked(organization));
  }

  private Organization masked(Organization organization) {
    return transform(organization, TextMask::mask);
  }

  /**
   * Returns the paths of the values that are masked, in the order of the record. Only values that
   * this class masks are looked at.
   */
  public List<String> maskedFields(Worker worker) {
    return new MaskedValues<>(function -> transform(worker, function)).paths();
  }

  /** As above, without the masked values that the stored worker has, too. */
  public List<String> maskedFields(Worker worker, Worker stored) {
    return new MaskedValues<>(function -> transform(worker, function))
        .pathsExceptIn(function -> transform(stored, function));
  }

  /**
   * As above, for new content that may be a whole record as a reader saw it. A masked birth date is
   * a year, so only the stored date tells one from the other: a year counts as masked if it is that
   * of a stored date of which more is known.
   */
  public List<String> maskedFieldsOfReplacement(Worker worker, Worker stored) {
    List<String> texts = maskedFields(worker, stored);
    return hidesBirthDate(worker, stored)
        ? Stream.concat(texts.stream(), Stream.of(VisibleFields.BIRTH_DATE)).toList()
        : texts;
  }

  private static boolean hidesBirthDate(Worker worker, Worker stored) {
    return worker.birthDate().isPresent()
        && !worker.birthDate().equals(stored.birthDate())
        && worker.birthDate().equals(Optional.ofNullable(VisibleFields.birthDate(stored)));
  }

  /** As above, for an organisation. */
  public List<String> maskedFields(Organization organization) {
    return new MaskedValues<>(function -> transform(organization, function)).paths();
  }

  /** As above, without the masked values that the stored organisation has, too. */
  public List<String> maskedFields(Organization organization, Organization stored) {
    return new MaskedValues<>(function -> transform(organization, function))
        .pathsExceptIn(function -> transform(stored, function));
  }

  private static String content(Object masked) {
    try {
      return Json.CONTENT.writeValueAsString(masked);
    } catch (JsonProcessingException error) {
      // No cause: its message may quote the record.
      throw new IllegalStateException("A masked record could not be written as JSON.");
    }
  }

  /**
   * Returns the worker with only its visible values: no masked value remains, so that no comparison
   * can depend on one. Of a birth date the year remains; a home address keeps only city and
   * country. Idempotent.
   */
  public Worker visible(Worker worker) {
    return VisibleFields.of(worker, isSensitive);
  }

  /** Returns the fields that {@link #visible} removes or reduces, in the order of the record. */
  public List<String> hiddenFields(Worker worker) {
    return VisibleFields.hidden(worker, isSensitive);
  }

  /** Returns the worker with empty sensitive values, as in the search index. */
  public Worker withoutSensitive(Worker worker) {
    return SensitiveFields.transform(worker, isSensitive, value -> "");
  }

  /** Returns the organisation without its sensitive identifiers. */
  public Organization withoutSensitive(Organization organization) {
    return organization.toBuilder()
        .identifiers(organization.identifiers().stream().filter(isSensitive.negate()).toList())
        .build();
  }

  private Worker transform(Worker worker, UnaryOperator<String> function) {
    return MaskableFields.transform(worker, isSensitive, function);
  }

  private Organization transform(Organization organization, UnaryOperator<String> function) {
    return SensitiveFields.transform(organization, isSensitive, function);
  }
}
