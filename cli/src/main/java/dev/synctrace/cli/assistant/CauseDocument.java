package dev.synctrace.cli.assistant;

import dev.synctrace.cli.listing.CauseListing;
import dev.synctrace.diagnosis.cause.Cause;
import dev.synctrace.output.OutputFormat;
import dev.synctrace.output.assistant.AssistantAnswer;
import dev.synctrace.output.assistant.AssistantDocument;
import dev.synctrace.output.table.TextPage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

/**
 * Causes of the catalogue: as {@code synctrace causes}.
 *
 * @param address by which they are read
 * @param detailed whether each is explained, and not only named
 */
record CauseDocument(String address, String title, List<Cause> causes, boolean detailed)
    implements AssistantDocument {
  private static final String ADDRESS = "synctrace://causes";

  /** Returns the list of all causes. */
  static CauseDocument list(List<Cause> causes) {
    return new CauseDocument(ADDRESS, "Causes that SyncTrace knows", causes, false);
  }

  /** Returns the explanation of one cause. */
  static CauseDocument of(Cause cause) {
    return new CauseDocument(
        ADDRESS + "/" + cause.id(), cause.id() + " " + cause.title(), List.of(cause), true);
  }

  @Override
  public String mediaType() {
    return "text/plain";
  }

  @Override
  public String read() throws IOException {
    StringWriter text = new StringWriter();
    TextPage page = new TextPage(new PrintWriter(text), Integer.MAX_VALUE, false);
    OutputFormat.TABLE.write(new CauseListing(causes, detailed), page);
    int most = AssistantAnswer.MOST_CHARACTERS;
    return text.getBuffer().length() <= most
        ? text.toString()
        : text.getBuffer().substring(0, most);
  }
}
