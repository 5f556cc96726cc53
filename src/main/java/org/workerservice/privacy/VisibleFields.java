package org.workerservice.privacy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.workerservice.model.Address;
import org.workerservice.model.ContactPoint;
import org.workerservice.model.Identifier;
import org.workerservice.model.PartialDate;
import org.workerservice.model.Worker;

/** The parts of a worker that {@link Masking} does not mask; pure. */
final class VisibleFields {
  private static final String IDENTIFIERS = "identifiers";
  private static final String TELECOM = "telecom";
  static final String BIRTH_DATE = "birth_date";
  private static final String TAX_ID = "tax_id";
  private static final String DOCUMENTS = "documents";
  private static final String ADDRESSES = "addresses";

  /** The fields that may be masked, wholly or in part, in the order of the record. */
  static final List<String> HIDDEN =
      List.of(IDENTIFIERS, TELECOM, BIRTH_DATE, TAX_ID, DOCUMENTS, ADDRESSES);

  private VisibleFields() {}

  static Worker of(Worker worker, Predicate<Identifier> isSensitive) {
    return worker.toBuilder()
        .identifiers(worker.identifiers().stream().filter(isSensitive.negate()).toList())
        .telecom(worker.telecom().stream().filter(VisibleFields::isShown).toList())
        .birthDate(birthDate(worker))
        .taxId(null)
        .documents(List.of())
        .emergencyContacts(List.of())
        .addresses(UnchangedLists.map(worker.addresses(), VisibleFields::shownPart))
        .build();
  }

  private static boolean isShown(ContactPoint contact) {
    return switch (contact.system()) {
      case PHONE, FAX, SMS, EMAIL -> false;
      case PAGER, URL, OTHER -> true;
    };
  }

  /** Returns the year of birth; null without one. */
  static PartialDate birthDate(Worker worker) {
    return worker.birthDate().map(date -> PartialDate.ofYear(date.year())).orElse(null);
  }

  private static Address shownPart(Address address) {
    return MaskableFields.isHome(address) ? address.placeOnly() : address;
  }

  static List<String> hidden(Worker worker, Predicate<Identifier> isSensitive) {
    Worker visible = of(worker, isSensitive);
    List<String> hidden = new ArrayList<>();
    addUnless(visible.identifiers().equals(worker.identifiers()), IDENTIFIERS, hidden);
    addUnless(visible.telecom().equals(worker.telecom()), TELECOM, hidden);
    addUnless(visible.birthDate().equals(worker.birthDate()), BIRTH_DATE, hidden);
    addUnless(worker.taxId().isEmpty(), TAX_ID, hidden);
    addUnless(worker.documents().isEmpty(), DOCUMENTS, hidden);
    addUnless(visible.addresses().equals(worker.addresses()), ADDRESSES, hidden);
    return hidden;
  }

  private static void addUnless(boolean visible, String field, List<String> hidden) {
    if (!visible) {
      hidden.add(field);
    }
  }
}
