package org.workerservice.generate.register;

import java.util.Locale;

/** A naming culture with a table of names. */
enum Culture {
  ARABIC(0.25),
  CHINESE(0),
  FRENCH(0.45),
  GERMAN(0.45),
  INDIAN(0.2),
  ITALIAN(0.45),
  KOREAN(0),
  POLISH(0.45),
  PORTUGUESE(0.12),
  RUSSIAN(0.35),
  SPANISH(0.2),
  TURKISH(0.25),
  UKRAINIAN(0.4),
  VIETNAMESE(0);

  private final double rareFamilyNames;

  Culture(double rareFamilyNames) {
    this.rareFamilyNames = rareFamilyNames;
  }

  /** Returns the share of people whose family name is too rare for the table. */
  double rareFamilyNames() {
    return rareFamilyNames;
  }

  String table() {
    return "register/names/" + name().toLowerCase(Locale.ROOT) + ".csv";
  }
}
