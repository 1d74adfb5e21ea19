package dev.synctrace.diagnosis.collect;

import java.util.Arrays;
import java.util.Locale;

/** The two questions that data is collected for. */
public enum CollectScenario {
  /** Why is a member in its Entra group, or not? */
  GROUP_SYNC("Why is a member in its Entra group, or not?"),
  /** What happened to an action of the admin center? */
  TENANT_ATTACH("What happened to an action of the admin center?");

  private final String question;

  CollectScenario(String question) {
    this.question = question;
  }

  /** Returns the question that people ask. */
  public String question() {
    return question;
  }

  /** Returns the word in options and JSON, such as {@code group-sync}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Returns the scenario of a word.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static CollectScenario of(String label) {
    return Arrays.stream(values())
        .filter(scenario -> scenario.label().equalsIgnoreCase(label))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no scenario " + label));
  }
}
