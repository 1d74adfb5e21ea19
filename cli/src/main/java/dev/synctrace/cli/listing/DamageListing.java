package dev.synctrace.cli.listing;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.synctrace.index.CaseDamage;
import dev.synctrace.index.lucene.store.CaseCheck;
import dev.synctrace.output.Fields;
import dev.synctrace.output.TableListing;
import dev.synctrace.output.table.TerminalText;
import dev.synctrace.output.table.TextPage;
import dev.synctrace.output.table.TextTable.Column;
import java.io.IOException;
import java.util.List;

/**
 * The damaged files of a case.
 *
 * @param caseFolder as the user named it
 */
public record DamageListing(String caseFolder, CaseCheck check)
    implements TableListing<CaseDamage> {
  @Override
  public String name() {
    return "damaged";
  }

  @Override
  public List<CaseDamage> rows() {
    return check.damage();
  }

  @Override
  public Fields<CaseDamage> fields() {
    return Fields.<CaseDamage>none()
        .with("file", CaseDamage::file)
        .with("problem", CaseDamage::problem)
        .with("remedy", CaseDamage::remedy);
  }

  @Override
  public List<Column<CaseDamage>> columns() {
    return List.of(
        Column.left("DAMAGED FILE", damage -> TerminalText.line(damage.file())),
        Column.left("PROBLEM", damage -> TerminalText.line(damage.problem())),
        Column.left("WHAT TO DO", CaseDamage::remedy));
  }

  @Override
  public boolean print(TextPage page) {
    if (TableListing.super.print(page)) {
      return true;
    }
    page.out()
        .println(
            TerminalText.line(
                "%s: %,d %s (%,d kB) verified, none damaged"
                    .formatted(
                        caseFolder,
                        check.files(),
                        check.files() == 1 ? "file" : "files",
                        Math.ceilDiv(check.bytes(), 1_000))));
    return true;
  }

  @Override
  public void writeHead(JsonGenerator json) throws IOException {
    json.writeStringField("case", caseFolder);
    json.writeNumberField("files", check.files());
    json.writeNumberField("bytes", check.bytes());
  }
}
