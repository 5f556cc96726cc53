package org.workerservice.model;

import java.util.Locale;

/** How two worker records relate (FHIR {@code link-type}). */
public enum LinkType implements Coded {
  /** This record was merged into the other. */
  REPLACED_BY,
  /** The other record was merged into this one. */
  REPLACES,
  /** The other record is about the same worker and should be consulted first. */
  REFER,
  /** The other record holds further data about the same worker. */
  SEEALSO;

  private final String code = name().toLowerCase(Locale.ROOT);

  @Override
  public String code() {
    return code;
  }
}
