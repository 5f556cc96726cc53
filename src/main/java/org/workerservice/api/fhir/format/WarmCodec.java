package org.workerservice.api.fhir.format;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.concurrent.Callable;
import org.hl7.fhir.r5.model.OperationOutcome;
import org.hl7.fhir.r5.model.Organization;
import org.hl7.fhir.r5.model.Practitioner;
import org.hl7.fhir.r5.model.PractitionerRole;
import org.hl7.fhir.r5.model.Resource;
import org.workerservice.api.http.answer.RefusedRequest;

/**
 * Prepares a codec in the background: HAPI looks at each type of FHIR on its first use, which takes
 * a second in all and must not happen on an event loop.
 */
public final class WarmCodec {
  private final FhirCodec codec = new FhirCodec();
  private final Future<FhirCodec> ready;

  /** Begins to prepare. */
  public WarmCodec(Vertx vertx) {
    ready = vertx.executeBlocking((Callable<FhirCodec>) this::warm, false);
  }

  /** Returns the codec once it is fast. */
  public Future<FhirCodec> ready() {
    return ready;
  }

  private FhirCodec warm() {
    for (FhirFormat format : FhirFormat.values()) {
      WantedFormat wanted = new WantedFormat(format, true, false);
      for (Resource resource :
          new Resource[] {
            new Practitioner(), new Organization(), new PractitionerRole(), new OperationOutcome()
          }) {
        tryOut(resource, wanted);
      }
    }
    return codec;
  }

  private void tryOut(Resource resource, WantedFormat wanted) {
    resource.setLanguage("en");
    try {
      codec.read(codec.write(resource, wanted), wanted.format(), resource.getClass());
    } catch (RefusedRequest _) {
      // The resource need not be complete to prepare its type.
    }
  }
}
