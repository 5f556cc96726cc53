package org.workerservice.matching.feature;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.workerservice.matching.text.NameWords;
import org.workerservice.model.Worker;

/**
 * Occupation and employer of a worker: weak evidence.
 *
 * @param organization the managing organisation as a hash, 0 when missing
 * @param occupation the type of worker, 0 when missing
 * @param credentials the credentials after the name, such as MD
 */
public record EmploymentFeatures(long organization, int occupation, List<String> credentials) {
  static final EmploymentFeatures NONE = new EmploymentFeatures(0, 0, List.of());

  private static final int MAX_CODES = 4;
  private static final int MAX_LENGTH = 12;

  static EmploymentFeatures of(Worker worker, Hashes hashes) {
    return new EmploymentFeatures(
        worker
            .managingOrganization()
            .map(id -> hashes.of("organization", id.toString()))
            .orElse(0L),
        worker.workerType().map(type -> type.code().hashCode()).orElse(0),
        credentials(worker));
  }

  private static List<String> credentials(Worker worker) {
    return Stream.concat(
            Stream.of(worker.name()), worker.additionalNames().stream().limit(MAX_CODES))
        .flatMap(name -> name.suffix().stream().limit(MAX_CODES))
        .flatMap(suffix -> Stream.of(suffix.split("[,;/ ]+")).limit(MAX_CODES))
        .map(EmploymentFeatures::letters)
        .filter(text -> !text.isEmpty() && text.length() <= MAX_LENGTH)
        .filter(text -> !NameWords.isGeneration(text))
        .distinct()
        .sorted(Comparator.naturalOrder())
        .limit(MAX_CODES)
        .toList();
  }

  private static String letters(String text) {
    StringBuilder letters = new StringBuilder();
    text.toLowerCase(Locale.ROOT)
        .chars()
        .filter(Character::isLetterOrDigit)
        .forEach(c -> letters.append((char) c));
    return letters.toString();
  }
}
