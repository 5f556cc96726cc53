package org.workerservice.support;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/** Captures the log of this JVM while it is open, with stack traces. For any thread. */
public final class CapturedLog extends AppenderBase<ILoggingEvent> implements AutoCloseable {
  private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  private final List<String> texts = new CopyOnWriteArrayList<>();

  private CapturedLog() {}

  /** Starts to capture. */
  public static CapturedLog open() {
    CapturedLog log = new CapturedLog();
    log.setContext(log.root.getLoggerContext());
    log.start();
    log.root.addAppender(log);
    return log;
  }

  @Override
  protected void append(ILoggingEvent event) {
    IThrowableProxy thrown = event.getThrowableProxy();
    texts.add(
        event.getFormattedMessage() + (thrown == null ? "" : ThrowableProxyUtil.asString(thrown)));
  }

  /** Returns one text for each event, in order. */
  public List<String> texts() {
    return List.copyOf(texts);
  }

  @Override
  public void close() {
    root.detachAppender(this);
    stop();
  }
}
