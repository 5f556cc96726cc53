package org.workerservice.api.fhir.resource;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.hl7.fhir.r5.model.Practitioner;
import org.workerservice.api.fhir.answer.LostElements;
import org.workerservice.api.fhir.format.FhirCodec;
import org.workerservice.api.fhir.format.FhirFormat;
import org.workerservice.api.fhir.format.WantedFormat;
import org.workerservice.model.IdentityDocument;
import org.workerservice.model.LinkType;
import org.workerservice.model.Worker;
import org.workerservice.model.WorkerLink;
import org.workerservice.model.WorkerSource;
import org.workerservice.support.WorkerArbitraries;

/** A worker survives the way to FHIR and back, in both formats. */
class PractitionerRoundTripTest {
  private static final FhirCodec CODEC = new FhirCodec();

  @Provide
  Arbitrary<Worker> workers() {
    return Combinators.combine(
            WorkerArbitraries.validWorkers(),
            Arbitraries.of(LinkType.class),
            Arbitraries.of(true, false))
        .as(
            (worker, link, linked) ->
                linked
                    ? worker.toBuilder()
                        .managingOrganization(UUID.randomUUID())
                        .links(List.of(new WorkerLink(UUID.randomUUID(), link)))
                        .sources(
                            List.of(
                                new WorkerSource(
                                    "payroll",
                                    "17",
                                    Optional.of(Instant.parse("2025-03-04T05:06:07.123456Z")))))
                        .build()
                    : worker);
  }

  @Property(tries = 200)
  void shouldKeepTheWholeWorker(@ForAll("workers") Worker worker, @ForAll FhirFormat format) {
    WantedFormat wanted = new WantedFormat(format, true, false);

    Practitioner written = PractitionerWriter.write(worker);
    Practitioner sent = CODEC.read(CODEC.write(written, wanted), format, Practitioner.class);
    Worker read = PractitionerReader.read(sent);

    assertThat(sorted(read)).usingRecursiveComparison().isEqualTo(sorted(worker));
    assertThat(LostElements.of(CODEC, sent, PractitionerWriter.write(read))).isEmpty();
  }

  /** Credentials come before identity documents; among each kind the order stays. */
  private static Worker sorted(Worker worker) {
    return worker.toBuilder()
        .documents(
            worker.documents().stream()
                .sorted(
                    Comparator.comparing(
                        (IdentityDocument one) -> !DocumentMapping.isQualification(one)))
                .toList())
        .build();
  }
}
