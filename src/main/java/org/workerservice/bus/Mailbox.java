package org.workerservice.bus;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.eventbus.Message;
import io.vertx.core.eventbus.MessageConsumer;
import org.workerservice.bus.ServiceUnavailable.Reason;

/**
 * A verticle that handles the commands at one address. An exception of {@link #handle} becomes the
 * reply; a command whose deadline has passed is not started. Commands run on the context of the
 * verticle.
 *
 * @param <C> the sealed interface of its commands
 */
public abstract class Mailbox<C extends Command<?>> extends VerticleBase {
  private final Address<C> address;
  private MessageConsumer<Envelope> consumer;

  /** Creates a mailbox that listens at an address once deployed. */
  protected Mailbox(Address<C> address) {
    this.address = address;
  }

  /** Executes one command; the future's value must have the reply type of the command. */
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
                  "The request waited too long to be started. Retry later.")));
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
