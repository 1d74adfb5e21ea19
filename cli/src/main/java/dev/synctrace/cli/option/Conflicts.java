package dev.synctrace.cli.option;

/**
 * Refuses options that have no effect beside another: whoever gives one expects it to count.
 *
 * @param first the option or word with which others have no effect, as typed
 */
public record Conflicts(String first) {

  /** Begins the checks of what is given beside an option. */
  public static Conflicts of(String first) {
    return new Conflicts(first);
  }

  /**
   * Refuses another option if it is given.
   *
   * @param other as typed
   * @throws UsageException when both are given
   */
  public Conflicts with(String other, boolean given) {
    if (given) {
      throw new UsageException(
          "%s cannot be used together with %s. Specify one of them".formatted(first, other));
    }
    return this;
  }
}
