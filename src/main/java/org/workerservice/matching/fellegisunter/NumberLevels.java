package org.workerservice.matching.fellegisunter;

import java.util.List;
import org.workerservice.matching.feature.EmailFeatures;
import org.workerservice.matching.feature.Hashes;
import org.workerservice.matching.feature.IdentifierFeatures;
import org.workerservice.matching.feature.MatchFeatures;
import org.workerservice.matching.feature.PhoneFeatures;
import org.workerservice.matching.feature.Sketch;
import org.workerservice.matching.score.ComparisonLevel;
import org.workerservice.matching.score.NumberComparison;
import org.workerservice.matching.score.StrongNumbers;

/** Finds the levels of numbers, telephone numbers and e-mail addresses; symmetric. */
final class NumberLevels {
  private static final double ALIKE_PHONE = 0.7;
  private static final double ALIKE_EMAIL = 0.7;
  private static final double ALIKE_MAILBOX = 0.6;

  private NumberLevels() {}

  static void compare(MatchFeatures left, MatchFeatures right, PairLevels levels) {
    StrongNumbers.compare(left, right, levels);
    identifiers(left.identifiers(), right.identifiers(), levels);
    if (left.taxId() != Hashes.NONE && right.taxId() != Hashes.NONE) {
      levels.set(
          left.taxId() == right.taxId()
              ? ComparisonLevel.TAX_ID_EQUAL
              : ComparisonLevel.TAX_ID_DIFFERENT);
    }
    documents(left, right, levels);
    phones(left.phones(), right.phones(), levels);
    emails(left.emails(), right.emails(), levels);
  }

  private static void identifiers(
      List<IdentifierFeatures> left, List<IdentifierFeatures> right, PairLevels levels) {
    if (levels.strongIdentifier) {
      levels.set(ComparisonLevel.IDENTIFIER_EQUAL);
      return;
    }
    for (int i = 0; i < left.size(); i++) {
      for (int j = 0; j < right.size(); j++) {
        identifier(left.get(i), right.get(j), levels);
      }
    }
  }

  private static void identifier(
      IdentifierFeatures left, IdentifierFeatures right, PairLevels levels) {
    boolean sameSeries = left.series() == right.series();
    if (left.number() == right.number()) {
      better(
          sameSeries ? ComparisonLevel.IDENTIFIER_EQUAL : ComparisonLevel.IDENTIFIER_OTHER_SYSTEM,
          levels);
    } else if (sameSeries) {
      better(ComparisonLevel.IDENTIFIER_DIFFERENT, levels);
    }
  }

  private static void better(ComparisonLevel level, PairLevels levels) {
    ComparisonLevel known = levels.of(level.criterion());
    if (known == null || level.agreement() > known.agreement()) {
      levels.set(level);
    }
  }

  private static void documents(MatchFeatures left, MatchFeatures right, PairLevels levels) {
    double best = NumberComparison.bestDocument(left.documents(), right.documents());
    if (levels.strongDocument || best == 1) {
      levels.set(ComparisonLevel.DOCUMENT_EQUAL);
    } else if (best > 0) {
      levels.set(ComparisonLevel.DOCUMENT_OTHER_COUNTRY);
    } else if (best == 0) {
      levels.set(ComparisonLevel.DOCUMENT_DIFFERENT);
    }
  }

  private static void phones(
      List<PhoneFeatures> left, List<PhoneFeatures> right, PairLevels levels) {
    for (int i = 0; i < left.size(); i++) {
      for (int j = 0; j < right.size(); j++) {
        better(phone(left.get(i), right.get(j)), levels);
      }
    }
  }

  private static ComparisonLevel phone(PhoneFeatures left, PhoneFeatures right) {
    if (left.whole() == right.whole()) {
      return ComparisonLevel.PHONE_EQUAL;
    }
    return Sketch.similarity(left.sketch(), right.sketch()) >= ALIKE_PHONE
        ? ComparisonLevel.PHONE_NEAR
        : ComparisonLevel.PHONE_DIFFERENT;
  }

  private static void emails(
      List<EmailFeatures> left, List<EmailFeatures> right, PairLevels levels) {
    for (int i = 0; i < left.size(); i++) {
      for (int j = 0; j < right.size(); j++) {
        better(email(left.get(i), right.get(j)), levels);
      }
    }
  }

  private static ComparisonLevel email(EmailFeatures left, EmailFeatures right) {
    if (left.whole() == right.whole()) {
      return ComparisonLevel.EMAIL_EQUAL;
    }
    if (left.hasOtherNumber(right)) {
      return ComparisonLevel.EMAIL_DIFFERENT;
    }
    double mailbox = Sketch.similarity(left.mailboxSketch(), right.mailboxSketch());
    double domain = Sketch.similarity(left.domainSketch(), right.domainSketch());
    if (mailbox >= ALIKE_MAILBOX && (mailbox + domain) / 2 >= ALIKE_EMAIL) {
      return ComparisonLevel.EMAIL_NEAR;
    }
    return left.mailbox() != Hashes.NONE && left.mailbox() == right.mailbox()
        ? ComparisonLevel.EMAIL_MAILBOX
        : ComparisonLevel.EMAIL_DIFFERENT;
  }
}
