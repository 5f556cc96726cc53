package org.workerservice.api.http.answer;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.annotation.JsonAppend;
import com.fasterxml.jackson.databind.cfg.MapperConfig;
import com.fasterxml.jackson.databind.introspect.AnnotatedClass;
import com.fasterxml.jackson.databind.introspect.BeanPropertyDefinition;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.ser.VirtualBeanPropertyWriter;
import com.fasterxml.jackson.databind.util.Annotations;
import org.workerservice.json.Json;
import org.workerservice.model.ContactPoint;
import org.workerservice.model.HumanName;
import org.workerservice.model.Identifier;
import org.workerservice.model.IdentityDocument;

/** Maps domain objects to the JSON of answers and adds the fields that are computed on read. */
public final class AnswerJson {
  /** Writes snake_case names and omits absent values. */
  public static final JsonMapper MAPPER =
      Json.MAPPER
          .rebuild()
          .addMixIn(IdentityDocument.class, WithStatus.class)
          .addMixIn(Identifier.class, WithValidity.class)
          .addMixIn(ContactPoint.class, WithReadability.class)
          .addMixIn(HumanName.class, WithIncomplete.class)
          .build();

  private AnswerJson() {}

  @JsonAppend(
      props = {
        @JsonAppend.Prop(name = ComputedFields.STATUS, value = Status.class),
        @JsonAppend.Prop(name = ComputedFields.VALIDITY, value = DocumentValidity.class)
      })
  private interface WithStatus {}

  @JsonAppend(
      props = @JsonAppend.Prop(name = ComputedFields.VALIDITY, value = IdentifierValidity.class))
  private interface WithValidity {}

  @JsonAppend(
      props =
          @JsonAppend.Prop(
              name = ComputedFields.VALIDITY,
              value = ContactValidity.class,
              include = JsonInclude.Include.NON_NULL))
  private interface WithReadability {}

  @JsonAppend(
      props =
          @JsonAppend.Prop(
              name = ComputedFields.INCOMPLETE,
              value = Incomplete.class,
              include = JsonInclude.Include.NON_NULL))
  private interface WithIncomplete {
    /** Jackson reads it by its name. */
    @SuppressWarnings("UnusedMethod")
    @JsonInclude(JsonInclude.Include.NON_DEFAULT)
    boolean mononym();
  }

  /** Whether a document is valid today (UTC). */
  static final class Status extends Computed {
    Status() {
      super(Status::new);
    }

    private Status(
        BeanPropertyDefinition definition, Annotations annotations, JavaType declaredType) {
      super(Status::new, definition, annotations, declaredType);
    }

    @Override
    protected Object value(Object bean, JsonGenerator generator, SerializerProvider provider) {
      return ComputedFields.status((IdentityDocument) bean);
    }
  }

  /** Whether an identifier follows the rules of its scheme. */
  static final class IdentifierValidity extends Computed {
    IdentifierValidity() {
      super(IdentifierValidity::new);
    }

    private IdentifierValidity(
        BeanPropertyDefinition definition, Annotations annotations, JavaType declaredType) {
      super(IdentifierValidity::new, definition, annotations, declaredType);
    }

    @Override
    protected Object value(Object bean, JsonGenerator generator, SerializerProvider provider) {
      return ComputedFields.validity((Identifier) bean);
    }
  }

  /** Whether a passport number has the format of its issuing country. */
  static final class DocumentValidity extends Computed {
    DocumentValidity() {
      super(DocumentValidity::new);
    }

    private DocumentValidity(
        BeanPropertyDefinition definition, Annotations annotations, JavaType declaredType) {
      super(DocumentValidity::new, definition, annotations, declaredType);
    }

    @Override
    protected Object value(Object bean, JsonGenerator generator, SerializerProvider provider) {
      return ComputedFields.validity((IdentityDocument) bean);
    }
  }

  /** Present for telephone numbers: whether the number could be read. */
  static final class ContactValidity extends Computed {
    ContactValidity() {
      super(ContactValidity::new);
    }

    private ContactValidity(
        BeanPropertyDefinition definition, Annotations annotations, JavaType declaredType) {
      super(ContactValidity::new, definition, annotations, declaredType);
    }

    @Override
    protected Object value(Object bean, JsonGenerator generator, SerializerProvider provider) {
      return ComputedFields.validity((ContactPoint) bean).orElse(null);
    }
  }

  /** Present, with the value true, only for names without a family name or without given names. */
  static final class Incomplete extends Computed {
    Incomplete() {
      super(Incomplete::new);
    }

    private Incomplete(
        BeanPropertyDefinition definition, Annotations annotations, JavaType declaredType) {
      super(Incomplete::new, definition, annotations, declaredType);
    }

    @Override
    protected Object value(Object bean, JsonGenerator generator, SerializerProvider provider) {
      return ((HumanName) bean).incomplete() ? Boolean.TRUE : null;
    }
  }

  /**
   * A computed member, which has no field. Jackson creates it twice, the second time bound to its
   * class.
   */
  private abstract static class Computed extends VirtualBeanPropertyWriter {
    private static final long serialVersionUID = 1L;

    private interface Factory {
      Computed create(BeanPropertyDefinition definition, Annotations annotations, JavaType type);
    }

    private final transient Factory factory;

    Computed(Factory factory) {
      this.factory = factory;
    }

    Computed(
        Factory factory,
        BeanPropertyDefinition definition,
        Annotations annotations,
        JavaType declaredType) {
      super(
          definition,
          annotations,
          declaredType,
          null,
          null,
          null,
          JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL),
          null);
      this.factory = factory;
    }

    @Override
    public VirtualBeanPropertyWriter withConfig(
        MapperConfig<?> config,
        AnnotatedClass declaringClass,
        BeanPropertyDefinition definition,
        JavaType type) {
      return factory.create(definition, declaringClass.getAnnotations(), type);
    }
  }
}
