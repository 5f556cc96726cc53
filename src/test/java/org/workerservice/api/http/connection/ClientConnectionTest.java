package org.workerservice.api.http.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.workerservice.model.Role;
import org.workerservice.security.Caller;
import org.workerservice.security.Tenants;

class ClientConnectionTest {
  private static final Duration WAIT = Duration.ofSeconds(10);

  private final Traffic traffic =
      new Traffic(
          new Traffic.Bounds(
              1, 1, 2, Duration.ofSeconds(1), 1, Duration.ofSeconds(1), WAIT, 2, 1, 0));

  private static final class FakeWire implements Wire {
    private boolean clogged;
    private boolean cut;

    @Override
    public void close() {
      throw new AssertionError("this would wait for the client");
    }

    @Override
    public void cut() {
      cut = true;
    }

    @Override
    public boolean isClogged() {
      return clogged;
    }
  }

  private final FakeWire wire = new FakeWire();

  private ClientConnection open(Wire to) {
    ClientConnection client = new ClientConnection(to, "192.0.2.1", traffic, () -> 0);
    client.enterAnonymously();
    return client;
  }

  private static Caller caller(String subject) {
    return new Caller(subject, Set.of(Role.SERVICE), Tenants.DEFAULT);
  }

  @Test
  void shouldCloseAConnectionWithoutARequest() {
    ClientConnection client = open(wire);

    client.sweep(WAIT.toNanos());
    assertThat(wire.cut).isFalse();
    client.sweep(WAIT.toNanos() + 1);

    assertThat(wire.cut).isTrue();
    assertThat(traffic.anonymousConnections()).isZero();
  }

  @Test
  void shouldGiveMoreTimeToAClientThatStillReadsAnAnswer() {
    ClientConnection client = open(wire);
    wire.clogged = true;

    client.sweep(2 * WAIT.toNanos());
    assertThat(wire.cut).isFalse();
    client.sweep(6 * WAIT.toNanos());

    assertThat(wire.cut).isTrue();
  }

  @Test
  void shouldCountAConnectionForTheSubjectThatUsedItLast() {
    ClientConnection client = open(wire);

    assertThat(client.claim(caller("a"))).isTrue();
    assertThat(traffic.anonymousConnections()).isZero();
    assertThat(open(wire).claim(caller("a"))).isFalse();
    assertThat(client.claim(caller("b"))).isTrue();
    assertThat(open(wire).claim(caller("a"))).isTrue();

    client.closed();
    assertThat(open(wire).claim(caller("b"))).isTrue();
  }

  @Test
  void shouldNotCountAConnectionTwiceWhenItIsCutAndClosed() {
    ClientConnection client = open(wire);
    open(wire);

    client.cut(Closing.ANONYMOUS);
    client.closed();

    assertThat(traffic.anonymousConnections()).isEqualTo(1);
  }
}
