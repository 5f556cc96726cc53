package org.workerservice.generate;

import java.util.Arrays;
import java.util.List;
import org.workerservice.model.WorkerType;

/** The professions of the invented workers. */
enum Profession {
  PHYSICIAN(WorkerType.DOCTOR, 9, "Medicine", true, true),
  DENTIST(WorkerType.DOCTOR, 2, "Dentistry", true, true),
  NURSE_PRACTITIONER(WorkerType.NURSE, 4, "Nursing", true, true),
  NURSE(WorkerType.NURSE, 22, "Nursing", true, false),
  THERAPIST(WorkerType.STAFF, 5, "Physical Therapy", true, false),
  PHARMACIST(WorkerType.STAFF, 3, "Pharmacy", true, false),
  CARER(WorkerType.CARER, 14, "", false, false),
  CLERK(WorkerType.STAFF, 12, "", false, false),
  TECHNICIAN(WorkerType.EMPLOYEE, 12, "", false, false),
  DRIVER(WorkerType.OTHER, 5, "", false, false),
  SUPERVISOR(WorkerType.SUPERVISOR, 4, "", false, false),
  MANAGER(WorkerType.MANAGER, 5, "", false, false),
  CONSULTANT(WorkerType.CONSULTANT, 3, "", false, false);

  private static final Weighted<Profession> ALL =
      new Weighted<>(List.copyOf(Arrays.asList(values())), profession -> profession.weight);

  private final WorkerType workerType;
  private final int weight;
  private final String board;
  private final boolean clinician;
  private final boolean prescriber;

  Profession(
      WorkerType workerType, int weight, String board, boolean clinician, boolean prescriber) {
    this.workerType = workerType;
    this.weight = weight;
    this.board = board;
    this.clinician = clinician;
    this.prescriber = prescriber;
  }

  static Profession draw(Chance chance) {
    return ALL.draw(chance);
  }

  WorkerType workerType() {
    return workerType;
  }

  /** Returns the field of the licensing board; empty if the profession needs no licence. */
  String board() {
    return board;
  }

  boolean clinician() {
    return clinician;
  }

  boolean prescriber() {
    return prescriber;
  }
}
