package dev.synctrace.diagnosis.portal;

/** What the case says of a cause that a text of the admin center can have; the surest first. */
public enum PortalCauseState {
  /** Something else than the text shows it. */
  CONFIRMED("confirmed by the case"),
  /** The case does not decide. */
  REMAINS("not enough data in the case"),
  /** The case shows that it is not so. */
  RULED_OUT("ruled out by the case");

  private final String meaning;

  PortalCauseState(String meaning) {
    this.meaning = meaning;
  }

  /** One phrase for people. */
  public String meaning() {
    return meaning;
  }
}
