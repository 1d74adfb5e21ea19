package dev.synctrace.serve.cases;

import java.nio.file.Path;

/** Paths of the parts of one case. No name in it comes from a visitor but those of the bundle. */
record CaseFolder(Path root) {
  Path entry() {
    return root.resolve("case.properties");
  }

  /** The upload, until it is read: one folder for each file. */
  Path bundle() {
    return root.resolve("bundle");
  }

  /** What {@code synctrace --case} opens. */
  Path index() {
    return root.resolve("case");
  }

  /** What pages show without asking the case. */
  Path answers() {
    return root.resolve("answers");
  }

  Path overview() {
    return answers().resolve("overview.html");
  }

  Path sources() {
    return answers().resolve("sources.html");
  }

  Path trouble() {
    return answers().resolve("trouble.html");
  }

  Path members() {
    return answers().resolve("members.rows");
  }

  Path actions() {
    return answers().resolve("actions.rows");
  }

  Path citations() {
    return answers().resolve("citations");
  }

  Path names() {
    return answers().resolve("names");
  }

  Path report(boolean redacted, boolean notes) {
    return answers()
        .resolve("report" + (redacted ? "-redacted" : "") + (notes ? "-notes" : "") + ".html");
  }
}
