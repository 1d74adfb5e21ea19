package dev.synctrace.parsers.audit;

import dev.synctrace.parsers.export.ExportProblems.ExportLoss;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A directory audit in its canonical form, the same from whatever export it comes. Reference
 * graph.md section 1. Every part may be missing.
 *
 * @param time UTC, at 100 ns where the export has them
 * @param activity what was done, as written
 * @param service the service that logged it
 * @param operation the directory's word, such as Assign
 * @param losses what the export is known to have lost of this record
 */
record AuditRecord(
    @Nullable Instant time,
    @Nullable String id,
    @Nullable String activity,
    @Nullable String category,
    @Nullable String correlationId,
    @Nullable String result,
    @Nullable String reason,
    @Nullable String service,
    @Nullable String operation,
    @Nullable String tenantId,
    @Nullable String userAgent,
    Actor actor,
    List<Target> targets,
    List<Detail> details,
    Set<ExportLoss> losses) {

  /** What form the actor is written in. */
  enum ActorForm {
    APP,
    USER,
    NONE
  }

  /**
   * Who did it.
   *
   * @param id object id of the user, or of the app's service principal
   * @param appId client id of the app; null in every Graph record seen so far
   */
  record Actor(
      ActorForm form,
      @Nullable String id,
      @Nullable String name,
      @Nullable String upn,
      @Nullable String appId,
      @Nullable String ip) {
    static final Actor UNKNOWN = new Actor(ActorForm.NONE, null, null, null, null, null);
  }

  /** An object that was acted on. */
  record Target(
      @Nullable String type,
      @Nullable String id,
      @Nullable String name,
      @Nullable String upn,
      List<ModifiedProperty> properties) {
    boolean is(String wanted) {
      return wanted.equalsIgnoreCase(type);
    }
  }

  /** One of {@code additionalDetails}. */
  record Detail(String key, @Nullable String value) {}

  /** The property of that name of any target; null when there is none. */
  @Nullable ModifiedProperty property(String name) {
    for (Target target : targets) {
      for (ModifiedProperty property : target.properties()) {
        if (property.name().equalsIgnoreCase(name)) {
          return property;
        }
      }
    }
    return null;
  }

  /** The properties of all targets. */
  List<ModifiedProperty> properties() {
    List<ModifiedProperty> all = new ArrayList<>();
    targets.forEach(target -> all.addAll(target.properties()));
    return all;
  }

  /** The detail of that name, without regard to case and blanks; null when there is none. */
  @Nullable String detail(String key) {
    for (Detail detail : details) {
      if (detail.key().replace(" ", "").equalsIgnoreCase(key)) {
        return detail.value();
      }
    }
    return null;
  }
}
