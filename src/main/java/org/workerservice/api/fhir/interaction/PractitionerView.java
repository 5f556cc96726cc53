package org.workerservice.api.fhir.interaction;

import org.hl7.fhir.r5.model.Coding;
import org.hl7.fhir.r5.model.Practitioner;
import org.workerservice.api.fhir.resource.PractitionerWriter;
import org.workerservice.api.fhir.resource.Systems;
import org.workerservice.bus.RequestContext;
import org.workerservice.model.Worker;
import org.workerservice.privacy.Masking;

/** Shows workers as the roles of the caller allow. Masked ones have the security label MASKED. */
public final class PractitionerView {
  private final Masking masking;

  /** Creates a view that masks with these settings. */
  public PractitionerView(Masking masking) {
    this.masking = masking;
  }

  /** Returns the worker as the caller may see it. */
  public Practitioner of(RequestContext context, Worker worker) {
    if (!Masking.appliesTo(context.roles())) {
      return PractitionerWriter.write(worker);
    }
    Practitioner masked = PractitionerWriter.write(masking.mask(worker));
    masked.getMeta().addSecurity(new Coding(Systems.OBSERVATION_VALUE, Systems.MASKED, null));
    return masked;
  }
}
