package dev.synctrace.report.member;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.synctrace.report.view.CauseView;
import dev.synctrace.report.view.EvidenceView;
import dev.synctrace.report.view.MissingView;
import dev.synctrace.report.view.QuoteView;
import dev.synctrace.report.view.StageGroupView;
import dev.synctrace.report.view.StageGroupView.StageView;
import dev.synctrace.report.view.member.MemberView;
import dev.synctrace.report.view.member.MemberView.TimelineEntryView;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a member's row opens to: {@code [quotes, causes, timeline, evidence, missing, conflicts,
 * [happened, next step], path]}. A quote is {@code [source, line, time, text, notes...]} and is
 * once, however often it is referred to; line and time are told as the difference to the quote
 * before it, the first time in milliseconds to the page's epoch; a quote without a time has null.
 * Texts are numbers of the chunk's texts, without the member's {@link SubjectPlaceholder}.
 */
final class MemberDetail {
  /** In the place of the number of a quote, where there is none. */
  private static final int NO_QUOTE = -1;

  private final JsonGenerator json;
  private final StringTable stringTable;
  private final MemberView member;
  private final SubjectPlaceholder own;
  private final Map<QuoteView, Integer> quotes = new LinkedHashMap<>();
  private long lastLine;
  private long lastTime;

  MemberDetail(JsonGenerator json, StringTable stringTable, MemberView member, Instant epoch) {
    this.json = json;
    this.stringTable = stringTable;
    this.member = member;
    this.lastTime = epoch.toEpochMilli();
    this.own = new SubjectPlaceholder(member);
  }

  void write() throws IOException {
    collectQuotes();
    json.writeStartArray();
    json.writeStartArray();
    for (QuoteView quote : quotes.keySet()) {
      write(quote);
    }
    json.writeEndArray();
    json.writeStartArray();
    for (CauseView cause : member.causes()) {
      write(cause);
    }
    json.writeEndArray();
    json.writeStartArray();
    for (TimelineEntryView happening : member.timeline()) {
      json.writeStartArray();
      text(happening.what());
      json.writeNumber(number(happening.quote()));
      json.writeEndArray();
    }
    json.writeEndArray();
    evidence(member.evidence());
    missing(member.missing());
    textArray(member.conflicts());
    textArray(List.of(member.happened(), member.nextStep()));
    path(member.path());
    json.writeEndArray();
  }

  /** Each group {@code [name, title, mark, says, quote, title, mark, says, quote, ...]}. */
  @SuppressWarnings("EnumOrdinal") // the page's setup lists the marks in the same order
  private void path(List<StageGroupView> path) throws IOException {
    json.writeStartArray();
    for (StageGroupView group : path) {
      json.writeStartArray();
      word(group.name());
      for (StageView stage : group.stages()) {
        word(stage.title());
        json.writeNumber(stage.mark().ordinal());
        text(stage.says());
        json.writeNumber(stage.quote() == null ? NO_QUOTE : number(stage.quote()));
      }
      json.writeEndArray();
    }
    json.writeEndArray();
  }

  private void collectQuotes() {
    for (TimelineEntryView happening : member.timeline()) {
      number(happening.quote());
    }
    collectQuotes(member.evidence());
    for (CauseView cause : member.causes()) {
      collectQuotes(cause.evidence());
    }
    for (StageGroupView group : member.path()) {
      for (StageView stage : group.stages()) {
        if (stage.quote() != null) {
          number(stage.quote());
        }
      }
    }
  }

  private void collectQuotes(List<EvidenceView> evidence) {
    for (EvidenceView piece : evidence) {
      number(piece.quote());
    }
  }

  private int number(QuoteView quote) {
    return quotes.computeIfAbsent(quote, _ -> quotes.size());
  }

  private void write(QuoteView quote) throws IOException {
    json.writeStartArray();
    text(quote.source());
    json.writeNumber(quote.line() - lastLine);
    lastLine = quote.line();
    Instant time = quote.time().instant();
    if (time == null) {
      json.writeNull();
    } else {
      json.writeNumber(time.toEpochMilli() - lastTime);
      lastTime = time.toEpochMilli();
    }
    text(quote.text());
    for (String note : quote.notes()) {
      text(note);
    }
    json.writeEndArray();
  }

  /** {@code [id, title, grade, evidence, missing, fix, links]}. */
  @SuppressWarnings("EnumOrdinal") // the page's setup lists the grades in the same order
  private void write(CauseView cause) throws IOException {
    json.writeStartArray();
    text(cause.id());
    text(cause.title());
    json.writeNumber(cause.grade().ordinal());
    evidence(cause.evidence());
    missing(cause.missing());
    textArray(cause.fix());
    textArray(cause.links());
    json.writeEndArray();
  }

  /** Each {@code [says, for, quote]}. */
  private void evidence(List<EvidenceView> evidence) throws IOException {
    json.writeStartArray();
    for (EvidenceView piece : evidence) {
      json.writeStartArray();
      text(piece.says());
      json.writeNumber(piece.supports() ? 1 : 0);
      json.writeNumber(number(piece.quote()));
      json.writeEndArray();
    }
    json.writeEndArray();
  }

  /** What and how in turn. */
  private void missing(List<MissingView> missing) throws IOException {
    json.writeStartArray();
    for (MissingView thing : missing) {
      text(thing.what());
      text(thing.how());
    }
    json.writeEndArray();
  }

  private void textArray(List<String> all) throws IOException {
    json.writeStartArray();
    for (String text : all) {
      text(text);
    }
    json.writeEndArray();
  }

  /** A word of the page, which has no word of the member in it. */
  private void word(String word) throws IOException {
    json.writeNumber(stringTable.number(word));
  }

  private void text(String text) throws IOException {
    json.writeNumber(stringTable.number(own.takeOut(text)));
  }
}
