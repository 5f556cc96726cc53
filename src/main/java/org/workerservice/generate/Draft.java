package org.workerservice.generate;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.workerservice.model.Gender;

/**
 * The true data of a person, from which the records are derived.
 *
 * @param entity the number of the person, from 1
 */
record Draft(
    long entity,
    Gender gender,
    String family,
    List<String> given,
    Optional<String> suffix,
    LocalDate birthDate,
    Home home,
    boolean twin) {

  Draft withSuffix(String replacement) {
    return new Draft(
        entity, gender, family, given, Optional.of(replacement), birthDate, home, twin);
  }

  @Override
  public String toString() {
    return "Draft[entity=" + entity + "]";
  }
}
