package dev.synctrace.serve.log;

/**
 * One record in the log.
 *
 * @param id of the element
 * @param key {@code LINE:SOURCE}, by which the page's script names it
 * @param href address of the page with this record selected
 * @param lane number of its log's colour, 0 to 7
 * @param machine empty where nothing tells it
 * @param file name of the file
 * @param source path of the file
 * @param begins path of the file that begins here; empty within one
 * @param first first line of the text
 * @param more number of further lines
 * @param text whole; empty where it is one line
 * @param hit whether it matches what is looked for
 * @param marked whether an engineer marked it
 * @param note of an engineer; empty for none
 * @param selected whether it is the one that the address names
 */
public record LogRowView(
    String id,
    String key,
    String href,
    long line,
    int lane,
    String machine,
    String file,
    String source,
    String begins,
    String severity,
    String tone,
    String symbol,
    String first,
    int more,
    String text,
    String component,
    LogClock.Shown time,
    String thread,
    boolean hit,
    boolean marked,
    String note,
    boolean selected) {}
