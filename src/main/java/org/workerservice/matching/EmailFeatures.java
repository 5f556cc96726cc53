package org.workerservice.matching;

/**
 * An e-mail address as hashes.
 *
 * @param whole the canonical address
 * @param mailbox what stands before the at sign, 0 when it is too short to tell people apart
 * @param mailboxSketch see {@link Sketch}
 * @param domainSketch the same of what stands behind the at sign
 */
record EmailFeatures(long whole, long mailbox, long mailboxSketch, long domainSketch) {
  private static final int TELLING_MAILBOX = 6;

  static EmailFeatures of(String canonical, Hashes hashes) {
    String mailbox = canonical.substring(0, canonical.indexOf('@'));
    String domain = canonical.substring(canonical.indexOf('@') + 1);
    return new EmailFeatures(
        hashes.of("email", canonical),
        mailbox.length() < TELLING_MAILBOX ? Hashes.NONE : hashes.of("mailbox", mailbox),
        Sketch.of(mailbox, hashes),
        Sketch.of(domain, hashes));
  }
}
