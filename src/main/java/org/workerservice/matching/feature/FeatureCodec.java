package org.workerservice.matching.feature;

import java.util.List;
import org.workerservice.matching.text.NameToken;
import org.workerservice.matching.text.PlaceText;
import org.workerservice.model.Gender;

/**
 * The stored form of features: the fields below, one after another, without names or padding. A
 * change of this form needs a new {@link MatchFeatures#FORMAT_VERSION}; a test compares it with a
 * golden file.
 *
 * <table>
 * <caption>Types</caption>
 * <tr><th>Type</th><th>Bytes</th></tr>
 * <tr><td>count</td><td>a number of at least 0, 7 bits a byte, low bits first; the high bit of a
 *     byte means that another byte follows</td></tr>
 * <tr><td>flag</td><td>a count: 1 true, 0 false</td></tr>
 * <tr><td>int, long</td><td>4 or 8 bytes, high byte first</td></tr>
 * <tr><td>text</td><td>a count of bytes, then UTF-8</td></tr>
 * <tr><td>list of X</td><td>a count of elements, then the elements</td></tr>
 * <tr><td>token</td><td>text text; then, unless it is empty: int soundex, int metaphone, text
 *     nicknames</td></tr>
 * </table>
 *
 * <table>
 * <caption>Fields in their order</caption>
 * <tr><th>Field</th><th>Type</th></tr>
 * <tr><td>version</td><td>count</td></tr>
 * <tr><td>names</td><td>list of: token family, list of token familyParts, list of token given,
 *     token joinedGiven, count generation, flag transliterated</td></tr>
 * <tr><td>birthDate</td><td>int</td></tr>
 * <tr><td>gender</td><td>count: 0 unknown, 1 male, 2 female, 3 other</td></tr>
 * <tr><td>addresses</td><td>list of: text postalCode, text city, text state, text country, text
 *     house, text street, text extra, flag work</td></tr>
 * <tr><td>identifiers</td><td>list of: int series, long exact, long plain, long number, long claim,
 *     int person</td></tr>
 * <tr><td>taxId</td><td>long</td></tr>
 * <tr><td>taxClaim</td><td>long</td></tr>
 * <tr><td>documents</td><td>list of: int series, long number, text country, long claim</td></tr>
 * <tr><td>phones</td><td>list of: long whole, long sketch</td></tr>
 * <tr><td>emails</td><td>list of: long whole, long mailbox, long mailboxSketch, long domainSketch,
 *     long number</td></tr>
 * <tr><td>employment</td><td>long organization, int occupation, list of text credentials</td></tr>
 * <tr><td>multipleBirth</td><td>flag</td></tr>
 * <tr><td>keys</td><td>list of int, ascending</td></tr>
 * <tr><td>literal</td><td>text family, int soundex, text given, list of text prefixes, list of text
 *     suffixes, flag addressed, text postalCode, text city, text state, text street</td></tr>
 * <tr><td>replaced</td><td>list of records, each with the fields from names to literal; the bytes
 *     end before it if there are none</td></tr>
 * </table>
 */
final class FeatureCodec {
  private FeatureCodec() {}

  static byte[] encode(MatchFeatures features) {
    FeatureWriter out = new FeatureWriter();
    out.count(MatchFeatures.FORMAT_VERSION);
    writeRecord(out, features);
    if (!features.replaced().isEmpty()) {
      out.list(features.replaced(), FeatureCodec::writeRecord);
    }
    return out.bytes();
  }

  private static void writeRecord(FeatureWriter out, MatchFeatures features) {
    out.list(features.names(), FeatureCodec::writeName);
    out.integer(features.birthDate());
    out.count(genderNumber(features.gender()));
    out.list(features.addresses(), FeatureCodec::writeAddress);
    out.list(features.identifiers(), FeatureCodec::writeIdentifier);
    out.number(features.taxId());
    out.number(features.taxClaim());
    out.list(features.documents(), FeatureCodec::writeDocument);
    out.list(features.phones(), FeatureCodec::writePhone);
    out.list(features.emails(), FeatureCodec::writeEmail);
    writeEmployment(out, features.employment());
    out.count(features.multipleBirth() ? 1 : 0);
    writeKeys(out, features.keys());
    writeLiteral(out, features.literal());
  }

  static MatchFeatures decode(byte[] bytes) {
    FeatureReader in = new FeatureReader(bytes);
    try {
      int version = in.count();
      if (version < MatchFeatures.OLDEST_READABLE || version > MatchFeatures.FORMAT_VERSION) {
        throw new IllegalArgumentException("unsupported version of match features: " + version);
      }
      MatchFeatures features = readRecord(in);
      if (!in.finished()) {
        features = features.replacing(in.list(FeatureCodec::readRecord));
      }
      if (!in.finished()) {
        throw new IllegalArgumentException("damaged match features: unexpected bytes at the end");
      }
      return features;
    } catch (IndexOutOfBoundsException e) {
      throw new IllegalArgumentException("damaged match features: unexpected end", e);
    }
  }

  private static MatchFeatures readRecord(FeatureReader in) {
    return new MatchFeatures(
        in.list(FeatureCodec::readName),
        in.integer(),
        gender(in.count()),
        in.list(FeatureCodec::readAddress),
        in.list(FeatureCodec::readIdentifier),
        in.number(),
        in.number(),
        in.list(FeatureCodec::readDocument),
        in.list(FeatureCodec::readPhone),
        in.list(FeatureCodec::readEmail),
        readEmployment(in),
        in.count() == 1,
        readKeys(in),
        readLiteral(in),
        List.of());
  }

  private static void writeName(FeatureWriter out, NameFeatures name) {
    writeToken(out, name.family());
    out.list(name.familyParts(), FeatureCodec::writeToken);
    out.list(name.given(), FeatureCodec::writeToken);
    writeToken(out, name.joinedGiven());
    out.count(name.generation());
    out.count(name.transliterated() ? 1 : 0);
  }

  private static NameFeatures readName(FeatureReader in) {
    return new NameFeatures(
        readToken(in),
        in.list(FeatureCodec::readToken),
        in.list(FeatureCodec::readToken),
        readToken(in),
        in.count(),
        in.count() == 1);
  }

  private static void writeToken(FeatureWriter out, NameToken token) {
    out.text(token.text());
    if (token.missing()) {
      return;
    }
    out.integer(token.soundex());
    out.integer(token.metaphone());
    out.text(token.nicknames());
  }

  private static NameToken readToken(FeatureReader in) {
    String text = in.text();
    return text.isEmpty()
        ? NameToken.MISSING
        : new NameToken(text, in.integer(), in.integer(), in.text());
  }

  private static void writeAddress(FeatureWriter out, AddressFeatures address) {
    out.text(address.postalCode());
    out.text(address.city().text());
    out.text(address.state());
    out.text(address.country());
    out.text(address.house());
    out.text(address.street().text());
    out.text(address.extra().text());
    out.count(address.work() ? 1 : 0);
  }

  private static AddressFeatures readAddress(FeatureReader in) {
    return new AddressFeatures(
        in.text(),
        PlaceText.of(in.text()),
        in.text(),
        in.text(),
        in.text(),
        PlaceText.of(in.text()),
        PlaceText.of(in.text()),
        in.count() == 1);
  }

  private static void writeIdentifier(FeatureWriter out, IdentifierFeatures identifier) {
    out.integer(identifier.series());
    out.number(identifier.exact());
    out.number(identifier.plain());
    out.number(identifier.number());
    out.number(identifier.claim());
    out.integer(identifier.person());
  }

  private static IdentifierFeatures readIdentifier(FeatureReader in) {
    return new IdentifierFeatures(
        in.integer(), in.number(), in.number(), in.number(), in.number(), in.integer());
  }

  private static void writeDocument(FeatureWriter out, DocumentFeatures document) {
    out.integer(document.series());
    out.number(document.number());
    out.text(document.country());
    out.number(document.claim());
  }

  private static DocumentFeatures readDocument(FeatureReader in) {
    return new DocumentFeatures(in.integer(), in.number(), in.text(), in.number());
  }

  private static void writeEmail(FeatureWriter out, EmailFeatures email) {
    out.number(email.whole());
    out.number(email.mailbox());
    out.number(email.mailboxSketch());
    out.number(email.domainSketch());
    out.number(email.number());
  }

  private static EmailFeatures readEmail(FeatureReader in) {
    return new EmailFeatures(in.number(), in.number(), in.number(), in.number(), in.number());
  }

  private static void writePhone(FeatureWriter out, PhoneFeatures phone) {
    out.number(phone.whole());
    out.number(phone.sketch());
  }

  private static PhoneFeatures readPhone(FeatureReader in) {
    return new PhoneFeatures(in.number(), in.number());
  }

  private static void writeEmployment(FeatureWriter out, EmploymentFeatures employment) {
    out.number(employment.organization());
    out.integer(employment.occupation());
    out.list(employment.credentials(), FeatureWriter::text);
  }

  private static EmploymentFeatures readEmployment(FeatureReader in) {
    return new EmploymentFeatures(in.number(), in.integer(), in.list(FeatureReader::text));
  }

  private static void writeKeys(FeatureWriter out, KeyPrints keys) {
    out.count(keys.prints().length);
    for (int print : keys.prints()) {
      out.integer(print);
    }
  }

  private static KeyPrints readKeys(FeatureReader in) {
    int[] prints = new int[in.size()];
    for (int i = 0; i < prints.length; i++) {
      prints[i] = in.integer();
    }
    return new KeyPrints(prints);
  }

  private static void writeLiteral(FeatureWriter out, LiteralFeatures literal) {
    out.text(literal.family());
    out.integer(literal.soundex());
    out.text(literal.given());
    out.list(literal.prefixes(), FeatureWriter::text);
    out.list(literal.suffixes(), FeatureWriter::text);
    out.count(literal.addressed() ? 1 : 0);
    out.text(literal.postalCode());
    out.text(literal.city());
    out.text(literal.state());
    out.text(literal.street());
  }

  private static LiteralFeatures readLiteral(FeatureReader in) {
    return new LiteralFeatures(
        in.text(),
        in.integer(),
        in.text(),
        in.list(FeatureReader::text),
        in.list(FeatureReader::text),
        in.count() == 1,
        in.text(),
        in.text(),
        in.text(),
        in.text());
  }

  /** Fixed numbers, so that the order of the constants stays free. */
  private static int genderNumber(Gender gender) {
    return switch (gender) {
      case UNKNOWN -> 0;
      case MALE -> 1;
      case FEMALE -> 2;
      case OTHER -> 3;
    };
  }

  private static Gender gender(int number) {
    return switch (number) {
      case 1 -> Gender.MALE;
      case 2 -> Gender.FEMALE;
      case 3 -> Gender.OTHER;
      default -> Gender.UNKNOWN;
    };
  }
}
