package dev.synctrace.output.assistant;

import java.util.List;

/**
 * What an assistant is offered.
 *
 * @param version of the program
 * @param instructions how the tools work together, for the assistant
 */
public record AssistantOffer(
    String version,
    String instructions,
    List<AssistantTool> tools,
    List<AssistantDocument> documents) {
  public AssistantOffer {
    tools = List.copyOf(tools);
    documents = List.copyOf(documents);
  }
}
