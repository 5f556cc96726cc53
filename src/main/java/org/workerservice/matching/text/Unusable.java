package org.workerservice.matching.text;

import java.util.Locale;
import org.workerservice.model.Coded;

/** Why matching does not use a value. */
public enum Unusable implements Coded {
  UNREADABLE_TELEPHONE(
      "This telephone number cannot be read. Write it with its country code, such as +44, or add an"
          + " address with a country."),
  UNREADABLE_ADDRESS("This e-mail address does not have the form name@domain."),
  PLACEHOLDER("This value is a placeholder, which many records share."),
  SHARED_MAILBOX("This is the mailbox of an office, which many people share."),
  INVALID_NUMBER("This number does not follow the rules of its kind. Check it for a typing error."),
  NOT_COMPARED("Only telephone numbers, SMS numbers and e-mail addresses are compared."),
  FINDS_NO_WORKER(
      "This finds no worker by itself. Add a name, a telephone number, an e-mail address or an"
          + " identifier.");

  private final String code = name().toLowerCase(Locale.ROOT);
  private final String sentence;

  Unusable(String sentence) {
    this.sentence = sentence;
  }

  @Override
  public String code() {
    return code;
  }

  /** Returns one sentence for people; never a value of the record. */
  public String sentence() {
    return sentence;
  }
}
