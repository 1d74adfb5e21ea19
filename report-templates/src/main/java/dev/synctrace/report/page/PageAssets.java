package dev.synctrace.report.page;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * Style and script of the page, and the policy that lets a browser run these and nothing else,
 * whatever a log smuggles in.
 */
public record PageAssets(String style, String script) {

  public static PageAssets load() {
    return new PageAssets(PageTemplates.text("report.css"), PageTemplates.text("report.js"));
  }

  /** The content security policy: no request to anywhere, only our own style and script. */
  public String policy() {
    return "default-src 'none'; style-src '%s'; script-src '%s'; img-src data:; base-uri 'none'; form-action 'none'"
        .formatted(hash(style), hash(script));
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
