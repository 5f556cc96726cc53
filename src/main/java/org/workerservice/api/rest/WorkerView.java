package org.workerservice.api.rest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.workerservice.bus.RequestContext;
import org.workerservice.model.Role;
import org.workerservice.model.Worker;
import org.workerservice.privacy.Masking;

/** Shows a worker as the roles of the caller allow: readers without another role see it masked. */
final class WorkerView {
  private final Masking masking;

  WorkerView(Masking masking) {
    this.masking = masking;
  }

  Object of(RequestContext context, Worker worker) {
    return seesEverything(context) ? worker : masked(worker);
  }

  List<Object> of(RequestContext context, List<Worker> workers) {
    return workers.stream().map(worker -> of(context, worker)).toList();
  }

  /** Shows every sensitive value masked, whoever asks. */
  List<Object> masked(List<Worker> workers) {
    return workers.stream().<Object>map(this::masked).toList();
  }

  private ObjectNode masked(Worker worker) {
    return ComputedFields.addTo(masking.maskedJson(worker), worker);
  }

  /** Returns the record with what the caller may see of it, to show single values. */
  ComparedValues.Side side(RequestContext context, Worker worker) {
    boolean everything = seesEverything(context);
    return new ComparedValues.Side(
        worker,
        new ComparedValues.Shown(
            everything ? worker : masking.mask(worker),
            worker
                .birthDate()
                .map(date -> everything ? date.toString() : String.valueOf(date.getYear()))));
  }

  static boolean seesEverything(RequestContext context) {
    return context.roles().stream().anyMatch(role -> role != Role.READ_ONLY);
  }
}
