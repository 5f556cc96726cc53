package org.workerservice.validation;

/** The way a record arrives; sources that cannot be asked to correct a record get more leeway. */
public enum Intake {
  /** The REST and gRPC interfaces: family and given name are required. */
  API,
  /** Bulk import: any part of a name and a street line alone will do. */
  IMPORT,
  /** FHIR resources: as for an import. */
  FHIR
}
