package org.workerservice.search;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.workerservice.model.Address;
import org.workerservice.model.HumanName;
import org.workerservice.model.Identifier;
import org.workerservice.model.IdentifierType;
import org.workerservice.model.Worker;
import org.workerservice.model.WorkerBuilder;

/** Invented workers with consecutive ids. */
public final class SearchPeople {
  private static long last;

  private SearchPeople() {}

  public static WorkerBuilder named(String family, String... given) {
    return Worker.named(HumanName.of(family, given)).id(new UUID(7, ++last)).version(1);
  }

  public static WorkerBuilder doctor() {
    return named("Hartley", "Amelia", "Rose")
        .birthDate(LocalDate.of(1984, 3, 17))
        .identifiers(
            List.of(
                Identifier.of(IdentifierType.NPI, "http://hl7.org/fhir/sid/us-npi", "1234567893"),
                Identifier.of(IdentifierType.SSN, "", "425-50-6748")))
        .taxId("912-34-5678")
        .addresses(List.of(address("São Paulo", "SW1A 1AA")));
  }

  public static Address address(String city, String postalCode) {
    return new Address(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(city),
        Optional.empty(),
        Optional.of(postalCode),
        Optional.of("BR"));
  }
}
