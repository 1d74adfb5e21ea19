package dev.synctrace.report.view.page;

import dev.synctrace.report.view.QuoteView;
import dev.synctrace.report.view.TimeView;
import org.jspecify.annotations.Nullable;

/**
 * What an engineer added to a record.
 *
 * @param place of the record
 * @param record the record itself; null where the case has it no more
 * @param text of the note; empty for a mere mark
 * @param written when
 */
public record NoteView(String place, @Nullable QuoteView record, String text, TimeView written) {}
