package org.workerservice.matching;

/**
 * An e-mail address as hashes.
 *
 * @param whole the canonical address
 * @param mailbox what stands before the at sign, 0 when it is too short to tell people apart
 */
record EmailFeatures(long whole, long mailbox) {
  private static final int TELLING_MAILBOX = 6;

  static EmailFeatures of(String canonical, Hashes hashes) {
    String mailbox = canonical.substring(0, canonical.indexOf('@'));
    return new EmailFeatures(
        hashes.of("email", canonical),
        mailbox.length() < TELLING_MAILBOX ? Hashes.NONE : hashes.of("mailbox", mailbox));
  }
}
