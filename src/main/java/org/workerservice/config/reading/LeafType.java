package org.workerservice.config.reading;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.workerservice.config.value.AutoCount;
import org.workerservice.config.value.AutoSize;
import org.workerservice.config.value.CommandTopics;
import org.workerservice.config.value.Durations;
import org.workerservice.config.value.Secret;
import org.workerservice.config.value.Size;
import org.workerservice.config.value.SystemOrder;
import org.workerservice.config.value.TenantOrders;
import org.workerservice.config.value.WholeNumbers;

/**
 * Parses a text into a value of some type.
 *
 * @param expected what is allowed, to complete the sentence {@code must be …}
 * @param parse empty if the text is not of the type
 */
record LeafType(String expected, Function<String, Optional<?>> parse) {
  private static final Map<Class<?>, LeafType> TYPES =
      Map.ofEntries(
          Map.entry(String.class, new LeafType("a text", Optional::of)),
          Map.entry(Secret.class, new LeafType("a text", text -> Optional.of(new Secret(text)))),
          Map.entry(Path.class, new LeafType("a path", LeafType::path)),
          Map.entry(boolean.class, new LeafType("true or false", LeafType::truth)),
          Map.entry(int.class, new LeafType("a whole number", WholeNumbers::parse)),
          Map.entry(double.class, new LeafType("a number such as 0.85", LeafType::number)),
          Map.entry(Double.class, new LeafType("a number such as 0.85", LeafType::number)),
          Map.entry(
              Duration.class,
              new LeafType("a duration such as 500ms, 10s, 5m, 12h or 30d", Durations::parse)),
          Map.entry(Size.class, new LeafType("a size such as 512B, 64KiB or 1MiB", Size::parse)),
          Map.entry(AutoSize.class, new LeafType("auto or a size such as 64MiB", AutoSize::parse)),
          Map.entry(
              SystemOrder.class,
              new LeafType(
                  "names of systems, separated by commas, none twice", SystemOrder::parse)),
          Map.entry(
              TenantOrders.class,
              new LeafType(
                  "orders such as 00000000-0000-0000-0000-000000000001=hr,payroll, separated by"
                      + " semicolons",
                  TenantOrders::parse)),
          Map.entry(
              CommandTopics.class,
              new LeafType(
                  "topics such as worker.commands=default/hr-feed/service, separated by semicolons:"
                      + " a tenant or default, a subject and a role",
                  CommandTopics::parse)),
          Map.entry(AutoCount.class, new LeafType("auto or a whole number", AutoCount::parse)));

  static LeafType of(Class<?> type) {
    return type.isEnum() ? ofEnum(type) : TYPES.get(type);
  }

  private static LeafType ofEnum(Class<?> type) {
    Map<String, Object> codeToConstant =
        Arrays.stream(type.getEnumConstants())
            .collect(
                Collectors.toMap(
                    constant -> ((Enum<?>) constant).name().toLowerCase(Locale.ROOT),
                    Function.identity()));
    String codes =
        Arrays.stream(type.getEnumConstants())
            .map(constant -> ((Enum<?>) constant).name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", "));
    return new LeafType(
        "one of " + codes,
        text -> Optional.ofNullable(codeToConstant.get(text.toLowerCase(Locale.ROOT))));
  }

  private static Optional<Double> number(String text) {
    return text.matches("-?\\d{1,9}(\\.\\d{1,9})?")
        ? Optional.of(Double.valueOf(text))
        : Optional.empty();
  }

  private static Optional<Boolean> truth(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true" -> Optional.of(true);
      case "false" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  private static Optional<Path> path(String text) {
    try {
      return Optional.of(Path.of(text));
    } catch (InvalidPathException unusable) {
      return Optional.empty();
    }
  }
}
