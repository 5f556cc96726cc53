package org.workerservice.matching.score;

import java.util.Locale;
import org.workerservice.model.Coded;

/** A property that the Fellegi–Sunter strategy compares; several may belong to one component. */
public enum Criterion implements Coded {
  FAMILY_NAME(Component.NAME),
  GIVEN_NAME(Component.NAME),
  MIDDLE_NAME(Component.NAME),
  BIRTH_DATE(Component.BIRTH_DATE),
  GENDER(Component.GENDER),
  STREET(Component.ADDRESS),
  POSTAL_CODE(Component.ADDRESS),
  CITY(Component.ADDRESS),
  STATE(Component.ADDRESS),
  IDENTIFIER(Component.IDENTIFIER),
  TAX_ID(Component.TAX_ID),
  DOCUMENT(Component.DOCUMENT),
  PHONE(Component.PHONE),
  EMAIL(Component.EMAIL),
  ORGANIZATION(Component.ORGANIZATION),
  OCCUPATION(Component.OCCUPATION);

  /** The number of criteria. */
  public static final int COUNT = values().length;

  private final String code = name().toLowerCase(Locale.ROOT);
  private final Component component;

  Criterion(Component component) {
    this.component = component;
  }

  @Override
  public String code() {
    return code;
  }

  /** Returns the component that reports the criterion. */
  public Component component() {
    return component;
  }
}
