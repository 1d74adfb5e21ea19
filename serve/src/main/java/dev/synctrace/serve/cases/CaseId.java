package dev.synctrace.serve.cases;

import dev.synctrace.serve.http.RandomText;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Names one case in addresses and on disk. No one can guess one, and nothing else than one ever
 * becomes the name of a folder.
 */
public record CaseId(String value) {
  private static final Pattern FORM = Pattern.compile("[0-9a-f]{32}");

  public CaseId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("not a valid case ID");
    }
  }

  public static CaseId random() {
    return new CaseId(RandomText.of128Bits());
  }

  /** Empty for a text of another form. */
  public static Optional<CaseId> parse(String text) {
    return FORM.matcher(text).matches() ? Optional.of(new CaseId(text)) : Optional.empty();
  }

  /** Path of its page. */
  public String address() {
    return "/cases/" + value;
  }

  /** Enough to find it in a log, too little to open it. */
  public String shortened() {
    return value.substring(0, 8) + "...";
  }
}
