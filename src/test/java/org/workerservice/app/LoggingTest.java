package org.workerservice.app;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.joran.JoranConfigurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.util.LogbackMDCAdapter;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.ConsoleAppender;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.workerservice.json.Json;

class LoggingTest {
  /** Configures a separate context, whose properties replace the system properties. */
  private static Logger root(Map<String, String> properties) throws Exception {
    LoggerContext context = new LoggerContext();
    context.setMDCAdapter(new LogbackMDCAdapter());
    properties.forEach(context::putProperty);
    JoranConfigurator configurator = new JoranConfigurator();
    configurator.setContext(context);
    configurator.doConfigure(LoggingTest.class.getResource("/logback.xml"));
    return context.getLogger(Logger.ROOT_LOGGER_NAME);
  }

  private static ConsoleAppender<ILoggingEvent> onlyAppender(Logger root) {
    List<Appender<ILoggingEvent>> appenders = new ArrayList<>();
    Iterator<Appender<ILoggingEvent>> iterator = root.iteratorForAppenders();
    iterator.forEachRemaining(appenders::add);
    assertThat(appenders).hasSize(1);
    return (ConsoleAppender<ILoggingEvent>) appenders.getFirst();
  }

  private static String encode(Logger root) {
    LoggingEvent event =
        new LoggingEvent(
            "", root.getLoggerContext().getLogger("a.Clerk"), Level.WARN, "Ready", null, null);
    return new String(onlyAppender(root).getEncoder().encode(event), StandardCharsets.UTF_8);
  }

  @Test
  void shouldWriteTextForPeopleByDefault() throws Exception {
    Logger root = root(Map.of());

    assertThat(encode(root)).contains("WARN  Clerk - Ready");
    assertThat(root.getLevel()).isEqualTo(Level.INFO);
  }

  @Test
  void shouldWriteOneJsonObjectPerLineForCollectors() throws Exception {
    Logger root = root(Map.of("LOG_FORMAT", "json", "LOG_LEVEL", "DEBUG"));

    String line = encode(root);
    JsonNode object = Json.MAPPER.readTree(line);
    assertThat(line.strip()).doesNotContain("\n");
    assertThat(object.get("message").asText()).isEqualTo("Ready");
    assertThat(object.get("level").asText()).isEqualTo("WARN");
    assertThat(root.getLevel()).isEqualTo(Level.DEBUG);
  }

  @Test
  void shouldKeepStandardOutputForResults() throws Exception {
    assertThat(onlyAppender(root(Map.of())).getTarget()).isEqualTo("System.err");
    assertThat(onlyAppender(root(Map.of("LOG_FORMAT", "json"))).getTarget())
        .isEqualTo("System.err");
  }
}
