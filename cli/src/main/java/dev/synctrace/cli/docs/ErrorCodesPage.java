package dev.synctrace.cli.docs;

import dev.synctrace.parsers.error.ErrorFamily;
import dev.synctrace.parsers.error.ErrorTable;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** docs/error-codes.md, from the table of error codes. */
public final class ErrorCodesPage {
  private ErrorCodesPage() {}

  /** Returns the page, byte for byte. */
  public static String text() {
    StringBuilder page = new StringBuilder();
    page.append("# Error codes\n\n")
        .append("Generated from the error table. Do not edit manually: ")
        .append("`mvn test -pl cli -am -Dtest=DocsTest -Dsynctrace.update` generates it.\n\n")
        .append(
            "`synctrace error CODE` accepts every spelling of a code: hexadecimal with and without")
        .append(" `0x`, signed and unsigned decimal,\nthe Win32 or WinHTTP number in it, and an")
        .append(" HTTP status. Codes that are not listed are decoded by rule:\n\n")
        .append("| code | contains |\n| --- | --- |\n")
        .append("| `0x8007nnnn` | a Win32 number; from 12000 to 12287 a WinHTTP number |\n")
        .append("| `0xcaa8nnnn` | token broker: a WinHTTP number |\n")
        .append("| `0xcaa3nnnn` | token broker: an HTTP status |\n")
        .append("| `0x8019nnnn` | an HTTP status, a WinHTTP number, or a small number of the MDM")
        .append(" registration |\n")
        .append("| `0xd00nnnnn` | the NTSTATUS `0xc00nnnnn`; `0xd009nnnn` is `0x8009nnnn` |\n\n")
        .append("If no source is given, the first step is a suggestion of SyncTrace.\n");
    for (ErrorFamily family : ErrorFamily.values()) {
      page.append("\n## ").append(family.label()).append("\n\n");
      page.append("| code | name | meaning | first step | source |\n");
      page.append("| --- | --- | --- | --- | --- |\n");
      ErrorTable.builtIn().rows().stream()
          .filter(row -> row.family() == family)
          .forEach(row -> markdownRow(page, row));
    }
    return page.toString();
  }

  private static void markdownRow(StringBuilder page, ErrorTable.Row row) {
    List<@Nullable String> cells =
        Arrays.asList(row.name(), row.meaning(), row.action(), row.source());
    page.append("| `").append(row.code()).append('`');
    for (String cell : cells) {
      page.append(" | ").append(Objects.requireNonNullElse(cell, "-").replace("|", "\\|"));
    }
    page.append(" |\n");
  }
}
