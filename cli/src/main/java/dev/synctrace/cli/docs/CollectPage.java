package dev.synctrace.cli.docs;

import dev.synctrace.diagnosis.collect.CollectCatalogue;
import dev.synctrace.diagnosis.collect.CollectItem;
import dev.synctrace.diagnosis.collect.CollectItem.Data;
import dev.synctrace.diagnosis.collect.CollectRole;
import dev.synctrace.diagnosis.collect.CollectScenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** docs/collect.md, from the catalogue of what to collect. */
public final class CollectPage {
  private static final String BEGINNING =
      """
      # Collect logs and exports

      Generated from the catalogue of what to collect. Do not edit manually: \
      `mvn test -pl cli -am -Dtest=DocsTest -Dsynctrace.update` generates it.

      ## Let a script collect

      ```
      synctrace collect -o collect.ps1
      synctrace collect --for group-sync --device CLIENT-042 --site PS1 -o collect.ps1
      synctrace collect --case case42 -o collect.ps1
      ```

      The first line writes a script for everything, the second one for one question and device, the third one only for what
      a case does not contain yet. Copy the script to the site server and run it elevated in Windows PowerShell 5.1, with an account
      that is an administrator of the computers and can read the site database:

      ```powershell
      powershell -ExecutionPolicy Bypass -File .\\collect.ps1
      ```

      The script only reads, and writes only to its output folder. It copies logs from the computer itself and through
      administrative shares, runs `dsregcmd /status` on them through PowerShell remoting (WinRM), queries the site database with integrated security, and asks Microsoft Graph if the Microsoft Graph
      modules are installed and connected (`Connect-MgGraph`). It skips files of more than 200 MB (`-MaxFileMegabytes`) and
      continues where it was interrupted. The result is one zip:

          synctrace report synctrace-collect-20261020-080000.zip

      `synctrace-collect.json` in the zip lists every file with its computer, and for what was not collected the reason.

      ## Collect manually

      SyncTrace reads folders, single files and archives. Put everything into one folder with a subfolder for each computer, so that
      the computer that wrote a log is known. File names do not matter for exports: they are recognized by their content.
      Collect each log with its rotated file, which ends in `.lo_`.

      """;

  private static final String END =
      """
      The rows of a member or owner list do not name their group: include the ID of the group in the file name.
      [`synctrace graph fetch`](graph.md) exports the Microsoft Entra part without PowerShell.

      ## What no file shows

      Write what you know into [`case-notes.yaml`](case-notes.md): the version of the site, whether Enhanced HTTP is on.

      ## Archives

      | archive | what is read |
      | --- | --- |
      | `.zip` | stored and deflated files; a damaged one as far as its files are complete |
      | `.cab` | stored, MSZIP and LZX; not Quantum. Of one part of a split cabinet, the files that are complete in the part |
      | `.7z` | LZMA, LZMA2, bzip2 and deflate; not PPMd and BCJ2 |
      | `.tar` | POSIX, GNU and older ones; links are not followed |
      | `.gz`, `.xz`, `.bz2`, `.zst` | the file inside, which can be a tar (`.tar.gz`, `.tgz`) or another archive |
      | `.eml`, mbox | the text of each mail, and its attachments, which can be archives or mails; not encrypted mails |

      An archive is recognized by its content, whatever its name, and can contain others, three deep. Extract encrypted archives and
      RAR archives first.

      A file without text, such as a trace (`.etl`), a memory dump, a picture, a PDF, an Outlook file or a Windows image, is
      recognized by its content, too. `ingest` lists it as a problem, with what to do instead. A picture in a mail, such as a logo, is
      listed and is no problem. A log that was renamed to `.dmp` is read as a log.

      Bundles that these tools make of a device are recognized by their layout, also in one another. `ingest`, the report and the web
      page name them, and their files are of that device, unless their own records say otherwise:

      | bundle | recognized by | device |
      | --- | --- | --- |
      | *Collect diagnostics* of the Intune admin center | `results.xml`, or numbered folders such as `(31) Command ...` | the name of the archive, `DiagLogs-DEVICE-TIME.zip`; else `dsregcmd` and the event logs in it |
      | `mdmdiagnosticstool.exe`, or *Export your management log files* | `MDMDiagReport.xml`, `MDMDiagHtmlReport.html` | *PC name* in the report |
      | Support Center | the name of the archive, `Support_` and 32 hexadecimal digits | the client logs in it |

      Leave the name of the archive as it is. If it names another device than the files, no file without a name of its own has a
      device.

      ## What is still missing?

      Ingest what you have. `synctrace collect --case CASE` lists what the case does not contain, with the computer. `synctrace explain`
      and `synctrace trace` end with what to collect next, the most useful data first.
      """;

  private CollectPage() {}

  /** Returns the page, byte for byte. */
  public static String text() {
    StringBuilder page = new StringBuilder(BEGINNING);
    for (CollectScenario scenario : CollectScenario.values()) {
      page.append("### ").append(scenario.question()).append("\n\n");
      List<CollectItem> items =
          CollectCatalogue.all().stream()
              .filter(item -> item.scenarios().contains(scenario))
              .toList();
      for (CollectRole role : items.stream().map(CollectItem::role).distinct().toList()) {
        table(page, role, items.stream().filter(item -> item.role().equals(role)).toList());
      }
    }
    return page.append(END).toString();
  }

  private static void table(StringBuilder page, CollectRole role, List<CollectItem> items) {
    page.append(
            "**%s%s**: %s\n\n"
                .formatted(
                    role.title().substring(0, 1).toUpperCase(Locale.ROOT),
                    role.title().substring(1),
                    role.place().replace("\\", "\\\\")))
        .append("| data | question |\n| --- | --- |\n");
    for (CollectItem item : items) {
      page.append("| %s | %s |\n".formatted(name(item), item.answers().replace("|", "\\|")));
    }
    page.append('\n');
    commands(page, "sql", items.stream().map(CollectItem::query).toList());
    List<String> graph =
        items.stream()
            .filter(item -> item.cmdlet() != null)
            .map(item -> Objects.requireNonNull(item.how()))
            .map(how -> how.replace("$GroupId", "GROUP").replace(CollectItem.GROUP, "GROUP"))
            .toList();
    commands(page, "powershell", graph);
    commands(
        page,
        "bat",
        items.stream()
            .filter(item -> item.role().isOfMachines())
            .map(CollectPage::command)
            .toList());
  }

  private static void commands(
      StringBuilder page, String language, List<? extends @Nullable String> lines) {
    List<String> known = new ArrayList<>();
    for (String line : lines) {
      if (line != null) {
        known.add(line);
      }
    }
    if (!known.isEmpty()) {
      page.append("```").append(language).append('\n');
      page.append(String.join("\n", known)).append("\n```\n\n");
    }
  }

  private static String name(CollectItem item) {
    String name =
        item.data() instanceof Data.Log ? "`" + item.files().getFirst() + "`" : item.title();
    return item.hasOwnPlace() ? "%s (%s)".formatted(name, item.place()) : name;
  }

  /** The command without its note. */
  private static @Nullable String command(CollectItem item) {
    String how = item.how();
    return how == null ? null : how.replaceFirst(" \\(.*", "");
  }
}
