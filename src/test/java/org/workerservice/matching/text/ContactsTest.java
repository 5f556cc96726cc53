package org.workerservice.matching.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.workerservice.matching.People.named;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.workerservice.model.ContactPoint;
import org.workerservice.model.ContactPointSystem;
import org.workerservice.model.Worker;

class ContactsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "none@none.com",
        "None@None.com",
        "no@no.com",
        "na@na.com",
        "n/a@n/a.com",
        "n.a@na.org",
        "noemail@nhs.uk",
        "no-email@hospital.org",
        "no.email@gmail.com",
        "noemail123@gmail.com",
        "unknown@hospital.org",
        "notprovided@hospital.org",
        "ada@noemail.com",
        "ada@none.com",
        "ada@unknown.org",
        "test@test.com",
        "test1@test.com",
        "test@example.com",
        "user@example.org",
        "name@mail.example.com",
        "someone@clinic.test",
        "email@email.com",
        "abc@xyz.com",
        "a@a.com",
        "xx@xx.com",
        "ada@clinic.invalid",
        "null@null.com",
        "info@clinic.org",
      })
  void shouldSeeNoEvidenceInAddressesOfNoPerson(String address) {
    assertThat(Contacts.emails(with(ContactPointSystem.EMAIL, address))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ada@example.com",
        "ada.okafor@example.org",
        "a@example.com",
        "na@smith.org",
        "no@smith.org",
        "test.okafor@clinic.org",
        "12345678@qq.com",
        "13800138000@163.com",
        "google@google.com",
        "user@clinic.org",
        "other@clinic.org",
        "nonesuch@clinic.org",
        "nullah@clinic.org",
      })
  void shouldCompareOtherAddresses(String address) {
    assertThat(Contacts.emails(with(ContactPointSystem.EMAIL, address))).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "call me",
        "N/A",
        "911",
        "555-1234",
        "020 7946 0958",
        "+15555555555",
        "+12175551212",
        "+11234567890",
        "+447700000000",
      })
  void shouldSeeNoEvidenceInNumbersThatCannotBeReadOrReachNobody(String number) {
    assertThat(Contacts.phones(with(ContactPointSystem.PHONE, number))).isEmpty();
  }

  private static Worker with(ContactPointSystem system, String value) {
    return named("Okafor").telecom(List.of(ContactPoint.of(system, value))).build();
  }
}
