package org.workerservice.flow;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The versions of a record that a change may be applied to (RFC 9110 §13.1).
 *
 * @param anyOf the versions that the caller accepts; empty for any
 * @param noneOf versions that the caller does not accept
 * @param mustNotExist whether the record must not exist
 */
public record VersionCondition(Optional<Set<Long>> anyOf, Set<Long> noneOf, boolean mustNotExist) {
  /** Accepts every version. */
  public static final VersionCondition ANY =
      new VersionCondition(Optional.empty(), Set.of(), false);

  /** Makes defensive copies of the sets. */
  public VersionCondition {
    anyOf = anyOf.map(Set::copyOf);
    noneOf = Set.copyOf(noneOf);
  }

  /** Accepts one version only. */
  public static VersionCondition only(long version) {
    return new VersionCondition(Optional.of(Set.of(version)), Set.of(), false);
  }

  /** Returns whether a record at this version may be changed. */
  public boolean accepts(long version) {
    return !mustNotExist
        && (anyOf.isEmpty() || anyOf.get().contains(version))
        && !noneOf.contains(version);
  }

  /** Returns whether the caller has seen the version that it wants to change. */
  public boolean namesVersions() {
    return anyOf.isPresent();
  }

  /** Returns whether only one version, or every version, is accepted. */
  public boolean isPlain() {
    return !mustNotExist && noneOf.isEmpty() && anyOf.map(Set::size).orElse(1) == 1;
  }

  /** Returns the version that a plain condition accepts; empty for any. */
  public OptionalLong plainVersion() {
    return anyOf.stream().flatMap(Set::stream).mapToLong(Long::longValue).findFirst();
  }
}
