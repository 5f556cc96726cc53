package org.workerservice.matching.score;

import java.util.List;
import org.workerservice.matching.feature.DocumentFeatures;
import org.workerservice.matching.feature.Hashes;
import org.workerservice.matching.feature.IdentifierFeatures;
import org.workerservice.matching.feature.MatchFeatures;

/** Compares numbers that belong to one person alone. */
public final class StrongNumbers {
  private StrongNumbers() {}

  /** Compares the numbers that identify a person. */
  public static void compare(MatchFeatures left, MatchFeatures right, StrongEvidence evidence) {
    evidence.strongTaxId = equal(left.taxId(), right.taxId());
    identifiers(left.identifiers(), right.identifiers(), evidence);
    documents(left, right, evidence);
  }

  private static void identifiers(
      List<IdentifierFeatures> left, List<IdentifierFeatures> right, StrongEvidence evidence) {
    int differing = 0;
    for (int i = 0; i < left.size(); i++) {
      IdentifierFeatures one = left.get(i);
      for (int j = 0; j < right.size(); j++) {
        IdentifierFeatures other = right.get(j);
        if (equal(one.claim(), other.claim())) {
          evidence.strongIdentifier = true;
        } else if (one.person() != 0 && one.person() == other.person()) {
          evidence.strongNumbersDiffer = true;
          evidence.surelyOtherNumbers |=
              one.person() == IdentifierFeatures.NPI || differing != 0 && differing != one.person();
          differing = one.person();
        }
      }
    }
  }

  private static void documents(MatchFeatures left, MatchFeatures right, StrongEvidence evidence) {
    List<DocumentFeatures> one = left.documents();
    List<DocumentFeatures> other = right.documents();
    boolean shared = false;
    for (int i = 0; i < one.size() && !shared; i++) {
      for (int j = 0; j < other.size() && !shared; j++) {
        shared = equal(one.get(i).claim(), other.get(j).claim());
      }
    }
    evidence.strongDocument =
        shared || asIdentifier(one, right.identifiers()) || asIdentifier(other, left.identifiers());
  }

  /** Whether a document of one record is an identifier of the other, such as a passport. */
  private static boolean asIdentifier(
      List<DocumentFeatures> documents, List<IdentifierFeatures> identifiers) {
    for (int i = 0; i < documents.size(); i++) {
      for (int j = 0; j < identifiers.size(); j++) {
        if (equal(documents.get(i).claim(), identifiers.get(j).claim())) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean equal(long left, long right) {
    return left == right && left != Hashes.NONE;
  }
}
