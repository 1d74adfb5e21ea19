package dev.synctrace.output.assistant;

import java.util.Map;

/** A read-only question that an assistant may ask. Called by one thread at a time. */
public interface AssistantTool {
  /** Returns the name by which the tool is called. */
  String name();

  /** Returns what the tool answers, for the assistant. */
  String description();

  /** Returns what the question may consist of. */
  ToolParameters parameters();

  /**
   * Answers a question. A wrong question is answered with what is wrong, and never thrown.
   *
   * @param arguments as the assistant sent them, not yet checked
   */
  AssistantAnswer answer(Map<String, Object> arguments);
}
