package org.workerservice.api.http.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.workerservice.model.Role;
import org.workerservice.security.Caller;

class TrafficTest {
  private static final UUID TENANT = new UUID(0, 1);
  private static final UUID OTHER_TENANT = new UUID(0, 2);

  private final Traffic traffic =
      new Traffic(
          new Traffic.Bounds(
              10,
              2,
              100,
              Duration.ofSeconds(1),
              1,
              Duration.ofSeconds(1),
              Duration.ofSeconds(1),
              3,
              2,
              2));

  private Account account(String subject, Role role, UUID tenant) {
    return traffic.account(new Caller(subject, Set.of(role), tenant));
  }

  private Account account(String subject) {
    return account(subject, Role.SERVICE, TENANT);
  }

  @Test
  void shouldKeepOneAccountForAllTokensOfASubject() {
    Account account = account("a");

    assertThat(account("a", Role.HR_ADMIN, TENANT)).isSameAs(account);
    assertThat(account("b")).isNotSameAs(account);
    assertThat(account("a", Role.SERVICE, OTHER_TENANT)).isNotSameAs(account);
  }

  @Test
  void shouldBoundTheBytesOfAllBodiesAndOfThoseOfOneSubject() {
    assertThat(traffic.acquireBody(account("a"), 50)).isEmpty();
    assertThat(traffic.acquireBody(account("a"), 1)).contains(Refusal.BODY_MEMORY_PER_TOKEN);
    assertThat(traffic.acquireBody(account("b"), 40)).isEmpty();
    assertThat(traffic.acquireBody(account("c"), 11)).contains(Refusal.BODY_MEMORY);
    assertThat(traffic.acquireBody(account("c"), 10)).isEmpty();
    assertThat(traffic.bodies()).isEqualTo(100);
  }

  @Test
  void shouldReuseReleasedCapacity() {
    Account account = account("a");
    traffic.acquireBody(account, 50);

    traffic.releaseBody(account, 50);

    assertThat(traffic.bodies()).isZero();
    assertThat(traffic.acquireBody(account, 50)).isEmpty();
  }

  @Test
  void shouldBoundTheConnectionsOfAnAddress() {
    assertThat(traffic.open("192.0.2.1")).isTrue();
    assertThat(traffic.open("192.0.2.1")).isTrue();
    assertThat(traffic.open("192.0.2.1")).isFalse();
    assertThat(traffic.open("192.0.2.2")).isTrue();

    traffic.close("192.0.2.1");
    traffic.close("192.0.2.1");

    assertThat(traffic.open("192.0.2.1")).isTrue();
    assertThat(traffic.connections()).isEqualTo(3);
  }
}
