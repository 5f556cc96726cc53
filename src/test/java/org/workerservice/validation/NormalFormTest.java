package org.workerservice.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.statistics.Statistics;
import org.workerservice.model.Worker;
import org.workerservice.support.TextArbitraries;
import org.workerservice.support.WorkerArbitraries;
import org.workerservice.validation.Validation.Invalid;
import org.workerservice.validation.Validation.Valid;

class NormalFormTest {
  private final WorkerValidator validator =
      new WorkerValidator(
          NormalizationSettings.DEFAULT,
          Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC));

  @Provide
  Arbitrary<Worker> validWorkers() {
    return WorkerArbitraries.validWorkers();
  }

  @Provide
  Arbitrary<Worker> wildWorkers() {
    return WorkerArbitraries.wildWorkers();
  }

  @Property(tries = 200)
  void shouldKeepNormalisedWorkersUnchanged(
      @ForAll("validWorkers") Worker worker, @ForAll Intake intake) {
    WorkerValidator.Checked checked = validator.check(worker, intake);
    Assume.that(checked.warnings().isEmpty());

    assertThat(checked.validation()).isEqualTo(new Valid(worker));
  }

  @Property(tries = 600)
  void shouldNormaliseIdempotently(@ForAll("wildWorkers") Worker worker, @ForAll Intake intake) {
    switch (validator.validate(worker, intake)) {
      case Valid valid -> {
        Statistics.collect("valid");
        assertThat(validator.validate(valid.worker(), intake)).isEqualTo(valid);
      }
      case Invalid invalid -> {
        Statistics.collect("invalid");
        assertThat(invalid.violations()).isNotEmpty().hasSizeLessThanOrEqualTo(100);
      }
    }
  }

  @Property(tries = 2000)
  void shouldShapeEveryTextIdempotently(
      @ForAll("texts") String text, @ForAll TextForm form, @ForAll @IntRange(max = 2) int times) {
    String shaped = form.apply(text.repeat(times));

    assertThat(form.apply(shaped)).isEqualTo(shaped);
  }

  @Provide
  Arbitrary<String> texts() {
    return TextArbitraries.anything();
  }
}
