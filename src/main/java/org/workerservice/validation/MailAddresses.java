package org.workerservice.validation;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Parses e-mail addresses; thread-safe.
 *
 * <p>Accepts what mail systems deliver in practice: a dot-atom (RFC 5321 §4.1.2, with the letters
 * of RFC 6531) at a domain of at least two labels. Does not accept quoted local parts and address
 * literals.
 */
final class MailAddresses {
  private static final int MAX_ADDRESS_LENGTH = 254;
  private static final int MAX_LOCAL_PART_LENGTH = 64;
  private static final String ATOM = "[\\p{L}\\p{M}\\p{N}!#$%&'*+/=?^_`{|}~-]++";
  private static final String LABEL =
      "[\\p{L}\\p{N}](?:[\\p{L}\\p{M}\\p{N}-]{0,61}[\\p{L}\\p{M}\\p{N}])?";
  private static final Pattern LOCAL_PART = Pattern.compile(ATOM + "(?:\\." + ATOM + ")*+");

  /** The last label is never a number, so that IP addresses are not accepted as domains. */
  private static final Pattern DOMAIN =
      Pattern.compile("(?:" + LABEL + "\\.)+(?=[^.]{2,}$)(?=[^.]*\\p{L})" + LABEL);

  private MailAddresses() {}

  /**
   * Returns the address with its domain in lower case; empty if the text is not an address. The
   * local part keeps its letter case, which only its host may interpret (RFC 5321 §2.4).
   */
  static Optional<String> normalise(String written) {
    int at = written.lastIndexOf('@');
    if (at < 1 || at > MAX_LOCAL_PART_LENGTH || written.length() > MAX_ADDRESS_LENGTH) {
      return Optional.empty();
    }
    String localPart = written.substring(0, at);
    String domain = TextForm.TRIMMED.apply(written.substring(at + 1).toLowerCase(Locale.ROOT));
    return LOCAL_PART.matcher(localPart).matches() && DOMAIN.matcher(domain).matches()
        ? Optional.of(localPart + "@" + domain)
        : Optional.empty();
  }
}
