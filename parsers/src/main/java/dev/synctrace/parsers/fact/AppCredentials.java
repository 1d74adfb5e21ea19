package dev.synctrace.parsers.fact;

import dev.synctrace.parsers.export.ExportTimes;
import dev.synctrace.parsers.fact.row.FactBuilder;
import dev.synctrace.parsers.fact.row.FactEventWriter;
import dev.synctrace.parsers.model.Attribute;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Secrets and certificates of an application: only when they begin and end, never what they are.
 * The application's own row gets the first and the last end; causes.md S20.
 */
final class AppCredentials {
  private AppCredentials() {}

  /** One row per credential; adds {@code firstExpiry} and {@code validUntil} to the owner's row. */
  static List<FactBuilder> of(JsonRow owner, FactBuilder ownerRow, FactEventWriter reading) {
    List<FactBuilder> rows = new ArrayList<>();
    owner
        .objects("passwordcredentials")
        .forEach(c -> rows.add(row("password", c, ownerRow, reading)));
    owner
        .objects("keycredentials")
        .forEach(c -> rows.add(row("certificate", c, ownerRow, reading)));
    List<String> ends =
        rows.stream()
            .map(row -> row.get(Attribute.VALID_UNTIL))
            .filter(e -> e != null)
            .sorted()
            .toList();
    if (!ends.isEmpty()) {
      ownerRow
          .put(Attribute.FIRST_EXPIRY, ends.get(0))
          .put(Attribute.VALID_UNTIL, ends.get(ends.size() - 1))
          .say("credentialsEnd", String.join(" ", ends), true);
    } else if (owner.has("passwordcredentials")) {
      ownerRow.addEmpty(Attribute.VALID_UNTIL);
    }
    return rows;
  }

  private static FactBuilder row(
      String type, JsonRow credential, FactBuilder owner, FactEventWriter reading) {
    @Nullable String from = time(credential, reading, "startdatetime", "startdate");
    @Nullable String until = time(credential, reading, "enddatetime", "enddate");
    String name = credential.text("displayname").orElse("");
    return reading
        .row()
        .put(Attribute.OBJECT_ID, owner.get(Attribute.OBJECT_ID))
        .put(Attribute.APP_ID, owner.get(Attribute.APP_ID))
        .put(Attribute.NAME, owner.get(Attribute.NAME))
        .put(Attribute.CREDENTIAL_TYPE, type)
        .put(Attribute.CREDENTIAL_ID, credential.text("keyid").orElse(null))
        .put(Attribute.VALID_FROM, from)
        .put(Attribute.VALID_UNTIL, until)
        .say("credential", type, true)
        .say("displayName", name, false)
        .say("from", from == null ? "" : from, false)
        .say("until", until == null ? "" : until, true);
  }

  private static @Nullable String time(
      JsonRow credential, FactEventWriter reading, String... keys) {
    for (String key : keys) {
      String written = credential.text(key).orElse(null);
      if (written != null) {
        return ExportTimes.iso(written, reading.dateOrder());
      }
    }
    return null;
  }
}
