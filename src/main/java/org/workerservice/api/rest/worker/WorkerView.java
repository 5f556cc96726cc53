package org.workerservice.api.rest.worker;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import org.workerservice.api.http.answer.AnswerJson;
import org.workerservice.api.http.answer.ComputedFields;
import org.workerservice.bus.RequestContext;
import org.workerservice.model.Worker;
import org.workerservice.privacy.Masking;

/** Shows a worker as the roles of the caller allow: readers without another role see it masked. */
public final class WorkerView {
  private final Masking masking;

  /** Creates a view that masks with these settings. */
  public WorkerView(Masking masking) {
    this.masking = masking;
  }

  /** Returns the worker as the caller may see it. */
  public Object of(RequestContext context, Worker worker) {
    return seesEverything(context) ? worker : masked(worker);
  }

  /** Returns the content of an audit entry as the caller may see it. */
  public Object audited(RequestContext context, Worker worker) {
    return worker.fieldProvenance().isEmpty()
        ? of(context, worker)
        : withProvenance(context, worker);
  }

  /** Returns the worker as the caller may see it, with who set its fields. */
  ObjectNode withProvenance(RequestContext context, Worker worker) {
    ObjectNode shown = AnswerJson.MAPPER.valueToTree(of(context, worker));
    shown.set("field_provenance", AnswerJson.MAPPER.valueToTree(worker.fieldProvenance()));
    return shown;
  }

  List<Object> of(RequestContext context, List<Worker> workers) {
    return workers.stream().map(worker -> of(context, worker)).toList();
  }

  /** Returns the workers with every sensitive value masked, regardless of the caller. */
  List<Object> masked(List<Worker> workers) {
    return workers.stream().<Object>map(this::masked).toList();
  }

  private ObjectNode masked(Worker worker) {
    return ComputedFields.addTo(masking.maskedJson(worker), worker);
  }

  /** Returns the record as it was compared for this caller, to show single values. */
  ComparedValues.Side side(RequestContext context, Worker worker) {
    return new ComparedValues.Side(seesEverything(context) ? worker : masking.visible(worker));
  }

  /**
   * Returns the fields that are not compared, or not in full, for this caller. Empty for callers
   * who see everything.
   */
  Optional<List<String>> maskedFields(RequestContext context) {
    return seesEverything(context) ? Optional.empty() : Optional.of(Masking.HIDDEN_FIELDS);
  }

  static boolean seesEverything(RequestContext context) {
    return !Masking.appliesTo(context.roles());
  }
}
