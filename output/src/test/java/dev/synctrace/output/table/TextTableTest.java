package dev.synctrace.output.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.synctrace.output.table.TextTable.Column;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextTableTest {
  /** A file of an ingest. */
  private record Row(String path, String encoding, long failed, String why) {}

  private static final Row SHORT = new Row("CM01/a.log", "utf-8", 2, "the token was refused");
  private static final String LONG_PATH = "CM01/a folder/SMS_AZUREAD_DISCOVERY_AGENT.log";

  @Test
  void whereThereIsRoomAllColumnsAreOnOneLine() {
    assertThat(lines(Integer.MAX_VALUE, SHORT))
        .containsExactly(
            "SOURCE      ENCODING  FAILED  WHY",
            "CM01/a.log  utf-8          2  the token was refused");
  }

  @Test
  void theTextMovesBelowItsRowBeforeAColumnIsLeftOut() {
    assertThat(lines(40, SHORT))
        .containsExactly(
            "SOURCE      ENCODING  FAILED",
            "    WHY",
            "CM01/a.log  utf-8          2",
            "    the token was refused");
  }

  @Test
  void theLeastImportantColumnIsLeftOutAndNamed() {
    assertThat(lines(60, new Row(LONG_PATH, "windows-1252", 2, "refused")))
        .containsExactly(
            "SOURCE                                         FAILED",
            "    WHY",
            LONG_PATH + "       2",
            "    refused",
            "ENCODING is not shown; use a wider terminal or --format csv");
  }

  @Test
  void aNarrowColumnIsShownInTheRoomOfAWideOne() {
    TextTable<Row> table =
        table(
            30,
            List.of(
                Column.left("SOURCE", Row::path),
                Column.<Row>left("ENCODING OF THE FILE", Row::encoding).optional(1),
                Column.<Row>left("WHY IT WAS REFUSED", Row::why).optional(2),
                Column.count("N", Row::failed)));
    table.row(SHORT);

    assertThat(printed(table))
        .containsExactly(
            "SOURCE      N",
            "CM01/a.log  2",
            "ENCODING OF THE FILE and WHY",
            "IT WAS REFUSED are not shown;",
            "use a wider terminal or",
            "--format csv");
  }

  @Test
  void noCellIsCutWhateverItsLength() {
    String name = "Finance Workstations of all branches and of the headquarters, by name";
    List<String> lines = lines(60, new Row(name, "utf-8", 2, "refused"));

    assertThat(String.join(" ", lines).replaceAll(" +", " ")).contains(name, "2", "refused");
    assertThat(lines).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(60));
  }

  @Test
  void aLongPathDoesNotMakeTheOthersWider() {
    StringWriter out = new StringWriter();
    TextTable<Row> table =
        new TextTable<>(
            new TextPage(new PrintWriter(out, true), 60, false),
            List.of(Column.path("SOURCE", 20, Row::path), Column.left("ENCODING", Row::encoding)));
    table.row(SHORT);
    table.row(new Row(LONG_PATH + "/and/more", "windows-1252", 0, ""));
    table.finish();

    assertThat(out.toString().lines())
        .containsExactly(
            "SOURCE                ENCODING",
            "CM01/a.log            utf-8",
            LONG_PATH + "/and/more",
            "    windows-1252");
  }

  @Test
  void coloursTakeNoColumns() {
    StringWriter out = new StringWriter();
    TextPage page = new TextPage(new PrintWriter(out, true), 40, true);
    TextTable<Row> table =
        new TextTable<>(
            page,
            List.of(
                Column.left("VERDICT", row -> page.styled(AnsiStyle.ERROR, row.encoding())),
                Column.left("WHY", Row::why)));
    table.row(SHORT);
    table.finish();

    assertThat(out.toString().lines().skip(1))
        .containsExactly("\u001b[31mutf-8\u001b[0m    the token was refused");
  }

  private static List<String> lines(int width, Row... rows) {
    TextTable<Row> table =
        table(
            width,
            List.of(
                Column.left("SOURCE", Row::path),
                Column.<Row>left("ENCODING", Row::encoding).optional(1),
                Column.count("FAILED", Row::failed),
                Column.text("WHY", Row::why)));
    List.of(rows).forEach(table::row);
    return printed(table);
  }

  private static final StringWriter OUT = new StringWriter();

  private static TextTable<Row> table(int width, List<Column<Row>> columns) {
    OUT.getBuffer().setLength(0);
    return new TextTable<>(new TextPage(new PrintWriter(OUT, true), width, false), columns);
  }

  private static List<String> printed(TextTable<Row> table) {
    table.finish();
    return OUT.toString().lines().toList();
  }
}
