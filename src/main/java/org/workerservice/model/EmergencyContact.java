package org.workerservice.model;

import java.util.List;
import java.util.Optional;

/**
 * A person to call when something happens to the worker.
 *
 * @param relationship free text, such as {@code spouse}
 * @param isPrimary whether this contact is called first
 */
public record EmergencyContact(
    String name,
    String relationship,
    List<ContactPoint> telecom,
    Optional<Address> address,
    boolean isPrimary) {

  /** Fills in what was left out. */
  public EmergencyContact {
    name = name == null ? "" : name;
    relationship = relationship == null ? "" : relationship;
    telecom = Absent.toEmpty(telecom);
    address = Absent.toEmpty(address);
  }

  @Override
  public String toString() {
    return "EmergencyContact[…]";
  }
}
