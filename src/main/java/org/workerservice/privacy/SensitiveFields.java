package org.workerservice.privacy;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.workerservice.model.Identifier;
import org.workerservice.model.IdentityDocument;
import org.workerservice.model.Worker;
import org.workerservice.model.organization.Organization;

/** The values of a record that are always encrypted in storage. */
public final class SensitiveFields {
  private SensitiveFields() {}

  /**
   * Returns the worker with a function applied to the values of sensitive identifiers, {@code
   * tax_id} and document numbers; everything else is unchanged. Empty values stay empty.
   *
   * @param isSensitive which identifiers count, usually {@link SensitiveIdentifiers}
   * @param function must not return null
   */
  public static Worker transform(
      Worker worker, Predicate<Identifier> isSensitive, UnaryOperator<String> function) {
    List<Identifier> identifiers = transform(worker.identifiers(), isSensitive, function);
    List<IdentityDocument> documents =
        UnchangedLists.map(
            worker.documents(),
            document ->
                document.number().isEmpty()
                    ? document
                    : document.withNumber(function.apply(document.number())));
    if (identifiers == worker.identifiers()
        && documents == worker.documents()
        && worker.taxId().isEmpty()) {
      return worker;
    }
    return worker.toBuilder()
        .identifiers(identifiers)
        .documents(documents)
        .taxId(
            worker
                .taxId()
                .map(taxId -> taxId.isEmpty() ? taxId : function.apply(taxId))
                .orElse(null))
        .build();
  }

  /**
   * Returns the organisation with a function applied to the values of sensitive identifiers, such
   * as a tax number; everything else about an organisation is public.
   */
  public static Organization transform(
      Organization organization,
      Predicate<Identifier> isSensitive,
      UnaryOperator<String> function) {
    List<Identifier> identifiers = transform(organization.identifiers(), isSensitive, function);
    return identifiers == organization.identifiers()
        ? organization
        : organization.toBuilder().identifiers(identifiers).build();
  }

  private static List<Identifier> transform(
      List<Identifier> identifiers,
      Predicate<Identifier> isSensitive,
      UnaryOperator<String> function) {
    return UnchangedLists.map(
        identifiers,
        identifier ->
            isSensitive.test(identifier) && !identifier.value().isEmpty()
                ? identifier.withValue(function.apply(identifier.value()))
                : identifier);
  }
}
