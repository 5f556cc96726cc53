package org.workerservice.generate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.workerservice.model.HumanName;
import org.workerservice.model.NameUse;
import org.workerservice.model.Worker;

/** How the name of one person differs between two sources. The name always stays complete. */
final class NameSlips {
  private final Names names;
  private final Chance chance;

  NameSlips(Names names, Chance chance) {
    this.names = names;
    this.chance = chance;
  }

  Worker familyTypo(Worker worker) {
    HumanName name = worker.name();
    return renamed(worker, Typos.slip(name.family(), chance), name.given());
  }

  Worker givenTypo(Worker worker) {
    return firstGiven(worker, first -> Typos.slip(first, chance));
  }

  Worker nickname(Worker worker) {
    return firstGiven(
        worker,
        first -> {
          List<String> known = names.nicknames(first);
          return known.isEmpty() ? first : chance.oneOf(known);
        });
  }

  Worker initials(Worker worker) {
    List<String> initials =
        worker.name().given().stream().map(given -> given.substring(0, 1)).toList();
    return renamed(worker, worker.name().family(), initials);
  }

  Worker middleInitialOrNone(Worker worker) {
    List<String> given = worker.name().given();
    if (given.size() == 1) {
      return worker;
    }
    List<String> shorter = new ArrayList<>(List.of(given.getFirst()));
    if (chance.happens(0.5)) {
      shorter.add(given.get(1).substring(0, 1));
    }
    return renamed(worker, worker.name().family(), shorter);
  }

  Worker swapped(Worker worker) {
    HumanName name = worker.name();
    List<String> given = new ArrayList<>(name.given());
    String first = given.set(0, name.family());
    return renamed(worker, first, given);
  }

  Worker marriage(Worker worker) {
    HumanName name = worker.name();
    Worker married = renamed(worker, names.family(chance), name.given());
    if (chance.happens(0.5)) {
      return married;
    }
    HumanName maiden =
        new HumanName(
            Optional.of(NameUse.MAIDEN),
            name.family(),
            name.given(),
            List.of(),
            List.of(),
            Optional.empty());
    return married.toBuilder().additionalNames(List.of(maiden)).build();
  }

  Worker upperCase(Worker worker) {
    HumanName name = worker.name();
    List<String> given = name.given().stream().map(word -> word.toUpperCase(Locale.ROOT)).toList();
    return renamed(worker, name.family().toUpperCase(Locale.ROOT), given);
  }

  Worker withoutTitles(Worker worker) {
    HumanName name = worker.name();
    HumanName plain =
        new HumanName(
            name.useType(), name.family(), name.given(), List.of(), List.of(), name.text());
    return worker.toBuilder().name(plain).build();
  }

  private static Worker firstGiven(Worker worker, UnaryOperator<String> change) {
    List<String> given = new ArrayList<>(worker.name().given());
    given.set(0, change.apply(given.getFirst()));
    return renamed(worker, worker.name().family(), given);
  }

  private static Worker renamed(Worker worker, String family, List<String> given) {
    HumanName name = worker.name();
    HumanName changed =
        new HumanName(name.useType(), family, given, name.prefix(), name.suffix(), name.text());
    return worker.toBuilder().name(changed).build();
  }
}
