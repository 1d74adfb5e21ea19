package dev.synctrace.diagnosis.trace;

import dev.synctrace.diagnosis.trace.model.Trace;
import java.util.Optional;

/**
 * The actions that one meaning of a text finds.
 *
 * @param meaning what the text is taken for, such as {@code push number 41}
 * @param caution why the text may not mean this; empty when it does
 * @param actions in the order of their first records; at least one; read while iterating
 */
public record ActionsByMeaning(String meaning, Optional<String> caution, Iterable<Trace> actions) {}
