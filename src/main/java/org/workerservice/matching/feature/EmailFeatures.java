package org.workerservice.matching.feature;

import org.workerservice.matching.text.Contacts;

/**
 * An e-mail address as hashes.
 *
 * @param whole the canonical address
 * @param mailbox the part before the at sign, 0 when it is too short to tell people apart
 * @param mailboxSketch see {@link Sketch}
 * @param domainSketch sketch of the part after the at sign
 * @param number the digits of the mailbox, 0 when there are only a few; they tell namesakes apart
 */
public record EmailFeatures(
    long whole, long mailbox, long mailboxSketch, long domainSketch, long number) {
  private static final int MIN_MAILBOX_LENGTH = 6;
  private static final int MIN_DIGITS = 3;

  static EmailFeatures of(String canonical, Hashes hashes) {
    String mailbox = Contacts.mailbox(canonical);
    String domain = canonical.substring(canonical.indexOf('@') + 1);
    return new EmailFeatures(
        hashes.of("email", canonical),
        mailbox.length() < MIN_MAILBOX_LENGTH ? Hashes.NONE : hashes.of("mailbox", mailbox),
        Sketch.of(mailbox, hashes),
        Sketch.of(domain, hashes),
        number(mailbox, hashes));
  }

  private static long number(String mailbox, Hashes hashes) {
    StringBuilder digits = new StringBuilder();
    mailbox.chars().filter(Character::isDigit).forEach(digit -> digits.append((char) digit));
    return digits.length() < MIN_DIGITS
        ? Hashes.NONE
        : hashes.of("mailbox number", digits.toString());
  }

  /** Whether both mailboxes have a number and the numbers differ. */
  public boolean hasOtherNumber(EmailFeatures other) {
    return number != Hashes.NONE && other.number != Hashes.NONE && number != other.number;
  }
}
