package org.workerservice.model;

/** A value of a closed list, with its spelling in JSON, in the database and in FHIR. */
public interface Coded {
  /** Returns the spelling used outside Java; it never changes once published. */
  String code();
}
