package dev.synctrace.serve.cases;

import dev.synctrace.index.CaseException;
import java.util.List;

/** Says in one line why a case shows no answers, and what to do. */
final class IngestFailure {
  private IngestFailure() {}

  /** For a case in which there is no record. */
  static String nothing(CaseEntry entry, List<String> problems) {
    if (!problems.isEmpty()) {
      return "Nothing could be read. " + problems.getFirst();
    }
    return entry.isGiven()
        ? "This case contains no records. Ingest a bundle into it and start the server again."
        : "The upload contains no log or export that SyncTrace supports. Upload the logs, or a"
            + " zip file of them.";
  }

  /** Of an upload without a path of this machine; a given case has its place as its name. */
  static String describe(CaseEntry entry, Throwable failure) {
    return switch (failure) {
      case OutOfMemoryError _ ->
          "The server does not have enough memory for this "
              + (entry.isGiven() ? "case" : "bundle")
              + ". Restart the server with SYNCTRACE_OPTS=-Xmx2g"
              + (entry.isGiven() ? "." : " to process it again.");
      case CaseException unreadable when entry.isGiven() ->
          unreadable.getMessage() + " Then start the server again.";
      default ->
          entry.isGiven()
              ? "The results could not be computed ("
                  + failure.getClass().getSimpleName()
                  + "). Restart the server. If this fails again, see the log of the server."
              : "The bundle could not be read completely ("
                  + failure.getClass().getSimpleName()
                  + "). The upload is kept. Restart the server to process it again. If this"
                  + " fails again, see the log of the server.";
    };
  }
}
