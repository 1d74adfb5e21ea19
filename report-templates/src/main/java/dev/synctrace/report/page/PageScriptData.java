package dev.synctrace.report.page;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.synctrace.diagnosis.identity.IdType;
import dev.synctrace.index.search.TimeRange;
import dev.synctrace.output.text.StageMark;
import dev.synctrace.report.member.MemberCollector;
import dev.synctrace.report.member.MemberData;
import dev.synctrace.report.view.GradeView;
import dev.synctrace.report.view.ViewFormatter;
import dev.synctrace.report.view.member.IdWords;
import dev.synctrace.report.view.member.MemberStatusTab;
import dev.synctrace.report.view.member.VerdictLabel;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.Optional;

/**
 * Data that the page's script needs besides the members: the words of numbers in the data, and the
 * zone's offsets in the time of the case.
 */
final class PageScriptData {
  private final MemberCollector members;
  private final ViewFormatter formatter;

  PageScriptData(MemberCollector members, ViewFormatter formatter) {
    this.members = members;
    this.formatter = formatter;
  }

  /** JSON that may be in a script element: {@code <} and {@code >} are escaped. */
  String json(Optional<TimeRange> range) {
    StringWriter out = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(out)) {
      json.writeStartObject();
      json.writeNumberField("page", MemberCollector.PAGE);
      json.writeNumberField("details", MemberData.DETAILS);
      json.writeArrayFieldStart("tabs");
      for (MemberStatusTab tab : MemberStatusTab.all()) {
        json.writeString(tab.key());
      }
      json.writeEndArray();
      json.writeArrayFieldStart("verdicts");
      for (VerdictLabel verdict : VerdictLabel.all()) {
        strings(json, verdict.label(), verdict.tone().symbol(), verdict.tone().style());
      }
      json.writeEndArray();
      json.writeArrayFieldStart("grades");
      for (GradeView grade : GradeView.all()) {
        strings(json, grade.label(), grade.symbol());
      }
      json.writeEndArray();
      json.writeArrayFieldStart("marks");
      for (StageMark mark : StageMark.all()) {
        strings(json, mark.words(), mark.symbol(), mark.style());
      }
      json.writeEndArray();
      json.writeArrayFieldStart("ids");
      for (IdType type : IdType.values()) {
        json.writeString(IdWords.of(type));
      }
      json.writeEndArray();
      json.writeFieldName("mappings");
      strings(json, members.mappings().toArray(String[]::new));
      json.writeNumberField(
          "epoch", range.map(TimeRange::first).orElse(Instant.EPOCH).toEpochMilli());
      json.writeFieldName("offsets");
      offsets(json, range);
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString().replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026");
  }

  private static void strings(JsonGenerator json, String... texts) throws IOException {
    json.writeStartArray();
    for (String text : texts) {
      json.writeString(text);
    }
    json.writeEndArray();
  }

  /**
   * {@code [since, seconds, since, seconds, ...]}: from when on which offset holds; times from the
   * epoch.
   */
  private void offsets(JsonGenerator json, Optional<TimeRange> range) throws IOException {
    ZoneRules rules = formatter.zone().getRules();
    Instant from = range.map(TimeRange::first).orElse(Instant.EPOCH);
    Instant to = range.map(TimeRange::last).orElse(Instant.EPOCH);
    json.writeStartArray();
    json.writeNumber(0);
    json.writeNumber(rules.getOffset(from).getTotalSeconds());
    ZoneOffsetTransition next = rules.nextTransition(from);
    while (next != null && !next.getInstant().isAfter(to)) {
      json.writeNumber(next.toEpochSecond() * 1_000 - from.toEpochMilli());
      json.writeNumber(next.getOffsetAfter().getTotalSeconds());
      next = rules.nextTransition(next.getInstant());
    }
    json.writeEndArray();
  }
}
