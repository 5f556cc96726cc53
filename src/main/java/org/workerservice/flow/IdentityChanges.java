package org.workerservice.flow;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.workerservice.matching.feature.IdentityPart;
import org.workerservice.matching.feature.IdentityPrint;
import org.workerservice.model.Worker;
import org.workerservice.persistence.review.ComparedPair;
import org.workerservice.persistence.review.PairDecision;

/** Says which parts of records that tell people apart have changed. Pure. */
public final class IdentityChanges {
  private IdentityChanges() {}

  /**
   * Returns the print of the current record if the new one differs in it; empty if the change does
   * not touch the identity of the worker. A change of other fields computes no prints.
   */
  public static Optional<IdentityPrint> before(
      WorkerIdentity identity, Worker current, Worker changed) {
    if (haveSameParts(current, changed)) {
      return Optional.empty();
    }
    IdentityPrint before = identity.print(current);
    return before.equals(identity.print(changed)) ? Optional.empty() : Optional.of(before);
  }

  private static boolean haveSameParts(Worker left, Worker right) {
    return left.name().equals(right.name())
        && left.additionalNames().equals(right.additionalNames())
        && left.birthDate().equals(right.birthDate())
        && left.gender() == right.gender()
        && left.addresses().equals(right.addresses())
        && left.identifiers().equals(right.identifiers())
        && left.taxId().equals(right.taxId())
        && left.documents().equals(right.documents())
        && left.telecom().equals(right.telecom());
  }

  /**
   * Returns what has changed in either record since a person decided on them.
   *
   * @param now the print of the record that is asked about
   * @param before its print before the change that is being made; counts if it is unknown what the
   *     person compared
   */
  public static List<IdentityPart> since(
      PairDecision decision, byte[] now, Optional<IdentityPrint> before) {
    Set<IdentityPart> changed = EnumSet.noneOf(IdentityPart.class);
    Optional<PairDecision.Compared> compared = decision.compared();
    Optional<IdentityPrint> then =
        compared.flatMap(both -> IdentityPrint.decode(both.worker())).or(() -> before);
    changed.addAll(differences(then, IdentityPrint.decode(now)));
    compared.ifPresent(
        both ->
            changed.addAll(
                differences(
                    IdentityPrint.decode(both.other()), IdentityPrint.decode(both.otherNow()))));
    return List.copyOf(changed);
  }

  /**
   * Returns what has changed in either record of a pair since a person decided on it; empty if the
   * prints cannot be compared.
   */
  public static Optional<List<IdentityPart>> of(ComparedPair pair) {
    byte[] both = pair.compared();
    int half = both.length / 2;
    Optional<IdentityPrint> first = IdentityPrint.decode(Arrays.copyOf(both, half));
    Optional<IdentityPrint> second =
        IdentityPrint.decode(Arrays.copyOfRange(both, half, both.length));
    Optional<IdentityPrint> firstNow = IdentityPrint.decode(pair.firstNow());
    Optional<IdentityPrint> secondNow = IdentityPrint.decode(pair.secondNow());
    if (Stream.of(first, second, firstNow, secondNow).anyMatch(Optional::isEmpty)) {
      return Optional.empty();
    }
    Set<IdentityPart> changed = EnumSet.noneOf(IdentityPart.class);
    changed.addAll(differences(first, firstNow));
    changed.addAll(differences(second, secondNow));
    return Optional.of(List.copyOf(changed));
  }

  private static List<IdentityPart> differences(
      Optional<IdentityPrint> left, Optional<IdentityPrint> right) {
    return left.isPresent() && right.isPresent() ? left.get().differences(right.get()) : List.of();
  }
}
