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
        ? "There is no record in this case yet: ingest a bundle into it and start the server again."
        : "Nothing in the upload is a log or an export that SyncTrace knows: upload the logs, or a"
            + " zip of them.";
  }

  /** Of an upload without a path of this machine; a given case bears its place as its name. */
  static String describe(CaseEntry entry, Throwable failure) {
    return switch (failure) {
      case OutOfMemoryError _ ->
          "The server has not enough memory for this "
              + (entry.isGiven() ? "case" : "bundle")
              + ": start it with SYNCTRACE_OPTS=-Xmx2g"
              + (entry.isGiven() ? "." : " and it is read again.");
      case CaseException unreadable when entry.isGiven() ->
          unreadable.getMessage() + " Then start the server again.";
      default ->
          entry.isGiven()
              ? "The answers could not be worked out ("
                  + failure.getClass().getSimpleName()
                  + "): start the server again; if that fails too, its log says more."
              : "The bundle could not be read to the end ("
                  + failure.getClass().getSimpleName()
                  + "). The upload is kept: start the server again and it is read again; if that"
                  + " fails too, the server's log says more.";
    };
  }
}
