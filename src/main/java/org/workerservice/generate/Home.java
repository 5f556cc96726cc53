package org.workerservice.generate;

import org.workerservice.model.Address;

/** Where a household lives, with the telephone line that its members share. */
record Home(City city, Address address, String landline) {
  @Override
  public String toString() {
    return "Home[" + city.name() + "]";
  }
}
