package org.workerservice.flow.imports;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.workerservice.bus.Bus;
import org.workerservice.bus.RequestContext;
import org.workerservice.flow.Toolbox;
import org.workerservice.flow.imports.ImportWorkers.OnDuplicate;
import org.workerservice.flow.imports.ImportWorkers.Request;
import org.workerservice.flow.imports.ImportWorkers.Row;
import org.workerservice.flow.imports.PreparedRow.Broken;
import org.workerservice.flow.imports.PreparedRow.Entry;
import org.workerservice.model.Assignment;
import org.workerservice.model.ImportedAssignment;
import org.workerservice.model.organization.Organization;
import org.workerservice.persistence.assignment.AssignmentCommand;
import org.workerservice.persistence.assignment.AssignmentImport;
import org.workerservice.persistence.assignment.AssignmentImport.Effect;
import org.workerservice.persistence.organization.OrganizationCommand;
import org.workerservice.validation.AssignmentValidation;
import org.workerservice.validation.AssignmentValidator;
import org.workerservice.validation.Violation;

/**
 * The assignments that import rows name. They are created after the rows are written, in one
 * transaction for all rows of a request. Requests without any do nothing here.
 */
final class ImportedAssignments {
  private static final Violation NOT_TAKEN =
      new Violation(
          "assignments",
          "not_imported",
          "The row looks like an existing worker. Its assignments were not imported.");

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
      return assignment.organizationId().isPresent()
          ? assignment.organizationId().filter(ids::contains)
          : assignment.organizationOdsCode().map(codeToId::get);
    }

    /** Returns whether the assignment names an organisation that does not exist. */
    boolean lacks(ImportedAssignment assignment) {
      boolean named =
          assignment.organizationId().isPresent() || assignment.organizationOdsCode().isPresent();
      return named && organization(assignment).isEmpty();
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
    if (known.lacks(assignment)) {
      String named =
          assignment.organizationId().isPresent() ? "organization_id" : "organization_ods_code";
      violations.add(new Violation(named, "unknown_reference", "No such organisation."));
    }
    return violations;
  }

  /**
   * Creates the assignments of the rows that wrote a worker, and updates existing ones where the
   * request updates. Repeated rows only create what an earlier request left out because it ended
   * before.
   *
   * @param repeated the numbers of the rows that had an outcome before this request
   * @param outcomes receives how many assignments of a row were created and updated, and why some
   *     were not
   */
  Future<?> write(Request request, Set<Long> repeated, ImportOutcomes outcomes) {
    return hasNone(request.rows())
        ? Future.succeededFuture()
        : organizations(request.context(), request.rows())
            .compose(known -> write(request, items(request, repeated, outcomes, known), outcomes));
  }

  /** An assignment of a row. */
  private record Place(Row row, int index, AssignmentImport.Item item) {
    Violation tooMany() {
      return new Violation(
          "assignments[" + index + "]",
          "too_many",
          "The worker has 256 assignments, the limit. This one was not created.");
    }
  }

  private Future<?> write(Request request, List<Place> places, ImportOutcomes outcomes) {
    List<AssignmentImport.Item> items = places.stream().map(Place::item).toList();
    return items.isEmpty()
        ? Future.succeededFuture()
        : bus.ask(
                AssignmentCommand.ADDRESS,
                new AssignmentImport(request.context(), items),
                request.context().deadline())
            .map(
                effects -> {
                  note(places, effects, outcomes);
                  return effects;
                });
  }

  private static void note(
      List<Place> places, Map<Integer, Effect> indexToEffect, ImportOutcomes outcomes) {
    Map<Long, List<Effect>> rowToEffects = new TreeMap<>();
    for (int index = 0; index < places.size(); index++) {
      Place place = places.get(index);
      List<Effect> effects =
          rowToEffects.computeIfAbsent(place.row().number(), row -> new ArrayList<>());
      Optional.ofNullable(indexToEffect.get(index)).ifPresent(effects::add);
      if (indexToEffect.get(index) == Effect.TOO_MANY) {
        outcomes.warn(place.row().number(), place.tooMany());
      }
    }
    rowToEffects.forEach(outcomes::addAssignments);
  }

  /** Of several that would be the same assignment, only the first counts. */
  private static List<Place> items(
      Request request, Set<Long> repeated, ImportOutcomes outcomes, Known known) {
    Map<Object, Place> keyToPlace = new LinkedHashMap<>();
    for (Row row : request.rows()) {
      ImportDetails.createdId(outcomes.get(row.number()).details())
          .ifPresentOrElse(
              worker ->
                  items(row, worker, request, repeated.contains(row.number()), known)
                      .forEach(
                          place ->
                              keyToPlace.putIfAbsent(
                                  List.of(worker, key(place.item().content())), place)),
              () -> outcomes.warnOfDuplicate(row, NOT_TAKEN));
    }
    return List.copyOf(keyToPlace.values());
  }

  private static List<Place> items(
      Row row, UUID worker, Request request, boolean repeated, Known known) {
    boolean updates = request.onDuplicate() == OnDuplicate.UPDATE;
    List<Place> places = new ArrayList<>();
    for (int index = 0; index < row.assignments().size(); index++) {
      ImportedAssignment imported = row.assignments().get(index);
      // An organisation that an earlier request knew may be deleted now.
      if (known.lacks(imported)) {
        continue;
      }
      if (AssignmentValidator.validate(imported.at(known.organization(imported)))
          instanceof AssignmentValidation.Valid(Assignment valid)) {
        places.add(
            new Place(row, index, new AssignmentImport.Item(worker, valid, repeated, updates)));
      }
    }
    return places;
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
