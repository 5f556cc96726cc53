package org.workerservice.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;

/**
 * Refuses texts that cannot be stored or forwarded: U+0000, which PostgreSQL cannot store, and
 * unpaired surrogates, which are not valid Unicode text (Unicode Standard §3.8, D75).
 */
final class TextModule extends SimpleModule {
  TextModule() {
    addDeserializer(String.class, new WellFormedTextDeserializer());
  }

  private static final class WellFormedTextDeserializer extends StdDeserializer<String> {
    WellFormedTextDeserializer() {
      super(String.class);
    }

    @Override
    public String deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      String text = StringDeserializer.instance.deserialize(parser, context);
      int offending = firstOffending(text);
      if (offending >= 0) {
        return (String)
            context.handleWeirdStringValue(
                String.class,
                "",
                "contains the character U+%04X, which is not allowed",
                (int) text.charAt(offending));
      }
      return text;
    }
  }

  private static int firstOffending(String text) {
    for (int index = 0; index < text.length(); index++) {
      char character = text.charAt(index);
      if (character == 0) {
        return index;
      }
      if (Character.isSurrogate(character)) {
        if (!Character.isHighSurrogate(character)
            || index + 1 == text.length()
            || !Character.isLowSurrogate(text.charAt(index + 1))) {
          return index;
        }
        index++;
      }
    }
    return -1;
  }
}
