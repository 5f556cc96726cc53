package org.workerservice.matching.score;

import java.util.List;
import org.workerservice.matching.feature.DocumentFeatures;
import org.workerservice.matching.feature.EmailFeatures;
import org.workerservice.matching.feature.Hashes;
import org.workerservice.matching.feature.IdentifierFeatures;
import org.workerservice.matching.feature.MatchFeatures;
import org.workerservice.matching.feature.PhoneFeatures;

/**
 * Compares identifiers, tax numbers, documents, telephone numbers and e-mail addresses by their
 * hashes.
 */
public final class NumberComparison {
  private static final double NO_SYSTEM = 0.95;
  private static final double OTHER_COUNTRY = 0.95;
  private static final double SAME_MAILBOX = 0.8;

  private NumberComparison() {}

  /** Compares the identifiers. */
  public static void identifiers(MatchFeatures left, MatchFeatures right, Evidence evidence) {
    List<IdentifierFeatures> one = left.identifiers();
    List<IdentifierFeatures> other = right.identifiers();
    double best = Double.NaN;
    for (int i = 0; i < one.size(); i++) {
      for (int j = 0; j < other.size(); j++) {
        best = higher(best, identifier(one.get(i), other.get(j)));
      }
    }
    if (evidence.strongIdentifier) {
      evidence.set(Component.IDENTIFIER, 1, "a strong identifier is equal");
    } else if (best == 1) {
      evidence.set(Component.IDENTIFIER, 1, "an identifier is equal");
    } else if (best > 0) {
      evidence.set(Component.IDENTIFIER, best, "an identifier is equal, but its system is not");
    } else if (best == 0) {
      evidence.set(Component.IDENTIFIER, 0, "identifiers of the same kind differ");
    }
  }

  /**
   * Returns NaN when the numbers are of different kinds, so that they say nothing about each other.
   */
  private static double identifier(IdentifierFeatures left, IdentifierFeatures right) {
    if (left.series() == right.series()) {
      return left.number() == right.number() ? 1 : 0;
    }
    return left.number() == right.number() ? NO_SYSTEM : Double.NaN;
  }

  /** Compares the tax numbers. */
  public static void taxId(MatchFeatures left, MatchFeatures right, Evidence evidence) {
    if (left.taxId() != Hashes.NONE && right.taxId() != Hashes.NONE) {
      boolean equal = left.taxId() == right.taxId();
      evidence.set(
          Component.TAX_ID, equal ? 1 : 0, equal ? "tax numbers are equal" : "tax numbers differ");
    }
  }

  /** Compares the documents. */
  public static void documents(MatchFeatures left, MatchFeatures right, Evidence evidence) {
    double best = bestDocument(left.documents(), right.documents());
    if (evidence.strongDocument || best == 1) {
      evidence.set(Component.DOCUMENT, 1, "a document is equal");
    } else if (best > 0) {
      evidence.set(Component.DOCUMENT, best, "a document number is equal, but its country is not");
    } else if (best == 0) {
      evidence.set(Component.DOCUMENT, 0, "documents of the same kind differ");
    }
  }

  /** Returns the agreement of the best pair of documents; NaN when there is no comparable pair. */
  public static double bestDocument(List<DocumentFeatures> left, List<DocumentFeatures> right) {
    double best = Double.NaN;
    for (int i = 0; i < left.size(); i++) {
      for (int j = 0; j < right.size(); j++) {
        best = higher(best, document(left.get(i), right.get(j)));
      }
    }
    return best;
  }

  /**
   * Returns NaN when the documents are of different kinds or countries, so that they say nothing
   * about each other.
   */
  private static double document(DocumentFeatures left, DocumentFeatures right) {
    boolean oneCountry = left.country().equals(right.country());
    boolean otherCountry = !oneCountry && !left.country().isEmpty() && !right.country().isEmpty();
    if (left.series() != right.series()) {
      return Double.NaN;
    }
    if (left.number() != right.number()) {
      return otherCountry ? Double.NaN : 0;
    }
    return oneCountry ? 1 : OTHER_COUNTRY;
  }

  /** Compares the telephone numbers. */
  public static void phones(MatchFeatures left, MatchFeatures right, Evidence evidence) {
    if (left.phones().isEmpty() || right.phones().isEmpty()) {
      return;
    }
    boolean equal = false;
    for (int i = 0; i < left.phones().size() && !equal; i++) {
      equal = contains(right.phones(), left.phones().get(i).whole());
    }
    evidence.set(
        Component.PHONE,
        equal ? 1 : 0,
        equal ? "a telephone number is equal" : "telephone numbers differ");
  }

  private static boolean contains(List<PhoneFeatures> phones, long whole) {
    for (int i = 0; i < phones.size(); i++) {
      if (phones.get(i).whole() == whole) {
        return true;
      }
    }
    return false;
  }

  /** Compares the e-mail addresses. */
  public static void emails(MatchFeatures left, MatchFeatures right, Evidence evidence) {
    if (left.emails().isEmpty() || right.emails().isEmpty()) {
      return;
    }
    double best = 0;
    for (int i = 0; i < left.emails().size(); i++) {
      for (int j = 0; j < right.emails().size(); j++) {
        best = Math.max(best, email(left.emails().get(i), right.emails().get(j)));
      }
    }
    evidence.set(Component.EMAIL, best, emailSentence(best));
  }

  private static double email(EmailFeatures left, EmailFeatures right) {
    if (left.whole() == right.whole()) {
      return 1;
    }
    return left.mailbox() != Hashes.NONE && left.mailbox() == right.mailbox() ? SAME_MAILBOX : 0;
  }

  private static String emailSentence(double score) {
    if (score == 1) {
      return "an e-mail address is equal";
    }
    return score > 0 ? "e-mail addresses differ only in the provider" : "e-mail addresses differ";
  }

  private static double higher(double best, double score) {
    return Double.isNaN(best) || score > best ? score : best;
  }
}
