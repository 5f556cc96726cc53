package org.workerservice.flow.organization;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.workerservice.flow.WriteChecks;
import org.workerservice.flow.organization.ImportOrganizations.Content;
import org.workerservice.flow.organization.ImportOrganizations.Row;
import org.workerservice.model.organization.Organization;
import org.workerservice.persistence.database.WorkerIds;
import org.workerservice.validation.OrganizationValidation;
import org.workerservice.validation.OrganizationValidator;
import org.workerservice.validation.Violation;

/**
 * Plans how the rows of one request change the existing organisations: rows about the same
 * organisation build on one another and result in one change. Pure, apart from new ids; not
 * thread-safe; for one use.
 */
final class OrganizationImportPlan {
  private final WriteChecks checks;
  private final Set<String> single;
  private final Map<UUID, Draft> idToDraft = new HashMap<>();
  private final Map<String, Draft> codeToDraft = new HashMap<>();
  private final List<Draft> touched = new ArrayList<>();
  private final Map<Long, Result> numberToResult = new TreeMap<>();

  /**
   * Starts a plan.
   *
   * @param single types of relationships of which an organisation has one at a time
   */
  OrganizationImportPlan(WriteChecks checks, Set<String> single, List<Organization> stored) {
    this.checks = checks;
    this.single = Set.copyOf(single);
    stored.forEach(organization -> register(new Draft(Optional.of(organization), organization)));
  }

  /** The result of a row. */
  sealed interface Result {
    /**
     * The row is imported: {@code created}, {@code updated} or {@code unchanged}.
     *
     * @param warnings the values that the row lost
     */
    record Accepted(String outcome, Draft draft, List<Violation> warnings) implements Result {}

    /** The row is not imported. */
    record Rejected(List<Violation> violations) implements Result {}
  }

  /** An organisation while the rows are applied to it. */
  static final class Draft {
    private final Optional<Organization> stored;
    private final List<Long> rows = new ArrayList<>();
    private Organization now;

    Draft(Optional<Organization> stored, Organization now) {
      this.stored = stored;
      this.now = now;
    }

    Optional<Organization> stored() {
      return stored;
    }

    Organization now() {
      return now;
    }

    /** The rows that changed it. */
    List<Long> rows() {
      return rows;
    }

    long versionAfterwards() {
      return stored.map(Organization::version).orElse(0L) + (rows.isEmpty() ? 0 : 1);
    }
  }

  /** Returns the ids that the rows name, to look up existing organisations. */
  static List<UUID> ids(List<Row> rows) {
    return contents(rows).stream().flatMap(row -> row.id().stream()).distinct().toList();
  }

  /** Returns the ODS codes that the rows name. */
  static List<String> codes(List<Row> rows) {
    return contents(rows).stream().flatMap(row -> code(row).stream()).distinct().toList();
  }

  private static List<Organization> contents(List<Row> rows) {
    return rows.stream()
        .map(Row::content)
        .filter(Content.Readable.class::isInstance)
        .map(content -> ((Content.Readable) content).organization())
        .toList();
  }

  private static Optional<String> code(Organization row) {
    return row.odsCode().map(OrganizationMerge::code).filter(code -> !code.isEmpty());
  }

  /**
   * Applies the rows in order.
   *
   * @param numberToViolation rows that the registry refused before
   */
  void add(List<Row> rows, Map<Long, Violation> numberToViolation) {
    for (Row row : rows) {
      Violation refused = numberToViolation.get(row.number());
      numberToResult.put(
          row.number(), refused != null ? new Result.Rejected(List.of(refused)) : result(row));
    }
  }

  /** Returns the result of each row, by its number. */
  Map<Long, Result> results() {
    return numberToResult;
  }

  /** Returns the organisations that the rows change, each once. */
  List<Draft> changed() {
    return List.copyOf(touched);
  }

  private Result result(Row row) {
    return switch (row.content()) {
      case Content.Malformed(List<Violation> violations) -> new Result.Rejected(violations);
      case Content.Readable(Organization sent, boolean saysActive) -> {
        Optional<Draft> known = find(sent);
        yield violation(sent, known)
            .<Result>map(violation -> new Result.Rejected(List.of(violation)))
            .orElseGet(() -> merged(row.number(), sent, saysActive, known));
      }
    };
  }

  private Optional<Draft> find(Organization sent) {
    return code(sent).map(codeToDraft::get).or(() -> sent.id().map(idToDraft::get));
  }

  private static Optional<Violation> violation(Organization sent, Optional<Draft> known) {
    if (known.flatMap(Draft::stored).flatMap(Organization::deletedAt).isPresent()) {
      return Optional.of(
          new Violation(
              sent.odsCode().isPresent() ? "ods_code" : "id",
              "deleted",
              "The organisation is deleted; restore it first."));
    }
    if (known.isEmpty() && sent.name().isBlank() && code(sent).isPresent()) {
      return Optional.of(
          new Violation(
              "ods_code",
              "unknown_organization",
              "No organisation of the registry has the ODS code "
                  + code(sent).get()
                  + "; a new organisation needs a name."));
    }
    boolean other =
        known.isPresent() && sent.id().isPresent() && !sent.id().equals(known.get().now().id());
    return other
        ? Optional.of(
            new Violation(
                "id", "differs", "The ODS code belongs to an organisation with another id."))
        : Optional.empty();
  }

  private Result merged(long number, Organization sent, boolean saysActive, Optional<Draft> known) {
    Organization before =
        known
            .map(Draft::now)
            .orElseGet(
                () -> Organization.named("").id(sent.id().orElseGet(WorkerIds::next)).build());
    Organization after = OrganizationMerge.merge(before, sent, saysActive, single);
    OrganizationValidator.Checked checked = checks.ofImport(after, before);
    return switch (checked.validation()) {
      case OrganizationValidation.Invalid(List<Violation> violations) ->
          new Result.Rejected(violations);
      case OrganizationValidation.Valid(Organization valid) ->
          accepted(number, valid, known, checked.warnings());
    };
  }

  private Result accepted(
      long number, Organization valid, Optional<Draft> known, List<Violation> warnings) {
    if (known.filter(draft -> draft.now().equals(valid)).isPresent()) {
      return new Result.Accepted("unchanged", known.get(), warnings);
    }
    Draft draft = known.orElseGet(() -> new Draft(Optional.empty(), valid));
    draft.now = valid;
    if (draft.rows.isEmpty()) {
      touched.add(draft);
    }
    draft.rows.add(number);
    register(draft);
    return new Result.Accepted(known.isEmpty() ? "created" : "updated", draft, warnings);
  }

  private void register(Draft draft) {
    draft.now().id().ifPresent(id -> idToDraft.put(id, draft));
    draft.now().odsCode().ifPresent(code -> codeToDraft.put(code, draft));
  }
}
