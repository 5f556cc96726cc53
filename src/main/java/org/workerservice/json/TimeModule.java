package org.workerservice.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.annotation.JacksonStdImpl;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.function.Function;
import org.workerservice.model.PartialDate;
import org.workerservice.model.PartialDateTime;

/**
 * Reads dates and times only from texts in ISO 8601 form: the other forms that Jackson accepts
 * (arrays, numbers of seconds, a date followed by a time) turn mistakes into wrong dates.
 */
final class TimeModule extends SimpleModule {
  private static final String USUAL_FORM = "yyyy-MM-dd";

  TimeModule() {
    addDeserializer(LocalDate.class, new TextDeserializer<>(LocalDate.class, TimeModule::day));
    addDeserializer(
        PartialDate.class, new TextDeserializer<>(PartialDate.class, PartialDate::parse));
    addSerializer(PartialDate.class, new TextSerializer<>(PartialDate.class));
    addDeserializer(
        PartialDateTime.class,
        new TextDeserializer<>(PartialDateTime.class, PartialDateTime::parse));
    addSerializer(PartialDateTime.class, new TextSerializer<>(PartialDateTime.class));
    addDeserializer(
        Instant.class,
        new TextDeserializer<>(Instant.class, text -> OffsetDateTime.parse(text).toInstant()));
  }

  /** Parses the usual form itself: the parser of the JDK takes ten times as long. */
  static LocalDate day(String text) {
    return isUsual(text)
        ? LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10))
        : LocalDate.parse(text);
  }

  private static boolean isUsual(String text) {
    if (text.length() != USUAL_FORM.length()) {
      return false;
    }
    for (int index = 0; index < text.length(); index++) {
      char character = text.charAt(index);
      boolean digit = character >= '0' && character <= '9';
      if (USUAL_FORM.charAt(index) == '-' ? character != '-' : !digit) {
        return false;
      }
    }
    return true;
  }

  private static int number(String text, int from, int to) {
    return Integer.parseInt(text, from, to, 10);
  }

  /** Marked as standard, so that Blackbird accesses its values without reflection. */
  @JacksonStdImpl
  private static final class TextSerializer<T> extends StdSerializer<T> {
    TextSerializer(Class<T> type) {
      super(type);
    }

    @Override
    public void serialize(T value, JsonGenerator generator, SerializerProvider provider)
        throws IOException {
      generator.writeString(value.toString());
    }
  }

  private static final class TextDeserializer<T> extends StdDeserializer<T> {
    private final Class<T> type;
    private final transient Function<String, T> parser;

    TextDeserializer(Class<T> type, Function<String, T> parser) {
      super(type);
      this.type = type;
      this.parser = parser;
    }

    @Override
    public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
      if (parser.currentToken() != JsonToken.VALUE_STRING) {
        return type.cast(context.handleUnexpectedToken(type, parser));
      }
      try {
        return this.parser.apply(parser.getText());
      } catch (DateTimeException malformed) {
        return type.cast(
            context.handleWeirdStringValue(type, parser.getText(), "not in the ISO 8601 form"));
      }
    }
  }
}
