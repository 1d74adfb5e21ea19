package dev.synctrace.output.redact.pseudonym;

/**
 * Class of the object that an identifier names. A text that is the name of several things is shown
 * as the first of these.
 */
public enum IdentifierClass {
  TENANT("tenant"),
  DEVICE("device"),
  HOST("host"),
  USER("user"),
  GROUP("group"),
  COLLECTION("collection"),
  APP("app"),
  DOMAIN("domain"),
  HIERARCHY("hierarchy"),
  /** A tenant-attach action. */
  TASK("task"),
  /** A Windows security identifier. */
  SID("sid"),
  /** An IP address. */
  ADDRESS("ip"),
  MAC("mac"),
  SERIAL("serial"),
  PHONE("phone"),
  /** The three-letter code of a site. */
  SITE("site"),
  /** A certificate's thumbprint or a hash of hardware ids. */
  HASH("hash"),
  /** A folder of the bundle. */
  FOLDER("folder"),
  /** A name of which the record does not tell what it names. */
  NAME("name"),
  /** A GUID of which the case has not enough data what it names. */
  ID("id");

  private final String word;

  IdentifierClass(String word) {
    this.word = word;
  }

  /** What its pseudonyms begin with. */
  public String word() {
    return word;
  }
}
