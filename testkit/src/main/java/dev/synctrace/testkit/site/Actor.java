package dev.synctrace.testkit.site;

/**
 * Actor of a change in the directory.
 *
 * @param app whether it is an app; else a person
 * @param id object id of the person or of the app's service principal
 * @param name display name; empty for people, as audits have it
 * @param upn user principal name; empty for apps
 */
public record Actor(boolean app, String id, String name, String upn) {
  public static Actor app(String id, String name) {
    return new Actor(true, id, name, "");
  }

  public static Actor person(String id, String upn) {
    return new Actor(false, id, "", upn);
  }
}
