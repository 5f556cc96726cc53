package org.workerservice.persistence.review;

import java.util.Locale;
import org.workerservice.model.Coded;

/** How a pair under review was found. */
public enum DetectionMethod implements Coded {
  /** By creating one of the workers. */
  CREATE,
  /** By importing one of them. */
  IMPORT,
  /** By changing one of them. */
  UPDATE,
  /** By a batch run over the registry. */
  BATCH,
  /** By a strong identifier that both have. */
  CLAIM,
  /** By a person. */
  PERSON;

  private final String code = name().toLowerCase(Locale.ROOT);

  @Override
  public String code() {
    return code;
  }
}
