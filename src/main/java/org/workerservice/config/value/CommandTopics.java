package org.workerservice.config.value;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.workerservice.model.Role;

/**
 * Topics to read commands from, each with the caller that its commands are executed for.
 *
 * @param topicToCaller at least one
 */
public record CommandTopics(Map<String, Caller> topicToCaller) {
  private static final int MAX_SUBJECT_LENGTH = 255;

  private static final Pattern ENTRY =
      Pattern.compile(
          "\\s*(?<topic>[A-Za-z0-9._-]{1,249})\\s*=\\s*"
              + "(?<tenant>default|\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12})/"
              + "(?<subject>[^;\\p{Cntrl}]*[^;\\p{Cntrl}\\s][^;\\p{Cntrl}]*)/"
              + "(?<role>[a-z_]+)\\s*");

  /**
   * Who sends the commands of a topic.
   *
   * @param tenant empty for the default tenant
   * @param subject as audit rows name it
   */
  public record Caller(Optional<UUID> tenant, String subject, Role role) {}

  /** Makes a defensive copy of the map. */
  public CommandTopics {
    topicToCaller = Map.copyOf(topicToCaller);
  }

  /**
   * Returns the topics; empty if the text has none. The form is {@code
   * topic=tenant/subject/role;…}.
   */
  public static Optional<CommandTopics> parse(String text) {
    Map<String, Caller> topics = new HashMap<>();
    for (String entry : text.split(";", -1)) {
      Matcher matcher = ENTRY.matcher(entry);
      Optional<Caller> caller = matcher.matches() ? caller(matcher) : Optional.empty();
      if (caller.isEmpty() || topics.put(matcher.group("topic"), caller.get()) != null) {
        return Optional.empty();
      }
    }
    return Optional.of(new CommandTopics(topics));
  }

  private static Optional<Caller> caller(Matcher entry) {
    String tenant = entry.group("tenant");
    String subject = entry.group("subject");
    Optional<UUID> id =
        tenant.equals("default") ? Optional.empty() : Optional.of(UUID.fromString(tenant));
    return subject.length() > MAX_SUBJECT_LENGTH
        ? Optional.empty()
        : List.of(Role.values()).stream()
            .filter(role -> role.code().equals(entry.group("role")))
            .map(role -> new Caller(id, subject, role))
            .findFirst();
  }
}
