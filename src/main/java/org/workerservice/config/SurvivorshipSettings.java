package org.workerservice.config;

import java.util.Optional;

/**
 * Which value survives when two records of one person are merged.
 *
 * @param rule of the fields that have none of their own
 * @param fields rules of single fields
 */
public record SurvivorshipSettings(SurvivorshipRule rule, Fields fields) {

  /** The rule of each field; empty for the common one. */
  public record Fields(
      Optional<SurvivorshipRule> name,
      Optional<SurvivorshipRule> gender,
      Optional<SurvivorshipRule> workerType,
      Optional<SurvivorshipRule> employmentStatus,
      Optional<SurvivorshipRule> birthDate,
      Optional<SurvivorshipRule> taxId,
      Optional<SurvivorshipRule> deceased,
      Optional<SurvivorshipRule> deceasedDatetime,
      Optional<SurvivorshipRule> maritalStatus,
      Optional<SurvivorshipRule> multipleBirth,
      Optional<SurvivorshipRule> managingOrganization) {
    /** The common rule for every field. */
    public static final Fields NONE =
        new Fields(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
  }
}
