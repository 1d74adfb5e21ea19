package dev.synctrace.serve.log;

import dev.synctrace.index.lucene.citation.CitationIndex.CitingAnswer;
import dev.synctrace.index.lucene.citation.CitationIndex.CitingAnswers;
import dev.synctrace.serve.cases.RecordCitations.Use;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What the tool read from a record.
 *
 * @param citation file, line, time and text, for a ticket or a mail
 * @param kind name of the kind
 * @param meaning of the kind
 * @param text whole message
 * @param textHref address of the message as plain text
 * @param around address of all machines around the record; empty where it has no time
 * @param sameThread address of the records of its thread; empty where it has none
 * @param notes what the error codes in it mean
 * @param says values that were read from it
 * @param citing the answers that rest on it
 * @param marked whether an engineer marked it
 * @param note of an engineer; empty for none
 * @param notesHref address to which mark and note are sent
 * @param source path of its source, as it is
 * @param pattern of its message
 */
public record RecordView(
    String citation,
    String place,
    String kind,
    String meaning,
    String text,
    String textHref,
    String around,
    String sameThread,
    List<String> notes,
    List<Said> says,
    CitingAnswers citing,
    boolean marked,
    String note,
    String notesHref,
    String source,
    long line,
    PatternLinks pattern) {

  /**
   * The pattern of the record's message.
   *
   * @param only address of the log with the records of this pattern
   * @param onlyQuery what that adds to the query
   * @param without address of the log without them
   * @param withoutQuery what that adds to the query
   */
  public record PatternLinks(
      String text, String only, String onlyQuery, String without, String withoutQuery) {}

  /**
   * A value.
   *
   * @param name of what the ID stands for; empty where it is not known
   * @param href a search for it; empty where none can find it
   */
  public record Said(String label, String value, String name, String href) {}

  /** Returns how an answer uses the record, in words. */
  public String uses(CitingAnswer answer) {
    return answer.ways().stream().map(Use::meaning).collect(Collectors.joining(", "));
  }
}
