package org.workerservice.json;

import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializationConfig;
import com.fasterxml.jackson.databind.annotation.JacksonStdImpl;
import com.fasterxml.jackson.databind.jsontype.TypeSerializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.module.SimpleSerializers;
import com.fasterxml.jackson.databind.ser.std.ReferenceTypeSerializer;
import com.fasterxml.jackson.databind.type.ReferenceType;
import com.fasterxml.jackson.databind.util.NameTransformer;
import com.fasterxml.jackson.datatype.jdk8.OptionalSerializer;
import java.util.Optional;

/**
 * Writes optional members like the module for JDK 8 types. Blackbird accesses a member without
 * reflection only if its serializer is marked as standard; the serializer of that module is not.
 */
final class OptionalModule extends SimpleModule {
  OptionalModule() {
    setSerializers(new OptionalSerializers());
  }

  private static final class OptionalSerializers extends SimpleSerializers {
    @Override
    public JsonSerializer<?> findReferenceSerializer(
        SerializationConfig config,
        ReferenceType type,
        BeanDescription description,
        TypeSerializer contentType,
        JsonSerializer<Object> content) {
      return type.isTypeOrSubTypeOf(Optional.class)
          ? new StandardOptionalSerializer(type, contentType, content)
          : null;
    }
  }

  @JacksonStdImpl
  private static final class StandardOptionalSerializer extends OptionalSerializer {
    StandardOptionalSerializer(
        ReferenceType type, TypeSerializer contentType, JsonSerializer<Object> content) {
      super(type, false, contentType, content);
    }

    private StandardOptionalSerializer(
        OptionalSerializer base,
        BeanProperty property,
        TypeSerializer contentType,
        JsonSerializer<?> content,
        NameTransformer unwrapper,
        Object suppressable,
        boolean suppressNulls) {
      super(base, property, contentType, content, unwrapper, suppressable, suppressNulls);
    }

    @Override
    protected ReferenceTypeSerializer<Optional<?>> withResolved(
        BeanProperty property,
        TypeSerializer contentType,
        JsonSerializer<?> content,
        NameTransformer unwrapper) {
      return new StandardOptionalSerializer(
          this, property, contentType, content, unwrapper, _suppressableValue, _suppressNulls);
    }

    @Override
    public ReferenceTypeSerializer<Optional<?>> withContentInclusion(
        Object suppressable, boolean suppressNulls) {
      return new StandardOptionalSerializer(
          this,
          _property,
          _valueTypeSerializer,
          _valueSerializer,
          _unwrapper,
          suppressable,
          suppressNulls);
    }
  }
}
