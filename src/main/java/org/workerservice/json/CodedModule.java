package org.workerservice.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.DeserializationConfig;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.annotation.JacksonStdImpl;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleDeserializers;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.workerservice.model.Coded;

/** Writes and reads every {@link Coded} enum as its code. */
final class CodedModule extends SimpleModule {
  CodedModule() {
    addSerializer(Coded.class, new CodedSerializer());
    setDeserializers(new CodedDeserializers());
  }

  /** Marked as standard, so that Blackbird accesses its values without reflection. */
  @JacksonStdImpl
  private static final class CodedSerializer extends StdSerializer<Coded> {
    CodedSerializer() {
      super(Coded.class);
    }

    @Override
    public void serialize(Coded value, JsonGenerator generator, SerializerProvider provider)
        throws IOException {
      generator.writeString(value.code());
    }
  }

  private static final class CodedDeserializers extends SimpleDeserializers {
    @Override
    public JsonDeserializer<?> findEnumDeserializer(
        Class<?> type, DeserializationConfig config, BeanDescription description) {
      return Coded.class.isAssignableFrom(type) ? new CodedDeserializer(type) : null;
    }

    @Override
    public boolean hasDeserializerFor(DeserializationConfig config, Class<?> valueType) {
      return Coded.class.isAssignableFrom(valueType) && valueType.isEnum();
    }

    @Override
    public JsonDeserializer<?> findBeanDeserializer(
        JavaType type, DeserializationConfig config, BeanDescription description) {
      return null;
    }
  }

  private static final class CodedDeserializer extends StdDeserializer<Object> {
    private final Map<String, Coded> codeToValue;

    CodedDeserializer(Class<?> type) {
      super(type);
      codeToValue =
          Arrays.stream(type.getEnumConstants())
              .map(Coded.class::cast)
              .collect(Collectors.toMap(Coded::code, Function.identity()));
    }

    @Override
    public Object deserialize(JsonParser parser, DeserializationContext context)
        throws IOException {
      if (parser.currentToken() != JsonToken.VALUE_STRING) {
        return context.handleUnexpectedToken(handledType(), parser);
      }
      Coded value = codeToValue.get(parser.getText());
      return value != null
          ? value
          : context.handleWeirdStringValue(
              handledType(),
              parser.getText(),
              "not one of %s",
              codeToValue.keySet().stream().sorted().toList());
    }
  }
}
