package dev.synctrace.report;

import dev.synctrace.output.BundleCase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The group-sync sample as someone would write it who wants to take over the reader's browser:
 * markup, direction characters, formulas and endless words wherever a log can put text.
 */
final class HostileBundle {
  static final String SCRIPT = "<script>window.hacked=1</script>";
  static final String HANDLER = "\"><img src=x onerror=\"window.hacked=2\">";
  static final String STYLE = "</style></script><svg onload=window.hacked=3>";
  static final String TURNED = "\u202Etxt.exe";
  static final String FORMULA = "=HYPERLINK(1)";
  static final String TEMPLATE = "[[${7*7}]]__${7*7}__";
  static final String ENDLESS = "W".repeat(20_000);

  private HostileBundle() {}

  static Path write(Path folder) throws IOException {
    Path sample = BundleCase.SAMPLES.resolve("contoso-group-sync");
    try (Stream<Path> files = Files.walk(sample)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = folder.resolve(sample.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.write(copy, spoil(file));
      }
    }
    Files.move(
        folder.resolve("CLIENT-088/CcmAad.log"),
        folder.resolve("CLIENT-088/<img src=x onerror=window.hacked=4>CcmAad.log"));
    Files.writeString(folder.resolve("broken" + TURNED + ".zip"), "PK\u0003\u0004 is no archive");
    return folder;
  }

  private static byte[] spoil(Path file) throws IOException {
    String name = file.getFileName().toString();
    byte[] bytes = Files.readAllBytes(file);
    List<String> texts = List.of(".csv", ".json", "CcmAad.log");
    if (texts.stream().noneMatch(name::endsWith)) {
      return bytes;
    }
    String text = new String(bytes, StandardCharsets.UTF_8);
    String spoilt =
        name.endsWith(".csv")
            ? text.replace("CLIENT-088", csv(SCRIPT + HANDLER + STYLE + TURNED))
                .replace("CLIENT-095", csv(FORMULA + TEMPLATE + ENDLESS))
                .replace("Finance Workstations", csv(STYLE + SCRIPT))
            : name.endsWith(".json")
                ? text.replace("SG-CM-Finance-Workstations", json(HANDLER + STYLE + TURNED))
                    .replace("megan.bowen@contoso.com", json(SCRIPT + TURNED))
                    .replace("CLIENT-088", json(SCRIPT + HANDLER + STYLE + TURNED))
                    .replace("CLIENT-095", json(FORMULA + TEMPLATE + ENDLESS))
                : text.replace("0xd0090016", "0xd0090016 " + SCRIPT + HANDLER + STYLE + TURNED);
    return spoilt.getBytes(StandardCharsets.UTF_8);
  }

  private static String csv(String value) {
    return "\"" + value.replace("\"", "\"\"") + "\"";
  }

  private static String json(String value) {
    return value.replace("\"", "\\\"");
  }
}
