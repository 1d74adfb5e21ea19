package dev.synctrace.parsers.audit;

import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.source.FilePrefix;
import dev.synctrace.parsers.source.ReadOptions;
import dev.synctrace.parsers.source.ReadOutcome;
import dev.synctrace.parsers.source.SourceFormat.SourceInput;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads audits for the tests, as an ingest would: recognise first, then read. */
public final class AuditFixtures {
  /** What is in the made-up story of the fixtures. */
  static final String GROUP = "006a0b01-5a1c-4e0f-9b00-000000000002";

  public static final String SERVER_APP = "005b0a01-5a1c-4e0f-9b00-000000000003";
  public static final String PC1 = "00de1101-5a1c-4e0f-9b00-000000000008";
  static final String PC1_DEVICE_ID = "00dd1101-5a1c-4e0f-9b00-00000000000b";

  public record Read(boolean recognised, ReadOutcome outcome, List<Event> events) {
    public Event only() {
      if (events.size() != 1) {
        throw new AssertionError(events.size() + " events: " + events);
      }
      return events.getFirst();
    }

    public String problem() {
      if (outcome.problems().size() != 1) {
        throw new AssertionError("problems: " + outcome.problems());
      }
      return outcome.problems().getFirst();
    }
  }

  private AuditFixtures() {}

  public static Read file(String name) throws IOException {
    return read(name, bytesOf(name));
  }

  public static byte[] bytesOf(String name) throws IOException {
    try (InputStream in = AuditFixtures.class.getResourceAsStream(name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    }
  }

  public static Read text(String text) throws IOException {
    return read("audit.json", text.getBytes(StandardCharsets.UTF_8));
  }

  public static Read read(String path, byte[] bytes) throws IOException {
    AuditFormat format = new AuditFormat();
    FilePrefix prefix = FilePrefix.of(new ByteArrayInputStream(bytes));
    List<Event> events = new ArrayList<>();
    ReadOutcome outcome =
        format.read(
            new SourceInput(path, prefix, new ByteArrayInputStream(bytes), ReadOptions.DEFAULT),
            events::add);
    return new Read(format.recognises(prefix), outcome, events);
  }

  static @Nullable public String said(Event event, Attribute attribute) {
    return event.attributes().get(attribute).orElse(null);
  }

  /** A Graph record with a member added, and whatever else is given, such as {@code "k":"v"}. */
  public static String added(String id, String time, String member) {
    return """
    {"id":"%s","category":"GroupManagement","correlationId":"c0de0001-0000-4000-8000-000000000001",\
    "result":"success","activityDisplayName":"Add member to group","activityDateTime":"%s",\
    "initiatedBy":{"app":{"displayName":"Contoso CM Server App","servicePrincipalId":"%s"}},\
    "targetResources":[{"id":"%s","type":"Device","displayName":"CONTOSO-PC","modifiedProperties":\
    [{"displayName":"Group.ObjectID","newValue":"\\"%s\\""}]},{"id":"%s","type":"Group"}]}\
    """
        .formatted(id, time, SERVER_APP, member, GROUP, GROUP);
  }
}
