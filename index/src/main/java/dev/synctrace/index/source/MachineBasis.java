package dev.synctrace.index.source;

import java.util.Locale;

/** What says which machine wrote a source, the surest first. */
public enum MachineBasis {
  /** Its own records name the machine. */
  OWN_RECORDS("its own records"),
  /** The machine registered in it with an SMSID that an export names. */
  REGISTRATION("its registration with the site"),
  /** Its file's name has the name of a machine that the case knows. */
  FILE_NAME("the name of its file"),
  /** A tool has collected it on the device with other files, such as Intune. */
  KNOWN_BUNDLE("the diagnostics that it was collected with"),
  /** Another file in the same folder says it. */
  SAME_FOLDER("another file in its folder"),
  /** The folder or archive around it has the name. */
  FOLDER_NAME("the name of its folder"),
  /** The bundle has the name of a machine that the case knows. */
  BUNDLE_NAME("the name of the bundle");

  private final String says;

  MachineBasis(String says) {
    this.says = says;
  }

  /** The words for people. */
  public String description() {
    return says;
  }

  /** The name in JSON, such as {@code sameFolder}. */
  public String label() {
    String[] words = name().toLowerCase(Locale.ROOT).split("_");
    StringBuilder label = new StringBuilder(words[0]);
    for (int i = 1; i < words.length; i++) {
      label.append(Character.toUpperCase(words[i].charAt(0))).append(words[i].substring(1));
    }
    return label.toString();
  }
}
