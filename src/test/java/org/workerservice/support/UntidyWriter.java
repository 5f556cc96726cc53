package org.workerservice.support;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import org.workerservice.model.Address;
import org.workerservice.model.ContactPoint;
import org.workerservice.model.EmergencyContact;
import org.workerservice.model.HumanName;
import org.workerservice.model.Identifier;
import org.workerservice.model.IdentityDocument;
import org.workerservice.model.Worker;

/** Rewrites the texts of a worker the way careless sources write them. */
final class UntidyWriter {
  private final List<String> replacements;
  private final Random random;

  UntidyWriter(List<String> replacements, Random random) {
    this.replacements = replacements;
    this.random = random;
  }

  Worker rewrite(Worker worker) {
    return worker.toBuilder()
        .name(name(worker.name()))
        .additionalNames(worker.additionalNames().stream().map(this::name).toList())
        .identifiers(worker.identifiers().stream().map(this::identifier).toList())
        .telecom(worker.telecom().stream().map(this::contactPoint).toList())
        .addresses(worker.addresses().stream().map(this::address).toList())
        .documents(worker.documents().stream().map(this::document).toList())
        .emergencyContacts(worker.emergencyContacts().stream().map(this::contact).toList())
        .taxId(text(worker.taxId()).orElse(null))
        .maritalStatus(text(worker.maritalStatus()).orElse(null))
        .photo(texts(worker.photo()))
        .build();
  }

  private HumanName name(HumanName name) {
    return new HumanName(
        name.useType(),
        text(name.family()),
        texts(name.given()),
        texts(name.prefix()),
        texts(name.suffix()),
        text(name.text()),
        name.mononym());
  }

  private Identifier identifier(Identifier identifier) {
    return new Identifier(
        identifier.useType(),
        identifier.identifierType(),
        text(identifier.system()),
        text(identifier.value()),
        text(identifier.assigner()));
  }

  private ContactPoint contactPoint(ContactPoint contact) {
    return new ContactPoint(
        contact.system(), text(contact.value()), contact.useType(), text(contact.original()));
  }

  private Address address(Address address) {
    return new Address(
        address.useType(),
        text(address.line1()),
        text(address.line2()),
        text(address.city()),
        text(address.state()),
        text(address.postalCode()),
        text(address.country()));
  }

  private IdentityDocument document(IdentityDocument document) {
    return new IdentityDocument(
        document.documentType(),
        text(document.number()),
        text(document.issuingCountry()),
        text(document.issuingAuthority()),
        document.issueDate(),
        document.expiryDate(),
        document.verified());
  }

  private EmergencyContact contact(EmergencyContact contact) {
    return new EmergencyContact(
        text(contact.name()),
        text(contact.relationship()),
        contact.telecom().stream().map(this::contactPoint).toList(),
        contact.address().map(this::address),
        contact.isPrimary());
  }

  private List<String> texts(List<String> texts) {
    return texts.stream().map(this::text).toList();
  }

  private Optional<String> text(Optional<String> text) {
    return text.map(this::text);
  }

  private String text(String text) {
    return switch (random.nextInt(40)) {
      case 0 -> replacements.get(random.nextInt(replacements.size()));
      case 1 -> text + replacements.get(random.nextInt(replacements.size()));
      case 2, 3 -> " " + text + "\u00A0 ";
      case 4 -> text.replace(" ", "  ");
      case 5 -> text.toLowerCase(Locale.ROOT);
      case 6, 7 -> Normalizer.normalize(text, Normalizer.Form.NFD);
      default -> text;
    };
  }
}
