package org.workerservice.flow.imports;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.workerservice.bus.Bus;
import org.workerservice.bus.RequestContext;
import org.workerservice.flow.Toolbox;
import org.workerservice.flow.imports.ImportWorkers.Row;
import org.workerservice.flow.imports.PreparedRow.Broken;
import org.workerservice.flow.imports.PreparedRow.Entry;
import org.workerservice.model.Assignment;
import org.workerservice.model.ImportedAssignment;
import org.workerservice.model.Organization;
import org.workerservice.persistence.assignment.AssignmentCommand;
import org.workerservice.persistence.assignment.AssignmentImport;
import org.workerservice.persistence.organization.OrganizationCommand;
import org.workerservice.validation.AssignmentValidation;
import org.workerservice.validation.AssignmentValidator;
import org.workerservice.validation.Violation;

/**
 * The assignments that import rows name. They are created after the rows are written, in one
 * transaction for all rows of a request. Requests without any do nothing here.
 */
final class ImportedAssignments {
  private final Bus bus;

  ImportedAssignments(Toolbox tools) {
    this.bus = tools.bus();
  }

  /** The organisations that rows name, by id and by ODS code. */
  private record Known(Set<UUID> ids, Map<String, UUID> codeToId) {
    static Known of(List<Organization> organizations) {
      Set<UUID> ids = new HashSet<>();
      Map<String, UUID> codeToId = new HashMap<>();
      for (Organization organization : organizations) {
        if (organization.deletedAt().isEmpty()) {
          UUID id = organization.id().orElseThrow();
          ids.add(id);
          organization.odsCode().ifPresent(code -> codeToId.put(code, id));
        }
      }
      return new Known(ids, codeToId);
    }

    Optional<UUID> organization(ImportedAssignment assignment) {
      return assignment
          .organizationId()
          .filter(ids::contains)
          .or(() -> assignment.organizationOdsCode().map(codeToId::get));
    }
  }

  /** Returns the rows; a row with an assignment that cannot be created becomes {@link Broken}. */
  Future<List<PreparedRow>> refuseInvalid(RequestContext context, List<PreparedRow> rows) {
    List<Row> own = rows.stream().map(PreparedRow::row).toList();
    return hasNone(own)
        ? Future.succeededFuture(rows)
        : organizations(context, own)
            .map(known -> rows.stream().map(row -> unlessInvalid(row, known)).toList());
  }

  private static boolean hasNone(List<Row> rows) {
    return rows.stream().allMatch(row -> row.assignments().isEmpty());
  }

  private Future<Known> organizations(RequestContext context, List<Row> rows) {
    Set<UUID> ids = new HashSet<>();
    Set<String> codes = new HashSet<>();
    rows.stream()
        .flatMap(row -> row.assignments().stream())
        .forEach(
            assignment -> {
              assignment.organizationId().ifPresent(ids::add);
              assignment.organizationOdsCode().ifPresent(codes::add);
            });
    return ids.isEmpty() && codes.isEmpty()
        ? Future.succeededFuture(Known.of(List.of()))
        : bus.ask(
                OrganizationCommand.ADDRESS,
                new OrganizationCommand.FindMany(
                    context.tenant(), List.copyOf(ids), List.copyOf(codes)),
                context.deadline())
            .map(Known::of);
  }

  private static PreparedRow unlessInvalid(PreparedRow prepared, Known known) {
    return switch (prepared) {
      case Broken broken -> broken;
      case Entry entry -> {
        List<Violation> violations = violations(entry.row().assignments(), known);
        yield violations.isEmpty() ? entry : new Broken(entry.row(), violations);
      }
    };
  }

  private static List<Violation> violations(List<ImportedAssignment> assignments, Known known) {
    List<Violation> violations = new ArrayList<>();
    for (int index = 0; index < assignments.size(); index++) {
      String path = "assignments[" + index + "].";
      violations(assignments.get(index), known).stream()
          .map(one -> new Violation(path + one.field(), one.code(), one.message()))
          .forEach(violations::add);
    }
    return violations;
  }

  private static List<Violation> violations(ImportedAssignment assignment, Known known) {
    List<Violation> violations = new ArrayList<>();
    if (AssignmentValidator.validate(assignment.at(Optional.empty()))
        instanceof AssignmentValidation.Invalid(List<Violation> invalid)) {
      violations.addAll(invalid);
    }
    String named =
        assignment.organizationId().isPresent()
            ? "organization_id"
            : assignment.organizationOdsCode().map(code -> "organization_ods_code").orElse("");
    if (!named.isEmpty() && known.organization(assignment).isEmpty()) {
      violations.add(new Violation(named, "unknown_reference", "No such organisation."));
    }
    return violations;
  }

  /**
   * Creates the assignments of the rows that created a worker, including repeated rows: an earlier
   * request may have ended before. Existing ones stay as they are.
   */
  Future<?> create(RequestContext context, List<Row> rows, ImportOutcomes outcomes) {
    return hasNone(rows)
        ? Future.succeededFuture()
        : organizations(context, rows).compose(known -> create(context, rows, outcomes, known));
  }

  private Future<?> create(
      RequestContext context, List<Row> rows, ImportOutcomes outcomes, Known known) {
    List<AssignmentImport.Item> items = new ArrayList<>();
    for (Row row : rows) {
      ImportDetails.createdId(outcomes.get(row.number()).details())
          .ifPresent(worker -> items.addAll(items(worker, row.assignments(), known)));
    }
    return items.isEmpty()
        ? Future.succeededFuture()
        : bus.ask(
            AssignmentCommand.ADDRESS, new AssignmentImport(context, items), context.deadline());
  }

  /** Of several that would be the same assignment, only the first counts. */
  private static List<AssignmentImport.Item> items(
      UUID worker, List<ImportedAssignment> assignments, Known known) {
    Map<Object, AssignmentImport.Item> keyToItem = new HashMap<>();
    List<AssignmentImport.Item> items = new ArrayList<>();
    for (ImportedAssignment imported : assignments) {
      if (AssignmentValidator.validate(imported.at(known.organization(imported)))
          instanceof AssignmentValidation.Valid(Assignment valid)) {
        AssignmentImport.Item item = new AssignmentImport.Item(worker, valid);
        if (keyToItem.putIfAbsent(key(valid), item) == null) {
          items.add(item);
        }
      }
    }
    return items;
  }

  private static Object key(Assignment assignment) {
    return assignment
        .source()
        .<Object>map(source -> source)
        .orElseGet(
            () ->
                List.of(
                    assignment.organizationId(),
                    assignment.role().code(),
                    assignment.period().start()));
  }
}
