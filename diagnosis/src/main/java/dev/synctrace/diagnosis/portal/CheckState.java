package dev.synctrace.diagnosis.portal;

/** What the case says of a cause that a text of the admin center can have; the surest first. */
public enum CheckState {
  /** Something else than the text shows it. */
  CONFIRMED("shown by the case"),
  /** The case does not decide. */
  REMAINS("not decided by the case"),
  /** The case shows that it is not so. */
  RULED_OUT("not so, as the case shows");

  private final String meaning;

  CheckState(String meaning) {
    this.meaning = meaning;
  }

  /** One phrase for people. */
  public String meaning() {
    return meaning;
  }
}
