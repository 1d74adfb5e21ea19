package dev.synctrace.index.lucene.document;

/**
 * Names of Lucene fields that are not simply the {@link dev.synctrace.index.search.SearchField} of
 * the same name. None can clash: no searchable name begins with an underscore.
 */
public final class LuceneFieldNames {
  /**
   * Numeric doc values with a skip index, nanoseconds since the epoch: where the event is in time.
   * One field serves range and order; {@link #UNTIMED} marks those without a time.
   */
  public static final String ORDER_TIME = "_order";

  /** Has the term {@link #YES} when the event itself carries no time. */
  public static final String UNTIMED = "_untimed";

  /**
   * Numeric doc values: where in its source the event is, see {@link #place}. Breaks ties of time
   * and answers for the line.
   */
  public static final String PLACE = "_place";

  /** Numeric doc values, only where the last line differs from the first. */
  public static final String END_LINE = "_endLine";

  /** Stored: the event, but for what its doc values give back, see {@link EventCodec}. */
  public static final String EVENT = "_event";

  /**
   * Numeric doc values of an audit record: its content, as one number; see {@code AuditIdentity}.
   */
  public static final String AUDIT_CONTENT = "_auditContent";

  /** Numeric doc values of an audit record that has an id: that id, as one number. */
  public static final String AUDIT_ID = "_auditId";

  /**
   * Has the term {@link #YES} when an audit record may be a copy of one that was indexed before. Of
   * all copies of a record at most one is without.
   */
  public static final String COPY = "_copy";

  /** The term of marker fields. */
  public static final String YES = "y";

  private static final int ORDINAL_BITS = 24;

  private LuceneFieldNames() {}

  /**
   * One ascending number for a line and the records that begin on it.
   *
   * @param line from 0
   * @param ordinal of the record on that line, from 0; taken as the highest possible beyond that
   */
  public static long place(long line, int ordinal) {
    return (line << ORDINAL_BITS) + Math.min(ordinal, (1 << ORDINAL_BITS) - 1);
  }

  /** The line of a place. */
  public static long line(long place) {
    return place >> ORDINAL_BITS;
  }
}
