package dev.synctrace.mcp;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.synctrace.output.assistant.AssistantAnswer;
import dev.synctrace.output.assistant.AssistantDocument;
import dev.synctrace.output.assistant.AssistantOffer;
import dev.synctrace.output.assistant.AssistantServer;
import dev.synctrace.output.assistant.AssistantTool;
import io.modelcontextprotocol.json.McpJsonMapper;
import io.modelcontextprotocol.json.jackson2.JacksonMcpJsonMapper;
import io.modelcontextprotocol.json.schema.JsonSchemaValidator;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpServerFeatures.SyncResourceSpecification;
import io.modelcontextprotocol.server.McpServerFeatures.SyncToolSpecification;
import io.modelcontextprotocol.server.McpSyncServer;
import io.modelcontextprotocol.spec.McpError;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.ReadResourceResult;
import io.modelcontextprotocol.spec.McpSchema.Resource;
import io.modelcontextprotocol.spec.McpSchema.ServerCapabilities;
import io.modelcontextprotocol.spec.McpSchema.TextResourceContents;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import io.modelcontextprotocol.spec.McpSchema.ToolAnnotations;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Map;

/** Serves tools and documents over standard input and output. */
public final class McpStdioServer implements AssistantServer {
  private static final String FAILED =
      "SyncTrace could not answer this question. Its standard error says why";

  @Override
  public void serve(AssistantOffer offer, InputStream in, OutputStream out) throws IOException {
    McpJsonMapper mapper = new JacksonMcpJsonMapper(new JsonMapper());
    LineTransport transport = new LineTransport(mapper, in, out);
    McpSyncServer server =
        McpServer.sync(transport)
            .serverInfo("synctrace", offer.version())
            .instructions(offer.instructions())
            .jsonMapper(mapper)
            // The tools check what they are asked, and say what is wrong with it.
            .validateToolInputs(false)
            .jsonSchemaValidator(new NoSchemaValidator())
            .capabilities(ServerCapabilities.builder().tools(false).resources(false, false).build())
            .tools(offer.tools().stream().map(McpStdioServer::specification).toList())
            .resources(offer.documents().stream().map(McpStdioServer::specification).toList())
            .build();
    try {
      transport.run();
    } finally {
      server.close();
    }
  }

  private static SyncToolSpecification specification(AssistantTool tool) {
    Tool described =
        new Tool.Builder()
            .name(tool.name())
            .description(tool.description())
            .inputSchema(tool.parameters().schema())
            .annotations(new ToolAnnotations(null, true, false, true, false, null))
            .build();
    return SyncToolSpecification.builder()
        .tool(described)
        .callHandler((_, request) -> {
          Map<String, Object> sent = request.arguments();
          AssistantAnswer answer = answer(tool, sent == null ? Map.of() : sent);
          return new CallToolResult.Builder()
              .addTextContent(answer.text())
              .isError(answer.refused())
              .build();
        })
        .build();
  }

  private static AssistantAnswer answer(AssistantTool tool, Map<String, Object> sent) {
    try {
      return tool.answer(sent);
    } catch (RuntimeException | OutOfMemoryError e) {
      report(tool.name(), e);
      return AssistantAnswer.refused(FAILED);
    }
  }

  private static SyncResourceSpecification specification(AssistantDocument document) {
    Resource described =
        new Resource.Builder()
            .uri(document.address())
            .name(document.title())
            .mimeType(document.mediaType())
            .build();
    return new SyncResourceSpecification(
        described,
        (_, _) ->
            new ReadResourceResult(
                List.of(
                    new TextResourceContents(
                        document.address(), document.mediaType(), text(document)))));
  }

  private static String text(AssistantDocument document) {
    try {
      return document.read();
    } catch (RuntimeException | IOException | OutOfMemoryError e) {
      report(document.address(), e);
      throw McpError.builder(LineTransport.INTERNAL_ERROR).message(FAILED).build();
    }
  }

  /** A mistake of this program: standard error is the log of the client that started it. */
  private static void report(String asked, Throwable failure) {
    System.err.println("synctrace: " + asked + ": " + failure);
  }

  /** Accepts everything: the schemas offered are this program's own. */
  private static final class NoSchemaValidator implements JsonSchemaValidator {
    @Override
    public ValidationResponse validate(Map<String, Object> schema, Object content) {
      return ValidationResponse.asValid(null);
    }
  }
}
