package org.workerservice.matching.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The table of nicknames: which given names may belong to the same person.
 *
 * <p>A name may be in several groups. Two names match when they share a group, so the relation is
 * not transitive (Kate is Katherine and Katrina, yet these two are different names). The group
 * numbers are part of stored features and of match keys: never renumber them.
 */
public final class Nicknames {
  private static final String RESOURCE = "nicknames.csv";
  private static final Nicknames TABLE = read();

  private final Map<String, String> nameToGroups;
  private final Map<Integer, String> groupToHead;

  private Nicknames(Map<String, String> nameToGroups, Map<Integer, String> groupToHead) {
    this.nameToGroups = Map.copyOf(nameToGroups);
    this.groupToHead = Map.copyOf(groupToHead);
  }

  /** Returns the group numbers of a normalised name, one character each; usually empty. */
  public static String groupsOf(String token) {
    return TABLE.nameToGroups.getOrDefault(token, "");
  }

  /** Returns the full names that a normalised name may be short for, including itself. */
  public static List<String> representatives(String token) {
    Set<String> names = new LinkedHashSet<>();
    names.add(token);
    groupsOf(token).chars().forEach(group -> names.add(TABLE.groupToHead.get(group)));
    return List.copyOf(names);
  }

  /** Whether two sets of groups have a group in common. */
  public static boolean shareGroup(String left, String right) {
    for (int i = 0; i < left.length(); i++) {
      if (right.indexOf(left.charAt(i)) >= 0) {
        return true;
      }
    }
    return false;
  }

  /** Returns how many groups the table has. */
  static int size() {
    return TABLE.groupToHead.size();
  }

  private static Nicknames read() {
    try (InputStream input =
            Objects.requireNonNull(Nicknames.class.getResourceAsStream(RESOURCE), RESOURCE);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(input, StandardCharsets.UTF_8))) {
      Map<String, String> nameToGroups = new HashMap<>();
      Map<Integer, String> groupToHead = new HashMap<>();
      lines.lines().skip(1).forEach(line -> add(line, nameToGroups, groupToHead));
      return new Nicknames(nameToGroups, groupToHead);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the table of nicknames", e);
    }
  }

  /** A line is {@code number,language,full name,other forms separated by spaces}. */
  private static void add(
      String line, Map<String, String> nameToGroups, Map<Integer, String> groupToHead) {
    String[] cells = line.split(",");
    char group = (char) Integer.parseInt(cells[0]);
    String head = cells[2];
    if (groupToHead.put((int) group, head) != null) {
      throw new IllegalStateException("nickname group " + cells[0] + " appears twice");
    }
    join(head, group, nameToGroups);
    for (String form : cells[3].split(" ")) {
      join(form, group, nameToGroups);
    }
  }

  private static void join(String name, char group, Map<String, String> nameToGroups) {
    nameToGroups.merge(name, String.valueOf(group), String::concat);
  }
}
