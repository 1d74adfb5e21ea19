package dev.synctrace.index.lucene;

import dev.synctrace.parsers.model.Attribute;
import dev.synctrace.parsers.model.Attributes;
import dev.synctrace.parsers.model.Event;
import dev.synctrace.parsers.model.Kind;
import dev.synctrace.parsers.model.Severity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Builds events for tests: names what a test is about, and fills in the rest. */
public final class SampleEvents {
  private String source = "logs/BgbServer.log";
  private long line = 1;
  private @Nullable Long endLine;
  private @Nullable Instant time = Instant.parse("2026-09-25T23:35:04.936Z");
  private @Nullable Instant orderTime = time;
  private @Nullable Integer zoneMinutes = 240;
  private String log = "BgbServer";
  private @Nullable String component = "SMS_NOTIFICATION_SERVER";
  private @Nullable String thread = "7896";
  private Severity severity = Severity.INFO;
  private Kind kind = Kind.OTHER;
  private String message = "";
  private final Attributes.Builder attributes = Attributes.builder();

  private SampleEvents() {}

  public static SampleEvents event() {
    return new SampleEvents();
  }

  public SampleEvents at(String source, long line) {
    this.source = source;
    this.line = line;
    return this;
  }

  public SampleEvents line(long line) {
    this.line = line;
    return this;
  }

  public SampleEvents endLine(long endLine) {
    this.endLine = endLine;
    return this;
  }

  public SampleEvents time(String time) {
    this.time = Instant.parse(time);
    this.orderTime = this.time;
    return this;
  }

  public SampleEvents time(Instant time) {
    this.time = time;
    this.orderTime = time;
    return this;
  }

  public SampleEvents untimedAfter(@Nullable String orderTime) {
    this.time = null;
    this.orderTime = orderTime == null ? null : Instant.parse(orderTime);
    return this;
  }

  public SampleEvents zone(@Nullable Integer zoneMinutes) {
    this.zoneMinutes = zoneMinutes;
    return this;
  }

  public SampleEvents log(String log) {
    this.log = log;
    return this;
  }

  public SampleEvents component(@Nullable String component) {
    this.component = component;
    return this;
  }

  public SampleEvents thread(@Nullable String thread) {
    this.thread = thread;
    return this;
  }

  public SampleEvents kind(Kind kind) {
    this.kind = kind;
    this.severity = kind.severity();
    return this;
  }

  public SampleEvents severity(Severity severity) {
    this.severity = severity;
    return this;
  }

  public SampleEvents message(String message) {
    this.message = message;
    return this;
  }

  public SampleEvents with(Attribute attribute, String value) {
    attributes.put(attribute, value);
    return this;
  }

  SampleEvents mentioning(String value) {
    attributes.mention(value);
    return this;
  }

  public Event build() {
    return new Event(
        time,
        orderTime,
        zoneMinutes,
        source,
        line,
        endLine == null ? line : endLine,
        log,
        component,
        thread,
        severity,
        kind,
        message,
        attributes.build());
  }
}
