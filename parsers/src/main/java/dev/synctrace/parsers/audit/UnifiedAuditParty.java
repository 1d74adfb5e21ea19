package dev.synctrace.parsers.audit;

import dev.synctrace.parsers.export.JsonValue.Fields;
import dev.synctrace.parsers.model.Guid;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One actor or target of the unified audit log, put together from its list of ids: type 1 is a
 * name, 2 holds {@code User_<guid>}, the word {@code User} and bare GUIDs, 3 is a PUID, 4 and 5 are
 * principal names. Reference graph.md section 2, variant 9.
 *
 * @param id directory object id
 * @param appId client id; only an app has one
 */
record UnifiedAuditParty(
    @Nullable String type,
    @Nullable String id,
    @Nullable String name,
    @Nullable String upn,
    @Nullable String appId) {
  private static final Set<String> TYPES =
      Set.of("User", "Device", "Group", "ServicePrincipal", "Application", "Role", "Policy");

  static UnifiedAuditParty of(List<Fields> ids) {
    String type = null;
    String id = null;
    String name = null;
    String upn = null;
    List<String> bare = new ArrayList<>();
    for (Fields entry : ids) {
      String text = entry.text("ID");
      if (text == null) {
        continue;
      }
      int underline = text.indexOf('_');
      if (Guid.isDashed(text)) {
        bare.add(text);
      } else if (underline > 0 && Guid.isDashed(text.substring(underline + 1))) {
        type = text.substring(0, underline);
        id = text.substring(underline + 1);
      } else if (TYPES.contains(text)) {
        type = type == null ? text : type;
      } else if (text.indexOf('@') > 0) {
        upn = text;
      } else if ("1".equals(entry.text("Type"))) {
        name = text;
      }
    }
    if (id == null && !bare.isEmpty()) {
      id = bare.getFirst();
    }
    return new UnifiedAuditParty(type, id, name, upn, other(bare, id));
  }

  private static @Nullable String other(List<String> guids, @Nullable String id) {
    for (String guid : guids) {
      if (!guid.equalsIgnoreCase(id)) {
        return guid;
      }
    }
    return null;
  }
}
