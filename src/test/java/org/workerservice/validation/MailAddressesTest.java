package org.workerservice.validation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailAddressesTest {
  @ParameterizedTest
  @CsvSource({
    "Ada.Okafor@Example.COM, Ada.Okafor@example.com",
    "o'neil+work@nhs.uk, o'neil+work@nhs.uk",
    "ada@MÜNCHEN.de, ada@münchen.de",
    "用户@例子.广告, 用户@例子.广告",
    "ada@xn--p1ai.xn--p1ai, ada@xn--p1ai.xn--p1ai",
    "ada@1.example, ada@1.example",
    "ada@example.com\u200b, ada@example.com",
    "\ufeffada@example.com, ada@example.com",
    "\u00a0ada@example.com\u00a0, ada@example.com",
    "\u202aada@example.com\u202c, ada@example.com",
    "a\u00adda@exam\u200bple.com, ada@example.com",
    "ada@\u2060example.com, ada@example.com",
    "mailto:ada@example.com, ada@example.com",
    "MAILTO:Ada@Example.com, Ada@example.com",
    "ada＠example．com, ada@example.com",
    "Ada <ada@example.com>, ada@example.com",
    "'Okafor, Ada <mailto:Ada@Example.com>;', Ada@example.com",
    "<ada@example.com>, ada@example.com",
    "ada@example.com;, ada@example.com",
    "'ada@example.com,', ada@example.com",
    "ada@example.com., ada@example.com"
  })
  void shouldLowerCaseOnlyTheDomain(String written, String expected) {
    assertThat(MailAddresses.normalise(written)).contains(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ada",
        "@example.com",
        "ada@",
        "ada@example",
        "ada@@example.com",
        "ada okafor@example.com",
        "ada@exa mple.com",
        ".ada@example.com",
        "a..da@example.com",
        "ada.@example.com",
        "ada@-example.com",
        "ada@example-.com",
        "ada@example..com",
        "ada@example.c",
        "ada@10.0.0.1",
        "Ada <ada@example.com> Okafor",
        "ada@example.com; bob@example.com",
        "<ada@example.com",
        "a,b@example.com"
      })
  void shouldRefuseWhatNoMailSystemDelivers(String written) {
    assertThat(MailAddresses.normalise(written)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {64, 65})
  void shouldLimitTheLocalPart(int length) {
    boolean accepted = MailAddresses.normalise("a".repeat(length) + "@example.com").isPresent();

    assertThat(accepted).isEqualTo(length == 64);
  }
}
