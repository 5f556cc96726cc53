package org.workerservice.validation;

import java.text.Normalizer;
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

  /** Marks without width, which copied addresses have. Joiners may be part of a domain. */
  private static final Pattern INVISIBLE = Pattern.compile("[\\p{Cf}&&[^\\u200C\\u200D]]+");

  /** The address of a mailbox with a name: Ada Okafor <ada@example.com>. */
  private static final Pattern NAMED = Pattern.compile("^[^<>@]*<([^<>]+)>$");

  /** Separators of lists, and the end of a sentence. */
  private static final Pattern END = Pattern.compile("[\\s;,.]+$");

  private static final Pattern SCHEME = Pattern.compile("^mailto:", Pattern.CASE_INSENSITIVE);

  private MailAddresses() {}

  /**
   * Returns the address with its domain in lower case; empty if the text is not an address. The
   * local part keeps its letter case, which only its host may interpret (RFC 5321 §2.4). Invisible
   * characters, a leading {@code mailto:}, the name of the mailbox and punctuation after the
   * address are dropped, and full-width signs become ASCII.
   */
  static Optional<String> normalise(String written) {
    String visible = INVISIBLE.matcher(written).replaceAll("");
    String address = SCHEME.matcher(bare(narrow(visible))).replaceFirst("");
    return address(TextForm.TRIMMED.apply(address));
  }

  private static String bare(String text) {
    String trimmed = TextForm.TRIMMED.apply(END.matcher(text).replaceFirst(""));
    return NAMED.matcher(trimmed).replaceFirst("$1");
  }

  private static String narrow(String text) {
    boolean wide = text.chars().anyMatch(character -> character >= 0xFF01 && character <= 0xFF5E);
    return wide ? Normalizer.normalize(text, Normalizer.Form.NFKC) : text;
  }

  private static Optional<String> address(String written) {
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
