package org.workerservice.generate;

import org.workerservice.model.Address;

/** The address of a household and its shared landline. */
record Home(City city, Address address, String landline) {
  @Override
  public String toString() {
    return "Home[" + city.name() + "]";
  }
}
