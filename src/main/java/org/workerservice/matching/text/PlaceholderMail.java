package org.workerservice.matching.text;

import java.util.Set;
import java.util.regex.Pattern;
import org.workerservice.identifiers.MissingWords;

/** Recognises e-mail addresses that people type into a required field, such as none@none.com. */
final class PlaceholderMail {
  /** Words for the address itself; in a domain they mean that there is none. */
  private static final Set<String> NO_MAIL =
      Set.of(
          "donotemail",
          "donthave",
          "noaddress",
          "nomail",
          "noemail",
          "noemailaddress",
          "noemailgiven",
          "noemailprovided",
          "nobody",
          "noone",
          "nonemail",
          "nowhere",
          "doesnothave",
          "patientrefused",
          "invalidemail",
          "noreply",
          "donotreply");

  /** Words for any address or person; only at a domain of the same kind. */
  private static final Set<String> EXAMPLES =
      Set.of(
          "abc",
          "asdf",
          "bar",
          "dummy",
          "email",
          "example",
          "fake",
          "foo",
          "mail",
          "me",
          "myemail",
          "name",
          "nobody",
          "placeholder",
          "qwerty",
          "sample",
          "somebody",
          "someone",
          "test",
          "tester",
          "testing",
          "user",
          "username",
          "xyz",
          "you",
          "youremail",
          "yourname");

  /** Reserved names without mailboxes (RFC 2606 and RFC 6761). */
  private static final Set<String> RESERVED = Set.of("example", "test", "invalid", "localhost");

  private static final Pattern RESERVED_DOMAIN =
      Pattern.compile("(?:.*\\.)?example\\.(?:com|net|org|edu)");

  /** Shorter words, such as "na" and "no", may be initials or the name of a company. */
  private static final int MIN_LENGTH = 4;

  private PlaceholderMail() {}

  /** Whether an address in lower case, with its sign at {@code at}, is a placeholder. */
  static boolean matches(String address, int at) {
    String local = address.substring(0, at);
    String domain = address.substring(at + 1);
    int dot = domain.indexOf('.');
    String host = dot < 0 ? domain : domain.substring(0, dot);
    return isMissing(letters(local))
        || isMissing(letters(host))
        || domain.endsWith(".invalid")
        || isStandIn(letters(local)) && (isStandIn(letters(host)) || isReserved(domain))
        || isRepetition(local) && local.equals(host);
  }

  private static boolean isMissing(String name) {
    return NO_MAIL.contains(name)
        || name.length() >= MIN_LENGTH && MissingWords.matches(name) && !name.equals("other");
  }

  private static boolean isStandIn(String name) {
    return EXAMPLES.contains(name) || !name.isEmpty() && MissingWords.matches(name);
  }

  private static boolean isRepetition(String name) {
    return name.chars().distinct().count() == 1;
  }

  private static boolean isReserved(String domain) {
    return RESERVED.contains(domain.substring(domain.lastIndexOf('.') + 1))
        || RESERVED_DOMAIN.matcher(domain).matches();
  }

  private static String letters(String name) {
    StringBuilder letters = new StringBuilder(name.length());
    name.chars().filter(Character::isLetter).forEach(letter -> letters.append((char) letter));
    return letters.toString();
  }
}
