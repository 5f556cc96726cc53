package org.workerservice.flow.search;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.workerservice.bus.Bus;
import org.workerservice.bus.RequestContext;
import org.workerservice.flow.WorkerIdentity;
import org.workerservice.model.DocumentType;
import org.workerservice.model.HumanName;
import org.workerservice.model.Identifier;
import org.workerservice.model.IdentifierType;
import org.workerservice.model.IdentityDocument;
import org.workerservice.model.Worker;
import org.workerservice.persistence.worker.read.Candidate;
import org.workerservice.persistence.worker.read.Candidates;
import org.workerservice.persistence.worker.read.ReadCommand;
import org.workerservice.search.language.Expression;
import org.workerservice.search.language.SearchField;
import org.workerservice.search.query.NumberWords;

/**
 * Finds workers by sensitive numbers, which the index does not contain, using the keyed hashes kept
 * for matching.
 */
final class HashedNumbers {
  private static final int MAX_WORKERS = 1000;

  private final Bus bus;
  private final WorkerIdentity identity;

  HashedNumbers(Bus bus, WorkerIdentity identity) {
    this.bus = bus;
    this.identity = identity;
  }

  /**
   * Returns the workers for each part of an expression that names a sensitive number, or may be
   * one.
   *
   * @param national whether parts that name no sensitive field may be national numbers
   */
  Future<Map<Expression, Set<UUID>>> find(
      RequestContext context, Expression expression, boolean national) {
    List<Expression> parts = new ArrayList<>();
    collect(expression, parts);
    List<Worker> fragments = new ArrayList<>(parts.stream().map(HashedNumbers::fragments).toList());
    if (national) {
      addNational(expression, parts, fragments);
    }
    if (parts.isEmpty()) {
      return Future.succeededFuture(Map.of());
    }
    List<List<Long>> probes =
        fragments.stream()
            .map(worker -> identity.ofCompared(worker, context.tenant()).keys())
            .toList();
    return bus.ask(
            ReadCommand.ADDRESS,
            new ReadCommand.FindCandidates(context.tenant(), probes, MAX_WORKERS),
            context.deadline())
        .map(candidates -> join(parts, candidates));
  }

  private static void addNational(
      Expression expression, List<Expression> parts, List<Worker> fragments) {
    for (Expression part : NumberWords.of(expression)) {
      List<Identifier> identifiers = NationalNumbers.of(text(part));
      if (!identifiers.isEmpty()) {
        parts.add(part);
        fragments.add(Worker.named(HumanName.of("")).identifiers(identifiers).build());
      }
    }
  }

  private static String text(Expression part) {
    return switch (part) {
      case Expression.Word word -> word.text();
      case Expression.Phrase phrase -> phrase.text();
      case Expression.Group _,
          Expression.Prefix _,
          Expression.Similar _,
          Expression.Range _,
          Expression.Everything _ ->
          throw new IllegalStateException("No number in " + part);
    };
  }

  private static Map<Expression, Set<UUID>> join(List<Expression> parts, Candidates candidates) {
    Map<Expression, Set<UUID>> partToIds = new HashMap<>();
    for (int index = 0; index < parts.size(); index++) {
      partToIds.put(
          parts.get(index),
          candidates.perProbe().get(index).stream().map(Candidate::id).collect(Collectors.toSet()));
    }
    return partToIds;
  }

  private static void collect(Expression expression, List<Expression> parts) {
    switch (expression) {
      case Expression.Group(List<Expression.Part> inner) ->
          inner.forEach(part -> collect(part.expression(), parts));
      case Expression.Word(SearchField field, String _) when isHashed(field) ->
          parts.add(expression);
      case Expression.Phrase(SearchField field, String _) when isHashed(field) ->
          parts.add(expression);
      case Expression.Word _,
          Expression.Phrase _,
          Expression.Prefix _,
          Expression.Similar _,
          Expression.Range _,
          Expression.Everything _ -> {}
    }
  }

  private static boolean isHashed(SearchField field) {
    return field.form() == SearchField.Form.HASHED;
  }

  /** Returns a worker with nothing but the number. */
  private static Worker fragments(Expression part) {
    return switch (part) {
      case Expression.Word(SearchField field, String text) -> fragments(field, text);
      case Expression.Phrase(SearchField field, String text) -> fragments(field, text);
      case Expression.Group _,
          Expression.Prefix _,
          Expression.Similar _,
          Expression.Range _,
          Expression.Everything _ ->
          throw new IllegalStateException("No number in " + part);
    };
  }

  private static Worker fragments(SearchField field, String number) {
    Worker empty = Worker.named(HumanName.of("")).build();
    return switch (field) {
      case TAX_ID -> empty.toBuilder().taxId(number).build();
      case DOCUMENT ->
          empty.toBuilder()
              .documents(
                  Arrays.stream(DocumentType.values()).map(type -> document(type, number)).toList())
              .build();
      default ->
          empty.toBuilder()
              .identifiers(List.of(Identifier.of(IdentifierType.valueOf(field.name()), "", number)))
              .build();
    };
  }

  private static IdentityDocument document(DocumentType type, String number) {
    return new IdentityDocument(
        type,
        number,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        false);
  }
}
