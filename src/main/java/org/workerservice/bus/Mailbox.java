package org.workerservice.bus;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageConsumer;
import org.workerservice.bus.ServiceUnavailable.Reason;

/**
 * A verticle that answers the commands at one address. Whatever {@link #handle} throws becomes the
 * answer, and a command whose deadline has passed is not begun. Commands run on the context of the
 * verticle.
 *
 * @param <C> the sealed interface of its commands
 */
public abstract class Mailbox<C extends Command<?>> extends VerticleBase {
  private final Address<C> address;
  private MessageConsumer<Envelope> consumer;

  /** Names the address to listen at. */
  protected Mailbox(Address<C> address) {
    this.address = address;
  }

  /** Carries out one command; the future's value must be of the type the command declares. */
  protected abstract Future<?> handle(C command);

  @Override
  public Future<?> start() {
    consumer = vertx.eventBus().localConsumer(address.name());
    consumer.handler(this::receive);
    return consumer.completion();
  }

  @Override
  public Future<?> stop() {
    return consumer.unregister();
  }

  @SuppressWarnings("unchecked")
  private void receive(Message<Envelope> message) {
    if (message.body().deadline().expired()) {
      answer(
          message,
          new Reply.Failure(
              new ServiceUnavailable(
                  Reason.DEADLINE_EXCEEDED,
                  "The request waited too long to be begun; repeat later.")));
      return;
    }
    Future<?> answer;
    try {
      answer = handle((C) message.body().command());
    } catch (RuntimeException | Error problem) {
      answer = Future.failedFuture(problem);
    }
    answer.onComplete(
        outcome ->
            answer(
                message,
                outcome.succeeded()
                    ? new Reply.Value(outcome.result())
                    : new Reply.Failure(outcome.cause())));
  }

  private static void answer(Message<Envelope> message, Reply reply) {
    if (message.replyAddress() == null) {
      message.body().done().run();
    } else {
      message.reply(reply);
    }
  }
}
