package org.workerservice.api.http.access;

import io.vertx.ext.web.RoutingContext;
import java.util.function.LongSupplier;
import org.workerservice.api.http.answer.Answers;
import org.workerservice.api.http.answer.ErrorCode;
import org.workerservice.api.http.answer.MediaTypes;
import org.workerservice.api.http.connection.Account;
import org.workerservice.api.http.connection.BodyPace;
import org.workerservice.api.http.connection.BodyReader;
import org.workerservice.api.http.connection.ClientConnection;
import org.workerservice.api.http.connection.Refusal;
import org.workerservice.api.http.connection.RequestHold;
import org.workerservice.api.http.connection.Traffic;
import org.workerservice.api.http.connection.UnreadBody;
import org.workerservice.security.Caller;
import org.workerservice.security.Permission;

/**
 * Decides from the headers whether a request may proceed, and only then reads its body. A request
 * is in flight from the end of its body until its answer has ended and its work is done.
 */
public final class RequestGate {
  private final Traffic traffic;
  private final LongSupplier clock;

  /**
   * Counts the requests in the traffic of the node.
   *
   * @param clock in nanoseconds
   */
  public RequestGate(Traffic traffic, LongSupplier clock) {
    this.traffic = traffic;
    this.clock = clock;
  }

  /**
   * Passes a request whose caller has the permission to the next handler once its body is complete.
   * Refuses any other.
   */
  void handle(RoutingContext routing, Permission needed, long maxBody) {
    Caller caller = Authentication.caller(routing);
    if (!caller.may(needed)) {
      Answers.error(
          routing, ErrorCode.FORBIDDEN, "The roles of this token do not allow this request.");
      return;
    }
    Account account = ClientConnection.of(routing).owner();
    if (!account.requests().tryAcquire(1)) {
      refuse(routing, Refusal.IN_FLIGHT_PER_TOKEN);
      return;
    }
    RequestHold hold = new RequestHold(routing);
    ClientConnection.of(routing).holds(hold);
    hold.add(() -> account.requests().release(1));
    if (UnreadBody.isAnnounced(routing.request())) {
      read(routing, hold, account, maxBody);
    } else {
      pass(routing, hold);
    }
  }

  private void read(RoutingContext routing, RequestHold hold, Account account, long maxBody) {
    ClientConnection client = ClientConnection.of(routing);
    BodyReader body =
        new BodyReader(
            routing,
            traffic,
            account,
            maxBody,
            new BodyPace(traffic.bounds(), clock.getAsLong()),
            refusal -> refuse(routing, refusal));
    hold.add(body::release);
    client.receiving(body);
    body.read(
        () -> {
          client.received();
          pass(routing, hold);
        });
  }

  private void pass(RoutingContext routing, RequestHold hold) {
    if (!traffic.inFlight().tryAcquire(1)) {
      refuse(routing, Refusal.IN_FLIGHT);
      return;
    }
    hold.add(() -> traffic.inFlight().release(1));
    Authentication.admit(routing);
    MediaTypes.require(routing);
  }

  private void refuse(RoutingContext routing, Refusal refusal) {
    traffic.count(refusal);
    refusal.answer(routing);
  }
}
