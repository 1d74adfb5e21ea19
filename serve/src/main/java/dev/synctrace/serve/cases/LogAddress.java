package dev.synctrace.serve.cases;

import dev.synctrace.report.view.RecordLinks;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Addresses in the log reader of a case.
 *
 * @param caseAddress path of the case's page
 */
public record LogAddress(String caseAddress) implements RecordLinks {
  /** Value of {@code merge} that shows every machine. */
  public static final String ALL = "all";

  @Override
  public String log(String source) {
    return caseAddress + "/log?source=" + URLEncoder.encode(source, StandardCharsets.UTF_8);
  }

  @Override
  public String record(String source, long line) {
    return log(source) + "&line=" + line + "#L" + line;
  }

  @Override
  public String around(String source, long line) {
    return log(source) + "&merge=" + ALL + "&line=" + line + "#S0L" + line;
  }
}
