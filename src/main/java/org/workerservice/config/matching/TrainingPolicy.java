package org.workerservice.config.matching;

/** Whether match models are trained without being asked for. */
public enum TrainingPolicy {
  /** Never. */
  OFF,
  /** They are trained and compared; a person activates them. */
  PROPOSE,
  /** They are activated when they pass the checks. */
  AUTOMATIC
}
