package org.workerservice.model;

import java.util.List;
import java.util.Optional;

/**
 * A person to call in an emergency of the worker.
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

  /** Replaces null by the empty or default value. */
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
