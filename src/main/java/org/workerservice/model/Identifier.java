package org.workerservice.model;

import java.util.Optional;

/**
 * A number or code that identifies a worker in some system (FHIR {@code Identifier}).
 *
 * @param system namespace URI; empty if the source names none
 * @param value the identifier as issued
 * @param assigner the organisation that issued it
 */
public record Identifier(
    Optional<IdentifierUse> useType,
    IdentifierType identifierType,
    String system,
    String value,
    Optional<String> assigner) {

  /** Replaces null by the empty or default value. */
  public Identifier {
    useType = Absent.toEmpty(useType);
    identifierType = identifierType == null ? IdentifierType.OTHER : identifierType;
    system = system == null ? "" : system;
    value = value == null ? "" : value;
    assigner = Absent.toEmpty(assigner);
  }

  /** Returns an identifier without use or assigner. */
  public static Identifier of(IdentifierType type, String system, String value) {
    return new Identifier(Optional.empty(), type, system, value, Optional.empty());
  }

  /** Returns the same identifier with another value. */
  public Identifier withValue(String replacement) {
    return new Identifier(useType, identifierType, system, replacement, assigner);
  }

  @Override
  public String toString() {
    return "Identifier[" + identifierType.code() + "]";
  }
}
