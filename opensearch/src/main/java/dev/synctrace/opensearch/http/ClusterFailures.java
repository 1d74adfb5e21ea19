package dev.synctrace.opensearch.http;

import dev.synctrace.index.CaseException;
import java.io.IOException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Says in one line what is wrong with a case in a cluster and what to do. */
public record ClusterFailures(ClusterAddress address) {

  public CaseException noCase() {
    return new CaseException(
        "No case exists at " + address + ". Create one with `synctrace ingest BUNDLE --case ...`.");
  }

  public CaseException foreignIndex(String index) {
    return new CaseException(
        "The index " + index + " at " + address.hosts() + " is not a case. Use another name.");
  }

  public CaseException otherVersion(long found, int mine) {
    boolean newer = found > mine;
    return new CaseException(
        "The case at "
            + address
            + " was written by "
            + (newer ? "a later" : "another")
            + " version of SyncTrace (format "
            + found
            + "; this version supports format "
            + mine
            + "). "
            + (newer
                ? "use that version, or a later one."
                : "Delete it with `synctrace case delete` and ingest the bundles again."));
  }

  /** The line for an answer that is none. */
  public CaseException of(ClusterResponse response) {
    String reason = response.reason();
    return new CaseException(
        switch (response.status()) {
          case 401 ->
              "The cluster at "
                  + address.hosts()
                  + " does not accept user and password (401). Check SYNCTRACE_OPENSEARCH_USER and"
                  + " SYNCTRACE_OPENSEARCH_PASSWORD_FILE, or _API_KEY_FILE.";
          case 403 -> forbidden(response, reason);
          case 404 -> "The case at " + address + " was deleted (" + reason + ").";
          case 413 ->
              "A request is larger than the cluster at "
                  + address.hosts()
                  + " accepts. Increase its http.max_content_length.";
          default ->
              "The cluster at "
                  + address.hosts()
                  + " could not process the request (HTTP "
                  + response.status()
                  + "). "
                  + shortened(reason);
        });
  }

  private String forbidden(ClusterResponse response, String reason) {
    if (response.errorType().startsWith("cluster_block") || reason.contains("blocked by")) {
      return "The cluster at "
          + address.hosts()
          + " does not accept new data ("
          + shortened(reason)
          + "). Remove the block or free disk space, and run the same command again.";
    }
    return "This user does not have the required permission in the cluster at "
        + address.hosts()
        + " (403). Grant it read access to the indices synctrace-*, and for ingest and notes also the permission to create and write them.";
  }

  /** The line for a cluster that kept failing until patience ended. */
  CaseException gone(String last, long seconds, @Nullable Throwable cause) {
    return new CaseException(
        "The cluster at "
            + address.hosts()
            + " has not answered for "
            + seconds
            + " s ("
            + shortened(last)
            + "). Check that it is running, then run the same command again. Acknowledged data is kept.",
        cause);
  }

  /** The line for a way to the cluster that will not work later either; null when it may. */
  @Nullable
  public CaseException lasting(IOException failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SSLException) {
        return new CaseException(
            "The cluster at "
                + address.hosts()
                + " has a certificate that is not trusted, or does not use TLS ("
                + shortened(String.valueOf(cause.getMessage()))
                + "). Specify its certificate authority with SYNCTRACE_OPENSEARCH_CA.",
            failure);
      }
      if (cause instanceof UnknownHostException) {
        return new CaseException(
            "Unknown host " + address.hosts() + ". Check the address of the case.", failure);
      }
    }
    return null;
  }

  static String shortened(String text) {
    String line = text.replaceAll("\\s+", " ").strip();
    return line.length() <= 200 ? line : line.substring(0, 200) + "...";
  }
}
